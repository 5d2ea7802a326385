"""Lists: newest first, filtered, a page at a time."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import dropwhile, islice
from operator import ge, gt, le, lt
from typing import Any, Protocol, TypeVar

from sandbox.yookassa.refusals import invalid

Json = dict[str, Any]
MOST = 100
USUAL = 10
_COMPARE = {"gte": ge, "gt": gt, "lte": le, "lt": lt}
_PAGING = frozenset({"limit", "cursor"})


class Listed(Protocol):
    """What every listed object has."""

    id: str
    created_at: datetime

    def wire(self) -> Json:
        """Write the object."""
        ...


Item = TypeVar("Item", bound=Listed)


def page(items: Iterable[Item], query: dict[str, str], equal: frozenset[str]) -> Json:
    """Write a page of items, which come newest first; `equal` names filters by equality.

    A moment is filtered by `created_at.gte`, `.gt`, `.lte` and `.lt`.
    """
    limit = _limit(query.get("limit", str(USUAL)))
    wanted = [_filter(name, value, equal) for name, value in query.items() if name not in _PAGING]
    fitting = (item for item in items if all(fits(item) for fits in wanted))
    found = list(islice(_from(fitting, query.get("cursor")), limit + 1))
    body: Json = {"type": "list", "items": [item.wire() for item in found[:limit]]}
    return body | ({"next_cursor": found[limit].id} if len(found) > limit else {})


def _limit(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= MOST):
        raise invalid("limit", f"A number from 1 to {MOST} is expected")
    return int(value)


def _from(items: Iterator[Item], cursor: str | None) -> Iterator[Item]:
    return items if cursor is None else dropwhile(lambda item: item.id != cursor, items)


def _filter(name: str, value: str, equal: frozenset[str]) -> Callable[[Listed], bool]:
    field, _, comparison = name.partition(".")
    if name in equal:
        return lambda item: bool(getattr(item, name) == value)
    if field != "created_at" or comparison not in _COMPARE:
        raise invalid(name, "There is no such filter")
    moment, compare = _moment(name, value), _COMPARE[comparison]
    return lambda item: bool(compare(item.created_at, moment))


def _moment(name: str, value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise invalid(name, "A moment is expected, like 2026-11-22T18:00:00.000Z") from None
    if moment.tzinfo is None:
        raise invalid(name, "The moment has no time zone")
    return moment
