"""Chat messages about a payment that came in, or did not come as it should."""

from app.domain.language import Language
from app.domain.ports import ChatMessage
from app.domain.visit_facts import VisitFacts
from app.texts import money_lines, visit_buttons
from app.texts import visit_lines as lines
from app.texts.formats import money
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "received": "Оплата получена: {amount}",
        "paid_by_client": "Клиент оплатил онлайн: {amount}",
        "too_late": "Платёж пришёл слишком поздно",
        "too_late_client": "Платёж {amount} прошёл, когда запись уже не действовала. Вернём всё "
        "тем же способом, которым вы платили, делать ничего не нужно. "
        "Банку может понадобиться несколько дней.",
        "too_late_staff": "Клиент оплатил {amount}, когда запись уже не действовала. "
        "Деньги вернутся сами, делать ничего не нужно.",
        "second": "Лишний платёж вернём",
        "second_client": "За эту запись пришёл ещё один платёж, {amount}. Вернём его целиком тем "
        "же способом, которым вы платили. Банку может понадобиться несколько дней.",
        "set_aside": "Платёж не сошёлся с записью",
        "set_aside_staff": "ЮKassa сообщила о платеже, в котором сумма, валюта или магазин не те, "
        "что мы просили. За этой записью мы его не засчитали. Найдите платёж в кабинете ЮKassa. "
        "Если деньги пришли, верните их оттуда и напишите клиенту.",
    },
    "en": {
        "received": "Payment received: {amount}",
        "paid_by_client": "The client paid online: {amount}",
        "too_late": "The payment came too late",
        "too_late_client": "Your payment of {amount} came through when the booking no longer "
        "stood. All of it goes back the way you paid; there is nothing to do. "
        "The bank may take a few days.",
        "too_late_staff": "The client paid {amount} when the booking no longer stood. "
        "The money goes back by itself; there is nothing to do.",
        "second": "One payment too many goes back",
        "second_client": "Another payment of {amount} came for this booking. All of it goes back "
        "the way you paid. The bank may take a few days.",
        "set_aside": "A payment does not match the booking",
        "set_aside_staff": "YooKassa told us of a payment whose amount, currency or shop is not "
        "what we asked for. We have not counted it for this booking. Find the payment in "
        "YooKassa's dashboard. If the money has come, return it from there and write to the "
        "client.",
    },
}


def received_for_payer(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that money has come for a visit, and what is left to pay."""
    so_far = money_lines.asked(facts, language) or money_lines.paid(facts, language)
    buttons = (
        *visit_buttons.pay(facts, language, pages),
        *visit_buttons.my_visits(facts, language, pages),
    )
    return lines.aside(_worded("received", facts, language), facts, language, buttons, so_far)


def received_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master that money has come for a visit, and what is left to pay."""
    so_far = money_lines.for_staff(facts, language)
    return _for_staff("paid_by_client", facts, language, pages, so_far)


def too_late_for_payer(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that money came for a visit that is off, and that all of it goes back."""
    return lines.aside(
        _worded("too_late", facts, language),
        facts,
        language,
        visit_buttons.book_again(facts, language, pages),
        _worded("too_late_client", facts, language),
    )


def too_late_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master of money that came too late and goes back by itself."""
    why = _worded("too_late_staff", facts, language)
    return _for_staff("too_late", facts, language, pages, why)


def second_for_payer(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that a visit was paid for twice, and that the second payment goes back."""
    return lines.aside(
        _worded("second", facts, language),
        facts,
        language,
        visit_buttons.my_visits(facts, language, pages),
        _worded("second_client", facts, language),
    )


def set_aside_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master of a payment that was not counted because it is not what was asked for."""
    # Of its amount nothing is said: it may be in another currency, or not be paid at all.
    why = _worded("set_aside_staff", facts, language)
    return _for_staff("set_aside", facts, language, pages, why)


def _for_staff(
    heading: str, facts: VisitFacts, language: Language, pages: Pages, why: str | None
) -> ChatMessage:
    return lines.aside(
        _worded(heading, facts, language),
        facts,
        language,
        visit_buttons.open_visit(facts, language, pages),
        lines.client(facts, language),
        why,
    )


def _worded(key: str, facts: VisitFacts, language: Language) -> str:
    return _WORDS[language][key].format(amount=money(facts.amount_kopecks, language))
