"""Lines that messages about a visit share, in Telegram's HTML.

Names, comments and reasons are people's own words: each is escaped where it is put in.
"""

from collections.abc import Iterable
from html import escape

from app.domain.language import Language
from app.domain.ports import ChatMessage
from app.domain.visit_facts import VisitFacts
from app.domain.words import one_line
from app.texts import money_lines, visit_buttons
from app.texts.formats import date_and_span, date_and_time, duration, money
from app.texts.pages import Pages
from app.texts.visit_buttons import Buttons

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "master": "Мастер: {name}",
        "client": "Клиент: {name}",
        "comment": "Пожелание: «{text}»",
        "reason": "Причина: «{text}»",
        "was": "Было: {span}",
        "free_until": "Отменить бесплатно можно до {moment}.",
        "no_free": "Если планы изменятся, отмените запись пораньше: время пригодится другим.",
        "answer_comes": "Мастер посмотрит её и ответит в этом чате. Время пока держим за вами.",
        "please_answer": "Подтвердите её или отклоните. Пока ответа нет, время занято.",
    },
    "en": {
        "master": "With: {name}",
        "client": "Client: {name}",
        "comment": "Wish: “{text}”",
        "reason": "Reason: “{text}”",
        "was": "Was: {span}",
        "free_until": "You can cancel for free until {moment}.",
        "no_free": "If your plans change, please cancel early: somebody else may need the time.",
        "answer_comes": "The master will answer in this chat. Until then the time is kept for you.",
        "please_answer": "Please confirm or decline it. Until you do, the time is taken.",
    },
}


def standing(heading: str, facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the client of a visit that takes place, or will if the master agrees, or she pays."""
    return ChatMessage(
        html=joined(
            f"<b>{heading}</b>",
            "",
            was(facts, language),
            *what(facts, language),
            *where(facts),
            "",
            *_what_next(facts, language),
        ),
        buttons=(
            *visit_buttons.pay(facts, language, pages),
            *visit_buttons.my_visits(facts, language, pages),
        ),
    )


def called_off(
    heading: str, facts: VisitFacts, language: Language, pages: Pages, *more: str | None
) -> ChatMessage:
    """Tell the client of a visit that does not take place; why, and what of her money: `more`."""
    below = joined(*more)
    return ChatMessage(
        html=joined(
            f"<b>{heading}</b>",
            "",
            *what(facts, language),
            *(["", below] if below else []),
        ),
        buttons=visit_buttons.book_again(facts, language, pages),
    )


def for_staff(
    heading: str, facts: VisitFacts, language: Language, pages: Pages, *more: str | None
) -> ChatMessage:
    """Tell the staff of a visit and of whoever comes; `more` stands below.

    Of a request they are asked for an answer.
    """
    please_answer = ["", _WORDS[language]["please_answer"]] if facts.awaiting_approval else []
    return ChatMessage(
        html=joined(
            f"<b>{heading}</b>",
            "",
            was(facts, language),
            *what(facts, language),
            "",
            client(facts, language),
            *more,
            money_lines.for_staff(facts, language),
            *please_answer,
        ),
        buttons=visit_buttons.open_visit(facts, language, pages),
    )


def aside(
    heading: str, facts: VisitFacts, language: Language, buttons: Buttons, *more: str | None
) -> ChatMessage:
    """Tell of something about a visit that does not change how it stands."""
    below = joined(*more)
    return ChatMessage(
        html=joined(
            f"<b>{heading}</b>",
            "",
            *briefly(facts, language),
            *(["", below] if below else []),
        ),
        buttons=buttons,
    )


def briefly(facts: VisitFacts, language: Language) -> Iterable[str]:
    """Say which visit it is: when, and what for."""
    yield f"<b>{date_and_span(facts.starts_at, facts.ends_at, language)}</b>"
    yield escape(", ".join(facts.services))


def what(facts: VisitFacts, language: Language) -> Iterable[str]:
    """Say when, what, with whom and how much."""
    yield f"<b>{date_and_span(facts.starts_at, facts.ends_at, language)}</b>"
    yield f"{escape(', '.join(facts.services))} · {duration(facts.duration_min, language)}"
    if facts.master_name:
        yield _WORDS[language]["master"].format(name=escape(facts.master_name))
    yield money(facts.price_kopecks, language, at_least=facts.price_from)


def was(facts: VisitFacts, language: Language) -> str | None:
    """Say when the visit was to be before the change, and what for if that was something else."""
    if facts.was_starts_at is None or facts.was_ends_at is None:
        return None
    span = date_and_span(facts.was_starts_at, facts.was_ends_at, language)
    other = facts.was_services and facts.was_services != facts.services
    services = f" · {escape(', '.join(facts.was_services))}" if other else ""
    return _WORDS[language]["was"].format(span=f"<s>{span}{services}</s>")


def where(facts: VisitFacts) -> Iterable[str]:
    """Say where it is and how to get there."""
    return (escape(part) for part in (facts.address, facts.directions) if part)


def free_until(facts: VisitFacts, language: Language) -> str:
    """Say until when it costs nothing to cancel, or ask to cancel early."""
    if money_lines.has_money(facts):
        return money_lines.free_until(facts, language)
    words = _WORDS[language]
    if not facts.free_to_cancel:
        return words["no_free"]
    return words["free_until"].format(moment=date_and_time(facts.free_cancel_until, language))


def client(facts: VisitFacts, language: Language) -> str:
    """Say who comes, with a way to write to her."""
    return _WORDS[language]["client"].format(name=_linked_name(facts))


def comment(facts: VisitFacts, language: Language) -> str | None:
    """Say what the client wished."""
    return _quoted("comment", facts.comment, language)


def reason(facts: VisitFacts, language: Language) -> str | None:
    """Say why the visit was cancelled."""
    return _quoted("reason", facts.cancel_reason, language)


def joined(*lines: str | None) -> str:
    """Put lines under one another, leaving out those there are not."""
    return "\n".join(line for line in lines if line is not None)


def _what_next(facts: VisitFacts, language: Language) -> Iterable[str | None]:
    asked = money_lines.asked(facts, language)
    if facts.awaiting_approval:
        return (_WORDS[language]["answer_comes"], asked)
    return (asked or money_lines.paid(facts, language), free_until(facts, language))


def _quoted(word: str, text: str | None, language: Language) -> str | None:
    return _WORDS[language][word].format(text=escape(one_line(text))) if text else None


def _linked_name(facts: VisitFacts) -> str:
    name = escape(facts.client_name) or "…"
    if facts.client_username:
        return f"{name} (@{escape(facts.client_username)})"
    if facts.client_chat_id:
        return f'<a href="tg://user?id={facts.client_chat_id}">{name}</a>'
    return name
