"""Why clients are not offered a start: a sentence for the master, in whose zone all times are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from app.domain import obstacles, reasons
from app.domain.interval import Interval
from app.domain.language import Language
from app.domain.reasons import Contact, Reason
from app.domain.schedule import Source
from app.domain.start_hours import StartHours
from app.domain.words import one_line
from app.texts.formats import clock, duration
from app.texts.obstacle_words import ON_WEEKDAY, SHORT_WEEKDAYS, WORDS

_NIGHT = timedelta(hours=12)
_Facts = tuple[str, dict[str, str]]


def reason_text(reason: Reason, language: Language, *, zone: ZoneInfo, now: datetime) -> str:
    """Say in one sentence what stands against a start; plain text, times in the zone."""
    key, facts = _FACTS[type(reason)](reason, _Reader(language, zone, now))
    text = WORDS[language][key].format(**facts)
    return text[0].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class _Reader:
    language: Language
    zone: ZoneInfo
    now: datetime

    def word(self, key: str, **facts: str) -> str:
        return WORDS[self.language][key].format(**facts)

    def day(self, on: date) -> str:
        return format_date(on, "d MMMM", locale=self.language)

    def time(self, at: datetime) -> str:
        return clock(at.astimezone(self.zone))

    def stretch(self, stretch: Interval) -> str:
        starts, ends = (at.astimezone(self.zone) for at in (stretch.starts_at, stretch.ends_at))
        if starts.date() == ends.date() or ends - starts < _NIGHT:
            return f"{clock(starts)}–{clock(ends)}"
        first, last = (f"{self.day(at)}, {clock(at)}" for at in (starts, ends))
        return f"{first} – {last}"

    def weekday(self, on: date) -> str:
        return ON_WEEKDAY[self.language][on.weekday()]

    def length(self, minutes: int) -> str:
        return duration(minutes, self.language)


def _too_soon(reason: obstacles.TooSoon, reader: _Reader) -> _Facts:
    notice = (reason.until - reader.now) // timedelta(minutes=1)
    return "too_soon", {"notice": reader.length(notice)}


def _too_far(reason: obstacles.TooFarAhead, reader: _Reader) -> _Facts:
    return "too_far", {"date": reader.day(reason.last_date)}


def _day_off(reason: obstacles.DayOff, reader: _Reader) -> _Facts:
    key = "day_off" if reason.first_date == reason.last_date else "days_off"
    return key, {"date": reader.day(reason.last_date)}


def _closed_date(reason: obstacles.ClosedDate, reader: _Reader) -> _Facts:
    return "closed_date", {"date": reader.day(reason.on)}


def _not_working(reason: obstacles.NotWorking, reader: _Reader) -> _Facts:
    key = "no_shift" if reason.source is Source.SHIFT else "no_hours"
    return key, {"date": reader.day(reason.on), "weekday": reader.weekday(reason.on)}


def _outside_hours(reason: obstacles.OutsideHours, reader: _Reader) -> _Facts:
    hours = ", ".join(map(reader.stretch, reason.hours))
    return "outside", {"weekday": reader.weekday(reason.on), "hours": hours}


def _in_break(reason: obstacles.InBreak, reader: _Reader) -> _Facts:
    return "break", {"stretch": reader.stretch(reason.stretch)}


def _ends_late(reason: obstacles.EndsAfterHours, reader: _Reader) -> _Facts:
    return "ends_late", {"time": reader.time(reason.hours_end_at)}


def _time_off(reason: obstacles.DuringTimeOff, reader: _Reader) -> _Facts:
    key = "time_off_near" if reason.only_buffer else "time_off"
    return key, {"stretch": reader.stretch(reason.stretch)}


def _service_hours(reason: obstacles.OutsideServiceHours, reader: _Reader) -> _Facts:
    return "service_hours", {"hours": "; ".join(_limits(reason.hours, reader))}


def _limits(hours: StartHours, reader: _Reader) -> Iterator[str]:
    earliest, latest = (at and f"{at:%H:%M}" for at in (hours.earliest, hours.latest))
    if earliest and latest:
        yield reader.word("between", earliest=earliest, latest=latest)
    elif earliest:
        yield reader.word("from", time=earliest)
    elif latest:
        yield reader.word("until", time=latest)
    if hours.weekdays is not None:
        names = SHORT_WEEKDAYS[reader.language]
        days = ", ".join(names[weekday] for weekday in sorted(hours.weekdays))
        yield reader.word("on_days", days=days)


def _off_grid(reason: obstacles.OffGrid, reader: _Reader) -> _Facts:
    near = [reader.time(at) for at in (reason.earlier, reason.later) if at is not None]
    if len(near) > 1:
        return "off_grid", {"earlier": near[0], "later": near[1]}
    return ("off_grid_one", {"time": near[0]}) if near else ("off_grid_none", {})


_MET = {
    Contact.ITSELF: "taken",
    Contact.OWN_BUFFER: "own_buffer",
    Contact.BUFFER_BEFORE_IT: "buffer_before",
    Contact.BUFFER_AFTER_IT: "buffer_after",
}


def _met_visit(reason: reasons.MetVisit, reader: _Reader) -> _Facts:
    initial = f"{reason.last_name[0]}." if reason.last_name else ""
    return _MET[reason.contact], {
        "client": one_line(f"{reason.first_name} {initial}") or reader.word("nameless"),
        "stretch": reader.stretch(reason.lies),
        "blocked_from": reader.time(reason.blocks.starts_at),
        "blocked_until": reader.time(reason.blocks.ends_at),
    }


def _held(reason: obstacles.Taken | reasons.MetHold, reader: _Reader) -> _Facts:
    return "held", {"stretch": reader.stretch(reason.stretch)}


def _hidden_service(reason: reasons.HiddenService, reader: _Reader) -> _Facts:
    del reader
    return "service_hidden", {"name": one_line(reason.name)}


def _hole(reason: reasons.WouldLeaveHole, reader: _Reader) -> _Facts:
    left = [minutes for minutes in (reason.before_min, reason.after_min) if minutes]
    return ("hole", {"length": reader.length(min(left))}) if left else ("hole_none", {})


def _past(reason: obstacles.InThePast, reader: _Reader) -> _Facts:
    del reason, reader
    return "past", {}


_FACTS: Mapping[type, Callable[[Any, _Reader], _Facts]] = {
    obstacles.InThePast: _past,
    obstacles.TooSoon: _too_soon,
    obstacles.TooFarAhead: _too_far,
    obstacles.DayOff: _day_off,
    obstacles.ClosedDate: _closed_date,
    obstacles.NotWorking: _not_working,
    obstacles.OutsideHours: _outside_hours,
    obstacles.InBreak: _in_break,
    obstacles.EndsAfterHours: _ends_late,
    obstacles.DuringTimeOff: _time_off,
    obstacles.OutsideServiceHours: _service_hours,
    obstacles.OffGrid: _off_grid,
    obstacles.Taken: _held,
    reasons.MetHold: _held,
    reasons.MetVisit: _met_visit,
    reasons.HiddenService: _hidden_service,
    reasons.WouldLeaveHole: _hole,
}
