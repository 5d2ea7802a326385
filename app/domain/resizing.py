"""Making a visit longer or shorter."""

from collections.abc import Sequence

from app.domain.bits import QUANTUM_MIN
from app.domain.demand import MAX_DURATION_MIN, Performed
from app.domain.errors import VisitTooLong, VisitTooShort

Part = tuple[int, list[list[int]]]


def resized(services: Sequence[Performed], duration_min: int) -> list[Part]:
    """Return each service's new minutes and pauses for a visit of so many minutes, in fives.

    What is added goes to the last service. What is taken goes from the last one backwards and
    leaves each its five minutes; of a pause remains what lies inside its service. Raises
    VisitTooShort or VisitTooLong.
    """
    if duration_min > MAX_DURATION_MIN:
        raise VisitTooLong
    if duration_min < QUANTUM_MIN * len(services):
        raise VisitTooShort
    lengths = [service.duration_min for service in services]
    change = duration_min - sum(lengths)
    for place in reversed(range(len(lengths))):
        taken = max(change, QUANTUM_MIN - lengths[place])
        lengths[place] += taken
        change -= taken
    return [
        (length, _pauses_within(service.pauses, length))
        for service, length in zip(services, lengths, strict=True)
    ]


def _pauses_within(pauses: Sequence[Sequence[int]], duration_min: int) -> list[list[int]]:
    # A service ends with its master at work.
    last = duration_min - QUANTUM_MIN
    return [[after, min(length, last - after)] for after, length in pauses if after < last]
