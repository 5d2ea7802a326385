"""Chat messages about a visit whose time is held until its client has paid."""

from app.domain.language import Language
from app.domain.ports import ChatMessage
from app.domain.visit_facts import VisitFacts
from app.texts import money_lines
from app.texts import visit_lines as lines
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "held": "Держим время за вами до {moment}",
        "released": "Время больше не за вами",
        "not_paid": "Мы не дождались предоплаты, и время снова свободно. Если ваш платёж всё же "
        "пройдёт, подтвердим запись, пока время не заняли, или вернём всё.",
    },
    "en": {
        "held": "The time is kept for you until {moment}",
        "released": "The time is no longer kept for you",
        "not_paid": "The deposit has not reached us, and the time is free again. If your payment "
        "still comes through, we will confirm the booking if nobody has taken the time, or return "
        "all of it.",
    },
}


def held_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Ask for the deposit while the time is held, and say until when."""
    heading = _WORDS[language]["held"].format(moment=money_lines.held_until(facts, language))
    return lines.standing(heading, facts, language, pages)


def unpaid_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the time was released, and what becomes of money that came or may come."""
    words = _WORDS[language]
    back = money_lines.back(facts, language, "client")
    return lines.called_off(words["released"], facts, language, pages, back or words["not_paid"])
