"""The oracle's lives and questions in the engine's words."""

from app.domain.booking_rules import BookingRules, Grid
from app.domain.demand import Demand
from app.domain.master_calendar import MasterCalendar
from app.domain.schedule import DayPlan, Schedule, ShiftPattern
from app.domain.start_hours import StartHours
from app.domain.working_hours import LocalInterval, WeeklyHours
from tests.domain.oracle import Ask, Life, Walls


def calendar_of(life: Life) -> MasterCalendar:
    return MasterCalendar.of(
        life.zone.key, schedule_of(life), life.busy, life.first, life.last, life.time_off
    )


def schedule_of(life: Life) -> Schedule:
    windows, breaks = (
        tuple(
            LocalInterval(weekday, *wall)
            for weekday, plan in enumerate(life.weekly)
            for wall in plan[kind]
        )
        for kind in (0, 1)
    )
    return Schedule(
        WeeklyHours(windows, breaks),
        tuple((on, plan_of(plan)) for on, plan in life.overrides.items()),
        tuple(
            ShiftPattern(first, last, tuple(map(plan_of, cycle)))
            for first, last, cycle in life.shifts
        ),
        tuple(life.days_off),
    )


def plan_of(plan: tuple[Walls, Walls]) -> DayPlan:
    return DayPlan(*map(tuple, plan))


def demand_of(ask: Ask) -> Demand:
    return Demand.of(ask.services, [StartHours.of(service) for service in ask.services])


def rules_of(ask: Ask) -> BookingRules:
    rules = BookingRules(ask.notice, ask.horizon_days, ask.step, Grid(ask.grid), ask.round_to)
    return rules.for_services(ask.services)
