"""Reading an answer field by field; one that is missing or odd makes the whole unbelievable."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from app.domain.money import parse_amount
from app.domain.payment_ports import OutcomeUnknown
from app.domain.words import storable

Kind = TypeVar("Kind")
Choice = TypeVar("Choice", bound=str)


class Fields:
    """An object of an answer.

    Every reader raises OutcomeUnknown naming the field it stumbled on. What is null counts as
    missing.
    """

    def __init__(self, answer: object, name: str = "answer") -> None:
        self._name = name
        if not isinstance(answer, dict):
            raise self._odd()
        self._values: dict[str, Any] = answer

    def has(self, name: str) -> bool:
        """Tell whether there is such a field."""
        return self._values.get(name) is not None

    def text(self, name: str) -> str:
        """Return words, fit to be stored."""
        return storable(self._of(str, name))

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        """Return words of exactly this form."""
        told = self._of(str, name)
        if not pattern.fullmatch(told):
            raise self._odd(name)
        return told

    def choice(self, name: str, choices: Sequence[Choice]) -> Choice:
        """Return one of the words that may stand here."""
        told = self._of(str, name)
        for choice in choices:
            if choice == told:
                return choice
        raise self._odd(name)

    def flag(self, name: str) -> bool:
        """Return true or false."""
        return self._of(bool, name)

    def instant(self, name: str) -> datetime:
        """Return an aware moment in UTC."""
        try:
            told = datetime.fromisoformat(self._of(str, name))
            if told.tzinfo is not None:
                return told.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        raise self._odd(name)

    def kopecks(self, name: str) -> int:
        """Return an amount in rubles, or in hundredths of whatever its currency is."""
        try:
            return parse_amount(self._of(str, name))
        except ValueError:
            raise self._odd(name) from None

    def part(self, name: str) -> "Fields":
        """Return an object inside this one."""
        return Fields(self._values.get(name), f"{self._name}.{name}")

    def parts(self, name: str) -> list["Fields"]:
        """Return the objects of a list."""
        return [Fields(value, f"{self._name}.{name}") for value in self._of(list, name)]

    def texts(self) -> dict[str, str]:
        """Return everything in here; all of it has to be words."""
        return {storable(name): self.text(name) for name in self._values}

    def _of(self, kind: type[Kind], name: str) -> Kind:
        value = self._values.get(name)
        if not isinstance(value, kind):
            raise self._odd(name)
        return value

    def _odd(self, name: str = "") -> OutcomeUnknown:
        place = f"{self._name}.{name}" if name else self._name
        return OutcomeUnknown(f"missing or odd: {place}")
