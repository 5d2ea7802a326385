"""A tenant described as a whole, before it has rows: what `flask tenants create` reads."""

from dataclasses import dataclass, field
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHours:
    """Working hours of one weekday (Monday is 0), on the wall clock."""

    weekday: int
    starts_time: time
    ends_time: time
    breaks: tuple[tuple[time, time], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterPlan:
    """A master with her week and her booking rules."""

    name: str
    title: str | None = None
    hours: tuple[DayHours, ...]
    min_notice_min: int = 120
    booking_horizon_days: int = 60
    slot_step_min: int = 15
    grid: str = "clock"
    round_min: int = 5
    hole_policy: str = "recommend"
    hide_holes_days: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePlan:
    """A service of the catalogue; `masters` names who performs it, empty means everybody."""

    name: str
    description: str | None = None
    group: str | None = None
    duration_min: int
    buffer_before_min: int = 0
    buffer_after_min: int = 0
    price_kopecks: int
    price_from: bool = False
    pauses: tuple[tuple[int, int], ...] = ()
    needs_approval: bool = False
    # Booked only together with something else.
    add_on: bool = False
    masters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioPlan:
    """A tenant: its card, its masters, its services, in the order clients see them."""

    slug: str
    name: str
    tagline: str | None = None
    about: str | None = None
    address: str | None = None
    directions: str | None = None
    timezone: str = "Europe/Moscow"
    language: str = "ru"
    free_cancel_min: int = 24 * 60
    reschedule_min: int = 24 * 60
    masters: tuple[MasterPlan, ...] = field(default=())
    services: tuple[ServicePlan, ...] = field(default=())
