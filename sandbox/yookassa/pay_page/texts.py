"""What the pay page says."""

from typing import Literal

Language = Literal["ru", "en"]
Texts = dict[str, str]

RU: Texts = {
    "title": "Оплата",
    "shop_is_test": "тестовый магазин",
    "how": "Чем платить",
    "bank_card": "Банковская карта",
    "sbp": "СБП",
    "pay": "Оплатить",
    "later": "Заплатить позже",
    "later_hint": "Вы вернётесь сразу, а деньги придут через 15 секунд.",
    "decline": "Отклонить",
    "reason": "Почему банк откажет",
    "insufficient_funds": "Не хватает денег",
    "general_decline": "Без объяснений",
    "card_expired": "Карта просрочена",
    "fraud_suspected": "Подозрение на мошенничество",
    "leave": "Уйти, не заплатив",
    "back": "Вернуться в магазин",
    "coming": "Платёж уже в пути и придёт сам. Можно и заплатить сейчас.",
    "succeeded": "Оплачено",
    "succeeded_hint": "Деньги получены, страницу можно закрыть.",
    "refunded": "Возвращено {amount}",
    "waiting_for_capture": "Деньги отложены",
    "waiting_for_capture_hint": "Магазин спишет их сам или отпустит.",
    "canceled": "Платёж не прошёл",
    "canceled_hint": "Деньги не списаны. Вернитесь в магазин и начните заново.",
    "expired_on_confirmation": "Время на оплату вышло",
    "canceled_by_merchant": "Магазин отменил платёж",
    "missing": "Такого платежа нет",
    "missing_hint": "Песочница ничего не помнит после перезапуска. Начните оплату заново.",
    "sandbox": "Песочница: деньги ненастоящие.",
    "other_language": "English",
    "moves": "Что сделать",
}

EN: Texts = {
    "title": "Payment",
    "shop_is_test": "test shop",
    "how": "How to pay",
    "bank_card": "Bank card",
    "sbp": "SBP",
    "pay": "Pay",
    "later": "Pay later",
    "later_hint": "You go back at once, the money arrives in 15 seconds.",
    "decline": "Decline",
    "reason": "Why the bank refuses",
    "insufficient_funds": "Not enough money",
    "general_decline": "No explanation",
    "card_expired": "The card has expired",
    "fraud_suspected": "Fraud suspected",
    "leave": "Leave without paying",
    "back": "Back to the shop",
    "coming": "The payment is on its way and will arrive by itself. You may also pay now.",
    "succeeded": "Paid",
    "succeeded_hint": "The money is there, you may close the page.",
    "refunded": "Refunded: {amount}",
    "waiting_for_capture": "The money is set aside",
    "waiting_for_capture_hint": "The shop will take it or let it go.",
    "canceled": "The payment did not go through",
    "canceled_hint": "No money was taken. Go back to the shop and start anew.",
    "expired_on_confirmation": "The time to pay is over",
    "canceled_by_merchant": "The shop cancelled the payment",
    "missing": "There is no such payment",
    "missing_hint": "The sandbox forgets everything when it restarts. Start the payment anew.",
    "sandbox": "Sandbox: this is not real money.",
    "other_language": "Русский",
    "moves": "What to do",
}

TEXTS: dict[Language, Texts] = {"ru": RU, "en": EN}


def rubles(in_kopecks: int, language: Language) -> str:
    """Write an amount for people: `1 500,00 ₽` or `1,500.00 ₽`."""
    written = f"{in_kopecks / 100:,.2f}"
    if language == "ru":
        # A comma for a point, and spaces that do not break between the thousands.
        written = written.replace(",", "\u00a0").replace(".", ",")
    return f"{written}\u00a0₽"
