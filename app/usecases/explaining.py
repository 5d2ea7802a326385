"""Why clients are not offered a start, and what a visit there would leave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.domain.bits import QUANTUM_MIN
from app.domain.gaps_needs import Needs, left_beside
from app.domain.interval import Interval
from app.domain.obstacles import Obstacle, Taken
from app.domain.reasons import HiddenService, Reason, WouldLeaveHole
from app.models import Master
from app.usecases.calendars import MasterBook
from app.usecases.catalogue import Choice
from app.usecases.met_visits import who_has
from app.usecases.staff import Staff
from app.usecases.staff_books import StaffWish, open_for_staff


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands against a start, the most important first."""

    # Clients are offered it.
    offered: bool
    # No other visit has the time and the calendar has a mark there: it may be booked by hand.
    free: bool
    reasons: list[Reason]
    # Free minutes that a visit would leave right before and after itself.
    leaves_min: tuple[int, int]


def explain_start(
    session: Session, *, staff: Staff, wish: StaffWish, starts_at: datetime, now: datetime
) -> Explanation:
    """Tell whether a visit may start then, and everything that stands against it.

    Raises what `open_for_staff` does.
    """
    on = starts_at.astimezone(staff.tenant.zone).date()
    opened = open_for_staff(session, staff=staff, wish=wish, first_date=on, last_date=on, now=now)
    return _explained(session, opened.master, opened.book, opened.choice, starts_at, now)


def _explained(
    session: Session,
    master: Master,
    book: MasterBook,
    choice: Choice,
    starts_at: datetime,
    now: datetime,
) -> Explanation:
    rules = book.rules.for_services(choice.services)
    obstacles = book.calendar.explain(choice.demand, rules, now, starts_at)
    taken = [one for one in obstacles if isinstance(one, Taken)]
    leaves_min = _left(book, choice, starts_at)
    hidden = list(_hidden(book, choice, starts_at, now, obstacles, leaves_min))
    _, past_the_five = book.calendar.civil.bit_at(starts_at)
    wanted = Interval(starts_at, starts_at + timedelta(minutes=choice.demand.duration_min))
    named = who_has(session, master=master, taken=taken, wanted=wanted)
    reasons = [named[one] if isinstance(one, Taken) else one for one in obstacles]
    return Explanation(
        offered=not obstacles and not hidden,
        free=not taken and not past_the_five,
        # Two stretches of one visit are told once.
        reasons=[*dict.fromkeys(reasons), *hidden],
        leaves_min=leaves_min,
    )


def _left(book: MasterBook, choice: Choice, starts_at: datetime) -> tuple[int, int]:
    bit, _ = book.calendar.civil.bit_at(starts_at)
    before, after = left_beside(book.calendar.free, bit, Needs.of(choice.demand))
    return before * QUANTUM_MIN, after * QUANTUM_MIN


def _hidden(
    book: MasterBook,
    choice: Choice,
    starts_at: datetime,
    now: datetime,
    obstacles: Sequence[Obstacle],
    leaves_min: tuple[int, int],
) -> Iterator[Reason]:
    """Yield why clients do not see a start that no rule forbids."""
    yield from (HiddenService(service.name) for service in choice.services if service.hidden)
    bit, _ = book.calendar.civil.bit_at(starts_at)
    shown = book.offered(choice.services, choice.demand, now).shown
    if not obstacles and not shown >> bit & 1:
        yield WouldLeaveHole(*leaves_min)
