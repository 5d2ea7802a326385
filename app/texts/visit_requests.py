"""Chat messages about a booking that its master has yet to agree to."""

from app.domain.language import Language
from app.domain.ports import ChatMessage
from app.domain.visit_facts import VisitFacts
from app.texts import money_lines
from app.texts import visit_lines as lines
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "sent": "Заявка отправлена",
        "new": "Новая заявка",
        "approved": "Мастер подтвердил запись",
        "approved_by_colleague": "Заявка подтверждена",
        "declined": "Мастер не сможет вас принять",
        "unanswered": "Мастер не успел ответить на заявку",
    },
    "en": {
        "sent": "Request sent",
        "new": "New request",
        "approved": "The master confirmed your booking",
        "approved_by_colleague": "Request confirmed",
        "declined": "The master cannot see you",
        "unanswered": "The master did not answer your request in time",
    },
}


def requested_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the request has arrived and the answer will come."""
    return lines.standing(_WORDS[language]["sent"], facts, language, pages)


def requested_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master of a request that waits for her answer."""
    return lines.for_staff(
        _WORDS[language]["new"], facts, language, pages, lines.comment(facts, language)
    )


def approved_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the master agreed."""
    return lines.standing(_WORDS[language]["approved"], facts, language, pages)


def approved_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the others that a colleague agreed."""
    return lines.for_staff(_WORDS[language]["approved_by_colleague"], facts, language, pages)


def declined_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the master did not agree, and why."""
    return _not_agreed("declined", facts, language, pages)


def unanswered_for_client(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that the time came before an answer did."""
    return _not_agreed("unanswered", facts, language, pages)


def _not_agreed(key: str, facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    return lines.called_off(
        _WORDS[language][key],
        facts,
        language,
        pages,
        lines.reason(facts, language),
        money_lines.back(facts, language, "client"),
    )
