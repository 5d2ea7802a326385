"""Buttons under messages about a visit."""

from app.domain.language import Language
from app.domain.ports import Button
from app.domain.visit_facts import VisitFacts
from app.texts import money_lines
from app.texts.formats import money
from app.texts.pages import Pages

Buttons = tuple[tuple[Button, ...], ...]

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "pay": "Внести {due}",
        "my_visits": "Мои записи",
        "again": "Записаться снова",
        "open": "Открыть запись",
    },
    "en": {
        "pay": "Pay {due}",
        "my_visits": "My bookings",
        "again": "Book again",
        "open": "Open the booking",
    },
}


def pay(facts: VisitFacts, language: Language, pages: Pages) -> Buttons:
    """Lead the client to paying, while her visit waits for that."""
    if facts.visit_id is None or not money_lines.is_unpaid(facts):
        return ()
    label = _WORDS[language]["pay"].format(due=money(facts.due_kopecks, language))
    return ((Button(label, pages.pay(facts.slug, facts.visit_id)),),)


def my_visits(facts: VisitFacts, language: Language, pages: Pages) -> Buttons:
    """Lead the client to her visits."""
    return ((Button(_WORDS[language]["my_visits"], pages.visits(facts.slug)),),)


def book_again(facts: VisitFacts, language: Language, pages: Pages) -> Buttons:
    """Lead the client to booking."""
    return ((Button(_WORDS[language]["again"], pages.booking(facts.slug)),),)


def open_visit(facts: VisitFacts, language: Language, pages: Pages) -> Buttons:
    """Lead the staff to the visit in the cabinet."""
    if facts.visit_id is None:
        return ()
    page = pages.cabinet_visit(facts.slug, facts.visit_id)
    return ((Button(_WORDS[language]["open"], page),),)
