"""Who a shop is."""

from sandbox.yookassa.api.call import ApiCall, Json


def show(call: ApiCall) -> Json:
    """Return the shop that the keys belong to."""
    shop = call.shop
    fiscalization: Json = {"enabled": shop.fiscal}
    if shop.fiscal:
        fiscalization["provider"] = "yookassa"
    return {
        "account_id": shop.account_id,
        "status": "enabled",
        "test": shop.test,
        "fiscalization": fiscalization,
        "fiscalization_enabled": shop.fiscal,
        "payment_methods": ["bank_card"] if shop.test else ["bank_card", "sbp"],
        "name": shop.name,
    }
