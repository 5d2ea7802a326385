"""Chat messages about a visit that has changed."""

from html import escape

from app.domain.language import Language
from app.domain.ports import Button, ChatMessage
from app.domain.visit_facts import VisitFacts
from app.domain.words import one_line
from app.texts import visit_buttons
from app.texts import visit_lines as lines
from app.texts.formats import date_and_span, date_and_time
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "moved_by_master": "Мастер перенёс вашу запись",
        "moved": "Запись перенесена",
        "moved_by_client": "Клиент перенёс запись",
        "changed": "Запись изменилась",
        "restored": "Запись снова в силе",
        "see_below": "Запись изменилась, подробности в сообщении ниже.",
        "choose": "Нужно выбрать другое время",
        "cannot": "В это время мастер не сможет вас принять.",
        "free": "Свободно:",
        "choose_time": "Выбрать время",
    },
    "en": {
        "moved_by_master": "The master moved your booking",
        "moved": "Booking moved",
        "moved_by_client": "The client moved the booking",
        "changed": "Booking changed",
        "restored": "The booking stands again",
        "see_below": "The booking has changed, see the message below.",
        "choose": "Please choose another time",
        "cannot": "The master cannot see you at this time.",
        "free": "Free times:",
        "choose_time": "Choose a time",
    },
}


def moved_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the master moved the visit, from when to when."""
    return lines.standing(_WORDS[language]["moved_by_master"], facts, language, pages)


def rescheduled_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Confirm the time the client moved her visit to; stands in place of its confirmation."""
    return lines.standing(_WORDS[language]["moved"], facts, language, pages)


def changed_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the visit has another length or other services."""
    return lines.standing(_WORDS[language]["changed"], facts, language, pages)


def restored_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that a cancelled visit takes place after all."""
    return lines.standing(_WORDS[language]["restored"], facts, language, pages)


def superseded_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Strike out what an earlier message said, before a new one rings."""
    del pages
    starts_at, ends_at = facts.was_starts_at, facts.was_ends_at
    span = date_and_span(starts_at or facts.starts_at, ends_at or facts.ends_at, language)
    services = escape(", ".join(facts.was_services or facts.services))
    return ChatMessage(html=f"<s>{span}\n{services}</s>\n\n{_WORDS[language]['see_below']}")


def move_proposed_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Ask the client to choose another time, with a few that are free."""
    words = _WORDS[language]
    free = [f"• {date_and_time(at, language)}" for at in facts.proposed]
    choose = (
        ((Button(words["choose_time"], pages.move(facts.slug, facts.visit_id)),),)
        if facts.visit_id is not None
        else ()
    )
    return ChatMessage(
        html=lines.joined(
            f"<b>{words['choose']}</b>",
            "",
            *lines.what(facts, language),
            "",
            words["cannot"],
            f"«{escape(one_line(facts.proposal))}»" if facts.proposal else None,
            *(["", words["free"], *free] if free else []),
        ),
        buttons=(*choose, *visit_buttons.my_visits(facts, language, pages)),
    )


def moved_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the others that a colleague moved a visit."""
    return lines.for_staff(_WORDS[language]["moved"], facts, language, pages)


def rescheduled_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master that the client moved her visit."""
    return lines.for_staff(_WORDS[language]["moved_by_client"], facts, language, pages)


def changed_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the others that a visit has another length or other services."""
    return lines.for_staff(_WORDS[language]["changed"], facts, language, pages)


def restored_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the others that a cancelled visit takes place after all."""
    return lines.for_staff(_WORDS[language]["restored"], facts, language, pages)
