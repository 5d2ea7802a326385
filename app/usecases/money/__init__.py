"""Money: prices, payments through the tenant's shop, refunds, receipts, and the ledger."""
