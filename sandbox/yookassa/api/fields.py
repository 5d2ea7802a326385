"""Reading JSON objects of a request; what is wrong is refused by its place in the body."""

from typing import Any

from sandbox.yookassa.amounts import kopecks
from sandbox.yookassa.refusals import invalid

Json = dict[str, Any]


class Fields:
    """A JSON object and its place in the body: "" for the body itself, else "receipt" and so on."""

    def __init__(self, values: Json, place: str = "") -> None:
        """Take the object as it came."""
        self.values = values
        self._place = place

    def at(self, name: str) -> str:
        """Return a field's place in the body."""
        return f"{self._place}.{name}" if self._place else name

    def __contains__(self, name: str) -> bool:
        """Tell whether a field was given."""
        return self.values.get(name) is not None

    def only(self, *names: str) -> None:
        """Refuse fields other than these: those YooKassa does not know, or we do not play."""
        for name in self.values:
            if name not in names:
                raise invalid(self.at(name), "There is no such field, or the sandbox lacks it")

    def text(self, name: str, longest: int) -> str:
        """Return a text of one character or more."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise invalid(self.at(name), "A text is expected")
        if len(value) > longest:
            raise invalid(self.at(name), f"The text is longer than {longest} characters")
        return value

    def text_or_none(self, name: str, longest: int) -> str | None:
        """Return a text, or None where there is none."""
        return self.text(name, longest) if name in self else None

    def flag(self, name: str, default: bool) -> bool:  # noqa: FBT001 -- what is not given is this
        """Return a yes or no."""
        value = self.values.get(name, default)
        if not isinstance(value, bool):
            raise invalid(self.at(name), "true or false is expected")
        return value

    def choice(self, name: str, choices: frozenset[str]) -> str:
        """Return one of a few words."""
        value = self.values.get(name)
        if not isinstance(value, str) or value not in choices:
            raise invalid(self.at(name), f"One of {', '.join(sorted(choices))} is expected")
        return value

    def number(self, name: str, least: int, most: int) -> int:
        """Return a whole number, which may have been written as a text."""
        value = self.values.get(name)
        if isinstance(value, str) and value.isascii() and value.isdecimal():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise invalid(self.at(name), f"A number from {least} to {most} is expected")
        return value

    def object(self, name: str) -> "Fields":
        """Return an object inside this one."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise invalid(self.at(name), "An object is expected")
        return Fields(value, self.at(name))

    def objects(self, name: str, most: int) -> list["Fields"]:
        """Return a list of objects, of one at least."""
        value = self.values.get(name)
        if not isinstance(value, list) or not 1 <= len(value) <= most:
            raise invalid(self.at(name), f"A list of 1 to {most} objects is expected")
        for number, one in enumerate(value):
            if not isinstance(one, dict):
                raise invalid(f"{self.at(name)}[{number}]", "An object is expected")
        return [Fields(one, f"{self.at(name)}[{number}]") for number, one in enumerate(value)]

    def amount(self, name: str) -> int:
        """Return an amount of rubles, in kopecks."""
        amount = self.object(name)
        amount.only("value", "currency")
        value = kopecks(amount.values.get("value"))
        if not value:
            raise invalid(amount.at("value"), 'An amount above zero is expected, like "100.00"')
        if amount.values.get("currency") != "RUB":
            raise invalid(amount.at("currency"), "RUB is expected")
        return value
