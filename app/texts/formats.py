"""Dates, times, money and durations as people read them."""

from datetime import datetime
from decimal import Decimal

from babel.dates import format_datetime
from babel.numbers import format_decimal

from app.domain.language import Language

_DATE: dict[Language, str] = {"ru": "EEE d MMMM", "en": "EEE, d MMMM"}
_KOPECKS = 100
_HOUR = 60


def date_and_time(at: datetime, language: Language) -> str:
    """Write a local moment: «сб 28 ноября, 15:00»."""
    return f"{format_datetime(at, _DATE[language], locale=language)}, {clock(at)}"


def date_and_span(starts: datetime, ends: datetime, language: Language) -> str:
    """Write a local stretch of time: «сб 28 ноября, 15:00–17:00»."""
    return f"{date_and_time(starts, language)}–{clock(ends)}"


def near_moment(at: datetime, told_at: datetime | None, language: Language) -> str:
    """Write a local moment by its time alone if it lies on the day it is told: «14:10»."""
    if told_at is not None and told_at.astimezone(at.tzinfo).date() == at.date():
        return clock(at)
    return date_and_time(at, language)


def clock(at: datetime) -> str:
    """Write hours and minutes: «09:30»."""
    return f"{at:%H:%M}"


def money(kopecks: int, language: Language, *, at_least: bool = False) -> str:
    """Write roubles, with kopecks only where there are some: «2 200 ₽», «от 3 500 ₽»."""
    pattern = "#,##0" if kopecks % _KOPECKS == 0 else "#,##0.00"
    amount = format_decimal(Decimal(kopecks) / _KOPECKS, pattern, locale=language)
    prefix = {"ru": "от ", "en": "from "}[language] if at_least else ""
    return f"{prefix}{amount} ₽" if language == "ru" else f"{prefix}₽{amount}"


def duration(minutes: int, language: Language) -> str:
    """Write a length of time: «1 ч 15 мин», "1 h 15 min"."""
    hours, rest = divmod(minutes, _HOUR)
    hour, minute = ("ч", "мин") if language == "ru" else ("h", "min")
    return " ".join(
        part
        for part in (f"{hours} {hour}" if hours else "", f"{rest} {minute}" if rest else "")
        if part
    )
