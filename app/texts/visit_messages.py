"""Chat messages about a visit that is booked or cancelled."""

from app.domain.language import Language
from app.domain.ports import ChatMessage
from app.domain.visit_facts import VisitFacts
from app.texts import money_lines
from app.texts import visit_lines as lines
from app.texts.formats import date_and_time
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "booked": "Вы записаны",
        "new": "Новая запись",
        "cancelled": "Запись отменена",
        "cancelled_by_client": "Клиент отменил запись",
        "cancelled_by_master": "Мастер отменил вашу запись",
        "late": "Поздняя отмена: бесплатно было до {moment}.",
    },
    "en": {
        "booked": "You are booked",
        "new": "New booking",
        "cancelled": "Booking cancelled",
        "cancelled_by_client": "The client cancelled",
        "cancelled_by_master": "The master cancelled your booking",
        "late": "Late: it was free until {moment}.",
    },
}


def booked_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Confirm a booking to the client: when, what, how much, where, until when it is free."""
    return lines.standing(_WORDS[language]["booked"], facts, language, pages)


def booked_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master of a new booking and of whoever made it."""
    return lines.for_staff(
        _WORDS[language]["new"], facts, language, pages, lines.comment(facts, language)
    )


def cancelled_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the visit is off, as the client wished; stands in place of its confirmation."""
    return lines.called_off(
        _WORDS[language]["cancelled"],
        facts,
        language,
        pages,
        money_lines.back_to_client(facts, language),
    )


def cancelled_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master that the client cancelled, and whether late."""
    words = _WORDS[language]
    moment = date_and_time(facts.free_cancel_until, language)
    return lines.for_staff(
        words["cancelled_by_client"],
        facts,
        language,
        pages,
        lines.reason(facts, language),
        words["late"].format(moment=moment) if facts.cancelled_late else None,
    )


def called_off_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the master cancelled the visit, and why."""
    return lines.called_off(
        _WORDS[language]["cancelled_by_master"],
        facts,
        language,
        pages,
        lines.reason(facts, language),
        money_lines.back_to_client(facts, language),
    )


def called_off_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the others that a colleague cancelled a visit."""
    return lines.for_staff(
        _WORDS[language]["cancelled"], facts, language, pages, lines.reason(facts, language)
    )
