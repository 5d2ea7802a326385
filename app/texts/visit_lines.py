"""Lines that messages about a visit share, in Telegram's HTML.

Names, comments and reasons are people's own words: each is escaped where it is put in.
"""

from collections.abc import Iterable
from html import escape

from app.domain.language import Language
from app.domain.ports import Button
from app.domain.visit_facts import VisitFacts
from app.domain.words import one_line
from app.texts.formats import date_and_span, date_and_time, duration, money
from app.texts.pages import Pages

Buttons = tuple[tuple[Button, ...], ...]

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "master": "Мастер: {name}",
        "client": "Клиент: {name}",
        "comment": "Пожелание: «{text}»",
        "reason": "Причина: «{text}»",
        "was": "Было: {span}",
        "free_until": "Отменить бесплатно можно до {moment}.",
        "no_free": "Если планы изменятся, отмените запись пораньше: время пригодится другим.",
        "my_visits": "Мои записи",
        "again": "Записаться снова",
        "open": "Открыть запись",
    },
    "en": {
        "master": "With: {name}",
        "client": "Client: {name}",
        "comment": "Wish: “{text}”",
        "reason": "Reason: “{text}”",
        "was": "Was: {span}",
        "free_until": "You can cancel for free until {moment}.",
        "no_free": "If your plans change, please cancel early: somebody else may need the time.",
        "my_visits": "My bookings",
        "again": "Book again",
        "open": "Open the booking",
    },
}


def what(facts: VisitFacts, language: Language) -> Iterable[str]:
    """Say when, what, with whom and how much."""
    yield f"<b>{date_and_span(facts.starts_at, facts.ends_at, language)}</b>"
    yield f"{escape(', '.join(facts.services))} · {duration(facts.duration_min, language)}"
    if facts.master_name:
        yield _WORDS[language]["master"].format(name=escape(facts.master_name))
    yield money(facts.price_kopecks, language, at_least=facts.price_from)


def was(facts: VisitFacts, language: Language) -> str | None:
    """Say when the visit was to be before the change."""
    if facts.was_starts_at is None or facts.was_ends_at is None:
        return None
    span = date_and_span(facts.was_starts_at, facts.was_ends_at, language)
    return _WORDS[language]["was"].format(span=f"<s>{span}</s>")


def where(facts: VisitFacts) -> Iterable[str]:
    """Say where it is and how to get there."""
    return (escape(part) for part in (facts.address, facts.directions) if part)


def free_until(facts: VisitFacts, language: Language, *, told_at: str = "booked_at") -> str:
    """Say until when it costs nothing to cancel, if that moment is still ahead when told."""
    del told_at
    words = _WORDS[language]
    if facts.free_cancel_until <= facts.booked_at:
        return words["no_free"]
    return words["free_until"].format(moment=date_and_time(facts.free_cancel_until, language))
