"""Random calendars and visits, drawn where it hurts: around clock changes and midnights."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.domain.oracle import DAY, EPOCH, MINUTE, Ask, Life, Walls, Wanted

# A date in whose night, morning or evening the zone changes its clock; some never do.
CLOCK_CHANGES = {
    "Europe/Moscow": [date(2026, 11, 28), date(2014, 10, 26)],
    "Europe/Berlin": [date(2026, 3, 29), date(2026, 10, 25)],
    "America/New_York": [date(2026, 3, 8), date(2026, 11, 1)],
    "America/Santiago": [date(2026, 4, 5), date(2026, 9, 6)],
    "America/Scoresbysund": [date(2026, 3, 28), date(2026, 10, 24)],
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
    "Pacific/Apia": [date(2020, 9, 27), date(2021, 4, 4)],
    "Pacific/Chatham": [date(2026, 4, 5), date(2026, 9, 27)],
    "Pacific/Kiritimati": [date(2026, 7, 1)],
    "UTC": [date(2026, 12, 31)],
}

STEPS = (5, 10, 15, 20, 30, 40, 45, 60)
NIGHT = tuple(range(48)) + tuple(range(260, 288))
CLOSED: tuple[Walls, Walls] = ([], [])


def wall_times() -> st.SearchStrategy[time]:
    quanta = st.one_of(st.sampled_from(NIGHT), st.integers(0, 287))
    return quanta.map(lambda n: time(n // 12, n % 12 * 5))


def plans() -> st.SearchStrategy[tuple[Walls, Walls]]:
    interval = st.tuples(wall_times(), wall_times())
    hours = st.tuples(st.lists(interval, max_size=3), st.lists(interval, max_size=2))
    return st.one_of(hours, hours, st.just(([(time(9), time(21))], [(time(13), time(14))])))


@st.composite
def shifts(draw: st.DrawFn, first: date):
    begins = first + draw(st.integers(-9, 2)) * DAY
    ends = draw(st.one_of(st.none(), st.integers(0, 12)))
    cycle = draw(st.lists(st.one_of(plans(), st.just(CLOSED)), min_size=1, max_size=4))
    return begins, None if ends is None else begins + ends * DAY, cycle


@st.composite
def lives(draw: st.DrawFn) -> Life:
    zone_name = draw(st.sampled_from(sorted(CLOCK_CHANGES)))
    change = draw(st.sampled_from(CLOCK_CHANGES[zone_name]))
    first = change + timedelta(days=draw(st.integers(-2, 1)))
    last = first + timedelta(days=draw(st.integers(0, 2)))
    near = st.integers(-2, 4).map(lambda n: first + n * DAY)
    # Most weeks are one or two plans in turn: each of them matters on some of the dates.
    plan, other = draw(plans()), draw(plans())
    noon = (datetime.combine(first, time(12), UTC) - EPOCH) // MINUTE
    stretches = st.tuples(st.integers(-2 * 1440, 5 * 1440), st.integers(1, 400)).map(
        lambda pair: (noon + pair[0], noon + sum(pair))
    )
    days_off = st.tuples(near, st.integers(0, 2)).map(lambda x: (x[0], x[0] + x[1] * DAY))
    return Life(
        zone=ZoneInfo(zone_name),
        first=first,
        last=last,
        weekly=[plan, other, plan, plan, other, other, plan],
        overrides=draw(st.one_of(st.just({}), st.dictionaries(near, plans(), max_size=3))),
        shifts=draw(st.lists(shifts(first), max_size=1)),
        days_off=draw(st.one_of(st.just([]), st.lists(days_off, max_size=2))),
        busy=draw(st.lists(stretches, max_size=5)),
        time_off=draw(st.one_of(st.just([]), st.lists(stretches, max_size=2))),
    )


def asks(life: Life, seed: int, count: int) -> list[Ask]:
    """Throw dice for questions about one life: many are cheap where drawing each would not be."""
    dice = Random(seed)
    return [ask(life, dice) for _ in range(count)]


def ask(life: Life, dice: Random) -> Ask:
    noon = datetime.combine(life.first, time(12), UTC)
    grid = dice.choice(("clock", "free"))
    return Ask(
        services=[wanted(dice) for _ in range(dice.choice((1, 1, 1, 2, 3)))],
        notice=seldom(dice, dice.randint(0, 120), dice.randint(0, 3000)),
        horizon_days=dice.choice((60, 60, 1, 2, 3)),
        grid=grid,
        step=dice.choice(STEPS) if grid == "clock" else 5 * dice.randint(1, 48),
        round_to=dice.choice((5, 10, 15)),
        now=noon + timedelta(seconds=dice.randint(-2 * 86400, 86400)),
    )


def wanted(dice: Random) -> Wanted:
    duration = 5 * seldom(dice, dice.randint(1, 24), dice.randint(1, 96))
    earliest = seldom(dice, None, wall(dice))
    latest = seldom(dice, None, wall(dice))
    if earliest and latest and latest < earliest:
        earliest, latest = latest, earliest
    return Wanted(
        duration_min=duration,
        buffer_before_min=5 * seldom(dice, dice.randint(0, 6), dice.choice((24, 96, 288))),
        buffer_after_min=5 * seldom(dice, dice.randint(0, 6), dice.choice((24, 96, 288))),
        pauses=pauses(dice, duration) if dice.random() < 0.4 else [],
        min_notice_min=seldom(dice, None, dice.randint(0, 1500)),
        booking_horizon_days=seldom(dice, None, dice.randint(0, 4)),
        earliest_start_time=earliest,
        latest_start_time=latest,
        weekdays=seldom(dice, None, dice.sample(range(7), dice.randint(1, 6))),
    )


def pauses(dice: Random, duration: int) -> list[list[int]]:
    """Cut a service at some even number of places."""
    inside = range(5, duration, 5)
    places = sorted(dice.sample(inside, min(len(inside) // 2 * 2, dice.choice((2, 2, 4)))))
    return [[start, end - start] for start, end in zip(places[::2], places[1::2], strict=True)]


def seldom(dice: Random, usual, unusual):
    return unusual if dice.random() < 0.15 else usual


def wall(dice: Random) -> time:
    return time(dice.randrange(24), 5 * dice.randrange(12))
