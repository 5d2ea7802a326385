"""The shops that exist from the start; the application's demo data imports them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShopAccount:
    """A shop as its owner sees it in YooKassa's cabinet; the key looks like one, and is none."""

    account_id: str
    secret_key: str
    name: str
    test: bool = True
    fiscal: bool = False


ANYA_SHOP = ShopAccount(
    "100001", "test_sandbox_anya_0001_not-a-real-key_abcdefghijk", "Аня Белова · маникюр"
)
VITOK_SHOP = ShopAccount(
    "100002", "test_sandbox_vitok_0002_not-a-real-key_abcdefghij", "Виток · студия волос"
)
FISCAL_SHOP = ShopAccount(
    "100003",
    "live_sandbox_receipts_0003_not-a-real-key_abcdef",
    "Студия на Лесной",
    test=False,
    fiscal=True,
)

SHOPS = (ANYA_SHOP, VITOK_SHOP, FISCAL_SHOP)
