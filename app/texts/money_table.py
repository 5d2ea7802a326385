"""Words of the table of entries that the tenant's people open in a spreadsheet."""

from app.domain.language import Language

HEADINGS: dict[Language, tuple[str, ...]] = {
    "ru": (
        "Дата",
        "Время",
        "Клиент",
        "Услуги",
        "Что",
        "Как",
        "Сумма, ₽",
        "Тест",
        "Платёж в ЮKassa",
    ),
    "en": (
        "Date",
        "Time",
        "Client",
        "Services",
        "What",
        "How",
        "Amount, ₽",
        "Test",
        "YooKassa payment",
    ),
}
_WORDS: dict[str, dict[Language, str]] = {
    "payment": {"ru": "оплата", "en": "payment"},
    "refund": {"ru": "возврат", "en": "refund"},
    "onsite": {"ru": "на месте", "en": "on site"},
    "tip": {"ru": "чаевые", "en": "tip"},
    "online": {"ru": "онлайн", "en": "online"},
    "cash": {"ru": "наличные", "en": "cash"},
    "transfer": {"ru": "перевод", "en": "transfer"},
    "test": {"ru": "да", "en": "yes"},
}


def table_word(code: str, language: Language) -> str:
    """Return what stands in the table for a kind of entry, a means of payment, or "test"."""
    return _WORDS[code][language]
