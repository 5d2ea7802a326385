from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from app.domain.booking_rules import BookingRules, Grid, Refusal

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
RULES = BookingRules(min_notice_min=120, booking_horizon_days=3, slot_step_min=15)


class TestBookingRules:
    @pytest.mark.parametrize("step", [0, 7, 25, 50, 65, 120])
    def test_refuse_a_step_that_does_not_divide_a_day(self, step):
        with pytest.raises(ValueError, match=f"not {step}"):
            BookingRules(0, 0, step)

    @pytest.mark.parametrize("step", [0, 7, 245])
    def test_refuse_a_free_step_beyond_four_hours_or_off_the_five_minutes(self, step):
        with pytest.raises(ValueError, match=f"not {step}"):
            BookingRules(0, 0, step, Grid.FREE)

    @pytest.mark.parametrize("step", [5, 25, 65, 240])
    def test_let_a_free_step_divide_nothing(self, step):
        assert BookingRules(0, 0, step, Grid.FREE).step == step // 5

    def test_refuse_a_rounding_nobody_counts_in(self):
        with pytest.raises(ValueError, match="not 20"):
            BookingRules(0, 0, 15, Grid.FREE, round_min=20)

    @pytest.mark.parametrize(("notice", "horizon"), [(-1, 0), (0, -1)])
    def test_refuse_to_look_back(self, notice, horizon):
        with pytest.raises(ValueError, match="must not be negative"):
            BookingRules(notice, horizon, 15)

    def test_allow_a_start_exactly_when_the_notice_ends(self):
        assert RULES.refusal(NOW + timedelta(minutes=120), NOW, MOSCOW) is None

    def test_refuse_a_start_a_moment_sooner(self):
        sooner = NOW + timedelta(minutes=120, microseconds=-1)
        assert RULES.refusal(sooner, NOW, MOSCOW) is Refusal.TOO_SOON

    def test_count_real_minutes_of_notice_over_a_clock_change(self):
        berlin = ZoneInfo("Europe/Berlin")
        now = datetime(2026, 3, 29, 1, tzinfo=berlin)
        assert RULES.soonest(now) == datetime(2026, 3, 29, 4, tzinfo=berlin)

    def test_allow_the_whole_last_date_of_the_horizon_as_the_zone_counts_dates(self):
        last_moment = datetime(2026, 12, 1, 23, 59, tzinfo=MOSCOW)
        assert RULES.refusal(last_moment, NOW, MOSCOW) is None
        next_moment = datetime(2026, 12, 2, tzinfo=MOSCOW)
        assert RULES.refusal(next_moment, NOW, MOSCOW) is Refusal.TOO_FAR_AHEAD

    @pytest.mark.parametrize(
        ("starts_at", "refusal"),
        [
            (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), Refusal.TOO_SOON),
            (datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))), Refusal.TOO_FAR_AHEAD),
        ],
    )
    def test_judge_the_ends_of_the_calendar_too(self, starts_at, refusal):
        assert RULES.refusal(starts_at, NOW, MOSCOW) is refusal


class Own(NamedTuple):
    min_notice_min: int | None = None
    booking_horizon_days: int | None = None


class TestRulesOfServices:
    def test_are_the_masters_where_a_service_has_none(self):
        assert RULES.for_services([Own()]) == RULES

    def test_stand_in_place_of_the_masters_even_if_laxer(self):
        assert RULES.for_services([Own(30, 10)]) == BookingRules(30, 10, 15)

    def test_are_the_strictest_of_several_services(self):
        assert RULES.for_services([Own(300, 10), Own(30, 2)]) == BookingRules(300, 2, 15)

    def test_do_not_let_one_service_relax_what_another_leaves_to_the_master(self):
        assert RULES.for_services([Own(30, 10), Own()]) == RULES
