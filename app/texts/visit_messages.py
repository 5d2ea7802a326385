"""Chat messages about a visit, in Telegram's HTML.

Names, comments and reasons are people's own words: each is escaped where it is put in.
"""

from collections.abc import Iterable
from html import escape

from app.domain.language import Language
from app.domain.ports import Button, ChatMessage
from app.domain.visit_facts import VisitFacts
from app.domain.words import one_line
from app.texts.formats import date_and_span, date_and_time, duration, money
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "booked": "Вы записаны",
        "new": "Новая запись",
        "cancelled": "Запись отменена",
        "cancelled_by_client": "Клиент отменил запись",
        "late": "Поздняя отмена: бесплатно было до {moment}.",
        "free_until": "Отменить бесплатно можно до {moment}.",
        "no_free": "Если планы изменятся, отмените запись пораньше: время пригодится другим.",
        "master": "Мастер: {name}",
        "client": "Клиент: {name}",
        "comment": "Пожелание: «{text}»",
        "reason": "Причина: «{text}»",
        "my_visits": "Мои записи",
        "again": "Записаться снова",
    },
    "en": {
        "booked": "You are booked",
        "new": "New booking",
        "cancelled": "Booking cancelled",
        "cancelled_by_client": "The client cancelled",
        "late": "Late: it was free until {moment}.",
        "free_until": "You can cancel for free until {moment}.",
        "no_free": "If your plans change, please cancel early: somebody else may need the time.",
        "master": "With: {name}",
        "client": "Client: {name}",
        "comment": "Wish: “{text}”",
        "reason": "Reason: “{text}”",
        "my_visits": "My bookings",
        "again": "Book again",
    },
}


def booked_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Confirm a booking to the client: when, what, how much, where, until when it is free."""
    words = _WORDS[language]
    in_time = facts.free_cancel_until > facts.booked_at
    moment = date_and_time(facts.free_cancel_until, language)
    return ChatMessage(
        html=_lines(
            f"<b>{words['booked']}</b>",
            "",
            *_what(facts, language),
            *_where(facts),
            "",
            words["free_until"].format(moment=moment) if in_time else words["no_free"],
        ),
        buttons=((Button(words["my_visits"], pages.visits(facts.slug)),),),
    )


def booked_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master of a new booking and of whoever made it."""
    del pages
    words = _WORDS[language]
    return ChatMessage(
        html=_lines(
            f"<b>{words['new']}</b>",
            "",
            *_what(facts, language),
            "",
            words["client"].format(name=_client(facts)),
            words["comment"].format(text=_quoted(facts.comment)) if facts.comment else None,
        )
    )


def cancelled_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the visit is off; stands in place of its confirmation."""
    words = _WORDS[language]
    return ChatMessage(
        html=_lines(f"<b>{words['cancelled']}</b>", "", *_what(facts, language)),
        buttons=((Button(words["again"], pages.booking(facts.slug)),),),
    )


def cancelled_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master that the client cancelled, and whether late."""
    del pages
    words = _WORDS[language]
    moment = date_and_time(facts.free_cancel_until, language)
    return ChatMessage(
        html=_lines(
            f"<b>{words['cancelled_by_client']}</b>",
            "",
            *_what(facts, language),
            "",
            words["client"].format(name=_client(facts)),
            words["reason"].format(text=_quoted(facts.cancel_reason))
            if facts.cancel_reason
            else None,
            words["late"].format(moment=moment) if facts.cancelled_late else None,
        )
    )


def _what(facts: VisitFacts, language: Language) -> Iterable[str | None]:
    yield f"<b>{date_and_span(facts.starts_at, facts.ends_at, language)}</b>"
    yield f"{escape(', '.join(facts.services))} · {duration(facts.duration_min, language)}"
    if facts.master_name:
        yield _WORDS[language]["master"].format(name=escape(facts.master_name))
    yield money(facts.price_kopecks, language, at_least=facts.price_from)


def _where(facts: VisitFacts) -> Iterable[str]:
    return (escape(part) for part in (facts.address, facts.directions) if part)


def _client(facts: VisitFacts) -> str:
    name = escape(facts.client_name) or "…"
    if facts.client_username:
        return f"{name} (@{escape(facts.client_username)})"
    if facts.client_chat_id:
        return f'<a href="tg://user?id={facts.client_chat_id}">{name}</a>'
    return name


def _quoted(words: str) -> str:
    return escape(one_line(words))


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line is not None)
