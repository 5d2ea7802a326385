"""What the cabinet can say about a start beyond what the engine finds."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import ClassVar

from app.domain.interval import EPOCH, Interval
from app.domain.obstacles import Obstacle, Taken


class Contact(Enum):
    """With what a wanted visit meets another one."""

    ITSELF = auto()
    BUFFER_BEFORE_IT = auto()
    BUFFER_AFTER_IT = auto()
    # The wanted visit's own buffer.
    OWN_BUFFER = auto()


@dataclass(frozen=True, slots=True)
class MetVisit:
    """Another visit has the time: `lies` without its buffers, `blocks` with them."""

    kind: ClassVar = "taken"
    first_name: str
    last_name: str | None
    lies: Interval
    # Two stretches of one visit, met in the same way, are one reason.
    blocks: Interval = field(compare=False)
    contact: Contact


@dataclass(frozen=True, slots=True)
class MetHold:
    """Somebody is booking this time at this moment."""

    kind: ClassVar = "held"
    stretch: Interval


@dataclass(frozen=True, slots=True)
class HiddenService:
    """Clients do not see the service."""

    kind: ClassVar = "service_hidden"
    name: str


@dataclass(frozen=True, slots=True)
class WouldLeaveHole:
    """Her policy hides the start: it would leave so many free minutes before and after."""

    kind: ClassVar = "hole"
    before_min: int
    after_min: int


Reason = Obstacle | MetVisit | MetHold | HiddenService | WouldLeaveHole


def contact_of(taken: Taken, lies: Interval, wanted: Interval) -> Contact:
    """Tell with what a wanted visit meets one that lies there, both without buffers."""
    if taken.only_buffer:
        return Contact.OWN_BUFFER
    # Of a visit with a pause only the stretch that is met counts. By the time since 1970, for two
    # times of one zone compare as their clocks read.
    first = max(lies.starts_at - EPOCH, taken.stretch.starts_at - EPOCH)
    last = min(lies.ends_at - EPOCH, taken.stretch.ends_at - EPOCH)
    if wanted.ends_at - EPOCH <= first:
        return Contact.BUFFER_BEFORE_IT
    return Contact.BUFFER_AFTER_IT if wanted.starts_at - EPOCH >= last else Contact.ITSELF
