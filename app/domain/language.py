"""Which of our languages a person reads."""

from typing import Literal

Language = Literal["ru", "en"]

DEFAULT: Language = "ru"
# Telegram and browsers name hundreds of languages. Readers of these understand Russian better
# than English far more often than not.
_READ_RUSSIAN = {"ru", "be", "uk", "kk", "ky", "uz", "tg", "hy", "az", "ka", "tt"}


def from_code(code: str | None) -> Language:
    """Choose by an IETF tag such as "en-GB"; unknown means the default."""
    if not code:
        return DEFAULT
    return "ru" if code.lower().replace("_", "-").partition("-")[0] in _READ_RUSSIAN else "en"


def stored(code: str) -> Language:
    """Narrow a language read from the database."""
    return "en" if code == "en" else "ru"
