"""Visits that changed, to write about."""

from datetime import timedelta

from app.domain.visit_facts import VisitFacts
from tests.support.factories import moscow
from tests.texts.example_visit import HOSTILE, HOSTILE_TEXT, LONG, facts

_FIRST = facts()
WAS = {"was_starts_at": moscow(27, 12), "was_ends_at": moscow(27, 14, 40), "visit_id": 7}
HARD = {
    "hostile words": facts(**HOSTILE, **WAS, was_services=(HOSTILE_TEXT,), proposal=HOSTILE_TEXT),
    "long words": facts(**LONG, **WAS, proposal="<" * 500),
}
# Told so late that it cannot be cancelled for free any more.
LATE = facts(visit_id=7, told_at=_FIRST.free_cancel_until + timedelta(minutes=1))
MOVED = {
    "usual": facts(**WAS),
    "with several masters": facts(**WAS, master_name="Ольга", tenant_name="Виток"),
    **HARD,
}
OF_A_REQUEST = {"of a request": facts(**WAS, awaiting_approval=True)}
CHANGED = {**MOVED, "for something else": facts(**WAS, was_services=("Педикюр",))}
ASKED = {
    "usual": facts(visit_id=7, awaiting_approval=True),
    "hostile words": facts(**HOSTILE, visit_id=7, awaiting_approval=True),
    "long words": facts(**LONG, visit_id=7, awaiting_approval=True),
}
STANDING = {"usual": facts(visit_id=7), "past free cancel": LATE, **HARD}
CALLED_OFF = {
    "usual": facts(visit_id=7, cancelled_at=moscow(26, 9)),
    "with a reason": facts(visit_id=7, cancelled_at=moscow(26, 9), cancel_reason="Заболела"),
    **HARD,
}
PROPOSED = (moscow(29, 15), moscow(30, 15), moscow(1, 14, 30, month=12))

CHANGED_VISITS: dict[str, dict[str, VisitFacts]] = {
    "visit_called_off_client": CALLED_OFF,
    "visit_called_off_staff": CALLED_OFF,
    "visit_requested_client": ASKED,
    "visit_requested_staff": {
        **ASKED,
        "with a comment": facts(
            visit_id=7, comment="Без музыки, пожалуйста.", awaiting_approval=True
        ),
    },
    "visit_approved_client": STANDING,
    "visit_approved_staff": STANDING,
    "visit_declined_client": CALLED_OFF,
    "visit_unanswered_client": CALLED_OFF,
    "visit_moved_client": {**MOVED, "past free cancel": LATE, **OF_A_REQUEST},
    "visit_moved_staff": {**MOVED, **OF_A_REQUEST},
    "visit_rescheduled_client": {**MOVED, **OF_A_REQUEST},
    "visit_rescheduled_staff": {**MOVED, **OF_A_REQUEST},
    "visit_changed_client": {**CHANGED, **OF_A_REQUEST},
    "visit_changed_staff": {**CHANGED, **OF_A_REQUEST},
    "visit_restored_client": STANDING,
    "visit_restored_staff": STANDING,
    "visit_superseded_client": {**MOVED, "at the same time": facts(visit_id=7)},
    "visit_move_proposed_client": {
        "usual": facts(visit_id=7, proposed=PROPOSED),
        "with her words": facts(visit_id=7, proposed=PROPOSED, proposal="Заболела,\nпростите!"),
        "with nothing free": facts(visit_id=7),
        **HARD,
    },
}
