"""Why a start is not offered, by the oracle's slow lights; names only."""

from tests.domain.oracle import DAY, EPOCH, MINUTE, Ask, Oracle, earliest, horizon, needed

CLOSED = {
    "time_off": "day_off",
    "override": "closed_date",
    "shift": "not_working",
    "weekly": "not_working",
}
OF_HOURS = {
    *CLOSED.values(),
    "outside_hours",
    "in_break",
    "ends_after_hours",
}


def reasons(
    oracle: Oracle, ask: Ask, start: int, possible: set[int], counted: set[int]
) -> set[str]:
    """Name everything against a start, given its date's possible starts and those on the grid."""
    return {
        *against_the_moment(oracle, ask, start),
        *against_the_hours(oracle, ask, start),
        *(["service_hours"] if oracle.wrong_hours(ask, start) else []),
        *([] if oracle.present(ask, start) else ["time_off"]),
        *([] if oracle.clear(ask, start) else ["taken"]),
        *(["off_grid"] if off_grid(oracle, ask, start, possible, counted) else []),
    }


def against_the_moment(oracle: Oracle, ask: Ask, start: int) -> list[str]:
    at = EPOCH + start * MINUTE
    found = []
    if at < ask.now:
        found.append("in_the_past")
    elif at < earliest(ask):
        found.append("too_soon")
    today = ask.now.astimezone(oracle.life.zone).date()
    if at.astimezone(oracle.life.zone).date() > today + horizon(ask) * DAY:
        found.append("too_far_ahead")
    return found


def against_the_hours(oracle: Oracle, ask: Ask, start: int) -> list[str]:
    fives = [start + after for after in needed(ask)]
    found = []
    if any(five in oracle.in_window and five in oracle.in_break for five in fives):
        found.append("in_break")
    if start not in oracle.in_window:
        day = (EPOCH + start * MINUTE).astimezone(oracle.life.zone).date()
        source, (windows, _) = oracle.plan(day)
        found.append("outside_hours" if windows else CLOSED[source])
    elif any(five not in oracle.in_window for five in fives):
        found.append("ends_after_hours")
    return found


def off_grid(oracle: Oracle, ask: Ask, start: int, possible: set[int], counted: set[int]) -> bool:
    if ask.grid == "clock":
        wall = (EPOCH + start * MINUTE).astimezone(oracle.life.zone)
        return (wall.hour * 60 + wall.minute) % ask.step != 0
    return start in possible and start not in counted


def refusal(found: set[str]) -> str | None:
    """Name the one reason a client is told."""
    for name, kinds in (
        ("too_soon", {"in_the_past", "too_soon"}),
        ("too_far_ahead", {"too_far_ahead"}),
        ("outside_working_hours", OF_HOURS),
        ("service_hours", {"service_hours"}),
        ("slot_taken", {"time_off", "taken"}),
        ("off_grid", {"off_grid"}),
    ):
        if found & kinds:
            return name
    return None
