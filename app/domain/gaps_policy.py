"""What a master does about starts that would leave unsellable holes."""

from enum import StrEnum

from app.domain.bits import span


class HolePolicy(StrEnum):
    """Offer all starts alike, show the recommended first, or offer nothing else."""

    OFF = "off"
    RECOMMEND = "recommend"
    HIDE = "hide"


def hidden(offered: int, recommended: int, until_bit: int) -> int:
    """Return what is offered under HIDE: only the recommended before `until_bit`, all from there.

    Days that the policy covers keep an offer each, as `recommend` leaves none without.
    """
    near = span(0, max(until_bit, 0))
    return recommended & near | offered & ~near
