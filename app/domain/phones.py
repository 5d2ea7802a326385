"""Telephone numbers, as people write them and as we keep them."""

from typing import NewType

import phonenumbers

from app.domain.errors import PhoneInvalid

E164 = NewType("E164", str)
"""A number in one spelling: "+79123456789"."""

_HOME = "RU"
_MOST_DIGITS = 15
_DIGITS = "0123456789"
_SIGNS = {*_DIGITS, *"+-() "}


def parse_phone(text: str) -> E164:
    """Read a number as people write it; without a country's code it is a Russian one.

    Raises PhoneInvalid.
    """
    try:
        number = phonenumbers.parse(text, _HOME)
    except phonenumbers.NumberParseException:
        raise PhoneInvalid from None
    if not phonenumbers.is_possible_number(number):
        raise PhoneInvalid
    return E164(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def spells_number(text: str) -> bool:
    """Tell whether a text holds digits and nothing but what people write between them."""
    return any(sign in _DIGITS for sign in text) and set(text) <= _SIGNS


def digits_of(text: str) -> str:
    """Return the digits of part of a number, without what Russians write for +7 at its start."""
    digits = "".join(sign for sign in text if sign in _DIGITS)[:_MOST_DIGITS]
    return digits.removeprefix("8") if len(digits) > 1 else digits
