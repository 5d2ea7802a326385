"""How a route says who may call it."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def guarded(by: str) -> Callable[[View], View]:
    """Mark a view with what guards it; a test refuses a route without the mark."""

    def mark(view: View) -> View:
        view.guarded_by = by  # type: ignore[attr-defined]  # functions take attributes, their type does not say so
        return view

    return mark
