"""Random calendars, drawn where it hurts: around clock changes and midnights."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.domain.oracle import EPOCH, MINUTE, Question

# A date in whose night, morning or evening the zone changes its clock; some never do.
CLOCK_CHANGES = {
    "Europe/Moscow": [date(2026, 11, 28), date(2014, 10, 26)],
    "Europe/Berlin": [date(2026, 3, 29), date(2026, 10, 25)],
    "America/New_York": [date(2026, 3, 8), date(2026, 11, 1)],
    "America/Santiago": [date(2026, 4, 5), date(2026, 9, 6)],
    "America/Havana": [date(2026, 3, 8), date(2026, 11, 1)],
    "America/Nuuk": [date(2026, 3, 28), date(2026, 10, 24)],
    "America/St_Johns": [date(2026, 3, 8), date(2026, 11, 1)],
    "Asia/Beirut": [date(2026, 3, 29), date(2026, 10, 25)],
    "Atlantic/Azores": [date(2026, 3, 29), date(2026, 10, 25)],
    "Australia/Lord_Howe": [date(2026, 4, 5), date(2026, 10, 4)],
    "Antarctica/Troll": [date(2026, 3, 29), date(2026, 10, 25)],
    "Africa/Casablanca": [date(2026, 2, 15), date(2026, 3, 22)],
    "Asia/Kathmandu": [date(2026, 12, 31)],
    "Asia/Kolkata": [date(2024, 2, 28)],
    "Pacific/Chatham": [date(2026, 4, 5), date(2026, 9, 27)],
    "Pacific/Kiritimati": [date(2026, 7, 1)],
    "UTC": [date(2026, 12, 31)],
}

STEPS = (5, 10, 15, 20, 30, 40, 45, 60)
NIGHT = tuple(range(48)) + tuple(range(260, 288))


def fives(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least // 5, most // 5).map(lambda n: n * 5)


def wall_times() -> st.SearchStrategy[time]:
    quanta = st.one_of(st.sampled_from(NIGHT), st.integers(0, 287))
    return quanta.map(lambda n: time(n // 12, n % 12 * 5))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    zone_name = draw(st.sampled_from(sorted(CLOCK_CHANGES)))
    change = draw(st.sampled_from(CLOCK_CHANGES[zone_name]))
    first = change + timedelta(days=draw(st.integers(-2, 1)))
    last = first + timedelta(days=draw(st.integers(0, 3)))
    # The weekdays of the dates and of the evening before, so that most intervals matter.
    weekdays = st.integers(-1, 3).map(lambda n: (first.weekday() + n) % 7)
    intervals = st.tuples(weekdays, wall_times(), wall_times())
    noon = datetime.combine(first, time(12), UTC)
    stretches = st.tuples(st.integers(-2 * 1440, 5 * 1440), st.integers(1, 400)).map(
        lambda pair: stretch(noon, *pair)
    )
    return Question(
        zone=ZoneInfo(zone_name),
        windows=draw(st.lists(intervals, min_size=2, max_size=5)),
        breaks=draw(st.lists(intervals, max_size=2)),
        busy=draw(st.lists(stretches, max_size=5)),
        duration=draw(rarely(fives(5, 120), fives(5, 1440))),
        buffer_before=draw(rarely(fives(0, 60), fives(0, 1440))),
        buffer_after=draw(rarely(fives(0, 60), fives(0, 1440))),
        notice=draw(rarely(st.integers(0, 120), st.integers(0, 3000))),
        horizon_days=draw(st.sampled_from((60, 1, 2, 3))),
        step=draw(st.sampled_from(STEPS)),
        first=first,
        last=last,
        now=noon + timedelta(seconds=draw(st.integers(-2 * 86400, 86400))),
    )


def rarely(usual: st.SearchStrategy[int], seldom: st.SearchStrategy[int]):
    return st.one_of(usual, usual, usual, seldom)


def stretch(noon: datetime, offset: int, length: int) -> tuple[int, int]:
    start = (noon - EPOCH) // MINUTE + offset
    return start, start + length
