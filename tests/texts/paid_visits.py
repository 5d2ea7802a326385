"""Visits that cost money in advance, to write about."""

from datetime import timedelta
from typing import Any

from app.domain.visit_facts import VisitFacts
from app.models.payment import REFUND_REASONS
from tests.support.factories import moscow
from tests.texts.example_visit import HOSTILE, HOSTILE_TEXT, LONG, facts

NOW = moscow(23, 14)
LONG_WORDS = {**LONG, "amount_words": "<" * 300, "kept_reason": "<" * 300}
HOSTILE_WORDS = {**HOSTILE, "amount_words": HOSTILE_TEXT, "kept_reason": HOSTILE_TEXT}
PAST_FREE = facts().free_cancel_until + timedelta(minutes=1)


def told(**changes: Any) -> VisitFacts:
    """A visit with a deposit of 500 rubles, told of in the afternoon it was booked."""
    return facts(**{"visit_id": 7, "told_at": NOW, "deposit_kopecks": 50_000, **changes})


def paid(**changes: Any) -> VisitFacts:
    return told(**{"paid_kopecks": 50_000, **changes})


def unpaid(**changes: Any) -> VisitFacts:
    return told(**{"pay_until": moscow(23, 14, 10), **changes})


def off(**changes: Any) -> VisitFacts:
    """A cancelled one, whose deposit is on its way back."""
    return paid(**{"cancelled_at": NOW, "returned_kopecks": 50_000, **changes})


def moved(**money: Any) -> dict[str, VisitFacts]:
    was = {"was_starts_at": moscow(27, 12), "was_ends_at": moscow(27, 14, 40)}
    return {"with a deposit": paid(**was, **money), "yet to be paid": unpaid(**was, **money)}


def about(**money: Any) -> dict[str, VisitFacts]:
    """A message about this much money, and those that are hard to put into words."""
    return {
        "usual": told(**money),
        "hostile words": told(**{**money, **HOSTILE_WORDS}),
        "long words": told(**{**money, **LONG_WORDS}),
    }


_STANDING = {
    "with a deposit": paid(),
    "paid in full": paid(paid_kopecks=310_000),
    "with a deposit, price from": paid(price_from=True),
    "all of the least price paid": paid(price_from=True, paid_kopecks=310_000),
    "with a deposit, past free cancel": paid(told_at=PAST_FREE),
    "some of it going back": paid(paid_kopecks=100_000, returned_kopecks=50_000),
}
_AGREED = {
    "yet to be paid": unpaid(pay_until=moscow(24, 14)),
    "yet to be paid, past free cancel": unpaid(
        told_at=PAST_FREE, pay_until=PAST_FREE + timedelta(hours=2)
    ),
}
_REQUESTED = {"with a deposit to come": told(awaiting_approval=True)}
_OFF = {
    "deposit goes back": off(),
    "the rest of the money goes back": off(paid_kopecks=150_000, returned_kopecks=200_000),
    "never paid": told(cancelled_at=NOW),
}
_LATE = {
    "late, with a deposit": paid(cancelled_at=PAST_FREE, decide_until=moscow(4, 15, month=12)),
    "late, after another refund": off(cancelled_at=PAST_FREE, decide_until=moscow(4, 15, month=12)),
}

MONEY_OF_VISITS: dict[str, dict[str, VisitFacts]] = {
    "visit_booked_client": _STANDING,
    "visit_booked_staff": _STANDING,
    "visit_requested_client": _REQUESTED,
    "visit_requested_staff": _REQUESTED,
    "visit_approved_client": _AGREED,
    "visit_approved_staff": _AGREED,
    "visit_moved_client": moved(),
    "visit_moved_staff": moved(),
    "visit_rescheduled_client": moved(),
    "visit_rescheduled_staff": moved(),
    "visit_changed_client": {"with a deposit": paid()},
    "visit_changed_staff": {"with a deposit": paid()},
    "visit_restored_client": {"with a deposit": paid(), "the deposit has gone back": off()},
    "visit_restored_staff": {"with a deposit": paid()},
    "visit_cancelled_client": {**_OFF, **_LATE},
    "visit_cancelled_staff": {**_OFF, **_LATE},
    "visit_called_off_client": _OFF,
    "visit_called_off_staff": _OFF,
    "visit_declined_client": _OFF,
    "visit_unanswered_client": _OFF,
    "visit_held_client": {
        **about(pay_until=moscow(23, 14, 10)),
        "past midnight": unpaid(pay_until=moscow(24, 0, 5)),
        "a part is paid": unpaid(paid_kopecks=20_000),
        "past free cancel": unpaid(told_at=PAST_FREE, pay_until=PAST_FREE + timedelta(hours=1)),
    },
    "visit_unpaid_client": {
        **about(cancelled_at=NOW),
        "a part was paid": off(paid_kopecks=20_000, returned_kopecks=20_000),
    },
    "payment_received_payer": {
        **about(amount_kopecks=260_000, paid_kopecks=310_000),
        "a part": unpaid(amount_kopecks=20_000, paid_kopecks=20_000),
        "after a refund": paid(amount_kopecks=50_000, returned_kopecks=50_000),
    },
    "payment_received_staff": {
        **about(amount_kopecks=260_000, paid_kopecks=310_000),
        "a part": unpaid(amount_kopecks=20_000, paid_kopecks=20_000),
    },
    "payment_too_late_payer": about(amount_kopecks=50_000, cancelled_at=NOW),
    "payment_too_late_staff": about(amount_kopecks=50_000, cancelled_at=NOW),
    "payment_second_payer": about(amount_kopecks=50_000, paid_kopecks=100_000),
    "payment_set_aside_staff": about(amount_kopecks=50_000, amount_reason="differs"),
    "refund_made_payer": {
        **about(amount_kopecks=50_000, amount_reason="cancelled_in_time"),
        **{one: told(amount_kopecks=50_000, amount_reason=one) for one in REFUND_REASONS},
        "for no known reason": told(amount_kopecks=50_000, amount_reason="other"),
    },
    "refund_delayed_payer": about(amount_kopecks=50_000, amount_reason="insufficient_funds"),
    "refund_delayed_staff": {
        **about(amount_kopecks=50_000, amount_reason="insufficient_funds"),
        "refused": told(amount_kopecks=50_000, amount_reason="rejected_by_payee"),
        "refused for an odd reason": told(amount_kopecks=50_000, amount_reason="<b>\n&"),
        "refused without a reason": told(amount_kopecks=50_000, amount_reason="canceled"),
    },
    "deposit_kept_payer": {
        **about(
            amount_kopecks=20_000,
            paid_kopecks=50_000,
            returned_kopecks=30_000,
            kept_kopecks=20_000,
            kept_reason="Материалы уже куплены",
        ),
        "all of it": paid(
            amount_kopecks=50_000, kept_kopecks=50_000, kept_reason="Материалы уже куплены"
        ),
    },
}
