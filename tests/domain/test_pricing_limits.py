"""When a discount applies: to whom, on which dates, at which time, how often."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from app.domain.pricing import Audience, DiscountKind
from tests.domain.prices import off, total

FIRST = DiscountKind.FIRST_VISIT
LAST_MINUTE, NTH = DiscountKind.LAST_MINUTE, DiscountKind.NTH_VISIT
FULL, LESS = 100_000, 90_000
FRIDAY, SATURDAY = 4, 5
BERLIN = ZoneInfo("Europe/Berlin")


class TestFirstVisit:
    def test_is_for_who_has_neither_been_here_nor_booked(self):
        assert total(off(FIRST)) == LESS

    @pytest.mark.parametrize("history", [{"kept_visits": 1}, {"coming_visits": 1}])
    def test_is_not_for_who_has(self, history):
        assert total(off(FIRST), **history) == FULL


class TestNthVisit:
    @pytest.mark.parametrize(
        ("kept", "coming", "price"),
        [(0, 0, FULL), (1, 0, FULL), (2, 0, LESS), (1, 1, LESS), (3, 0, FULL), (3, 2, LESS)],
    )
    def test_counts_this_visit_after_those_kept_and_coming(self, kept, coming, price):
        assert total(off(NTH), kept_visits=kept, coming_visits=coming) == price


class TestAudience:
    @pytest.mark.parametrize(
        ("audience", "kept", "coming", "price"),
        [
            (Audience.EVERYBODY, 0, 0, LESS),
            (Audience.NEW, 0, 0, LESS),
            (Audience.NEW, 0, 1, FULL),
            (Audience.NEW, 1, 0, FULL),
            (Audience.REGULAR, 0, 5, FULL),
            (Audience.REGULAR, 1, 0, LESS),
        ],
    )
    def test_is_told_by_the_visits(self, audience, kept, coming, price):
        discount = off(audience=audience)
        assert total(discount, kept_visits=kept, coming_visits=coming) == price


class TestDates:
    DECEMBER = off(first_on=date(2026, 12, 1), last_on=date(2026, 12, 2))

    @pytest.mark.parametrize(
        ("booked_at", "price"),
        [
            ("2026-11-30 23:59", FULL),
            ("2026-12-01 00:00", LESS),
            ("2026-12-02 23:59", LESS),
            ("2026-12-03 00:00", FULL),
        ],
    )
    def test_are_of_the_booking_and_both_included(self, booked_at, price):
        assert total(self.DECEMBER, now=booked_at, starts_at="2026-12-20 12:00") == price


class TestStart:
    def test_has_its_weekdays(self):
        assert total(off(weekdays=frozenset({FRIDAY}))) == LESS
        assert total(off(weekdays=frozenset({SATURDAY}))) == FULL

    @pytest.mark.parametrize(
        ("starts", "price"), [("11:59", FULL), ("12:00", LESS), ("15:59", LESS), ("16:00", FULL)]
    )
    def test_has_half_open_hours(self, starts, price):
        discount = off(from_time=time(12), until_time=time(16))
        assert total(discount, starts_at=f"2026-11-28 {starts}") == price

    @pytest.mark.parametrize(
        ("hours", "starts", "price"),
        [
            ({"from_time": time(20)}, "19:59", FULL),
            ({"from_time": time(20)}, "23:59", LESS),
            ({"until_time": time(12)}, "00:00", LESS),
            ({"until_time": time(12)}, "12:00", FULL),
            ({"from_time": time(20), "until_time": time(0)}, "23:59", LESS),
            ({"from_time": time(20), "until_time": time(0)}, "00:00", FULL),
            ({"from_time": time(22), "until_time": time(2)}, "22:00", LESS),
            ({"from_time": time(22), "until_time": time(2)}, "21:59", FULL),
            ({"from_time": time(22), "until_time": time(2)}, "01:59", LESS),
            ({"from_time": time(22), "until_time": time(2)}, "02:00", FULL),
        ],
    )
    def test_may_have_hours_open_at_one_end_or_past_midnight(self, hours, starts, price):
        assert total(off(**hours), starts_at=f"2026-11-28 {starts}") == price

    def test_may_be_limited_for_any_kind(self):
        assert total(off(FIRST, weekdays=frozenset({SATURDAY}))) == FULL


class TestLastMinute:
    @pytest.mark.parametrize(
        ("starts", "price"), [("15:00", LESS), ("16:00", LESS), ("16:01", FULL)]
    )
    def test_is_for_a_start_at_most_so_far_away(self, starts, price):
        assert total(off(LAST_MINUTE), starts_at=f"2026-11-27 {starts}") == price

    def test_counts_real_minutes_through_a_clock_change(self):
        asked = {"now": "2026-03-29 01:30", "zone": BERLIN}
        # The clock reads two and a half hours more, of which one did not happen.
        assert total(off(LAST_MINUTE), starts_at="2026-03-29 04:00", **asked) == LESS
        asked = {"now": "2026-10-25 01:30", "zone": BERLIN}
        assert total(off(LAST_MINUTE), starts_at="2026-10-25 03:00", **asked) == FULL


class TestUses:
    def test_may_run_out_for_everybody(self):
        assert total(off(max_uses=3, uses=2)) == LESS
        assert total(off(max_uses=3, uses=3)) == FULL

    def test_may_run_out_for_the_client(self):
        assert total(off(max_uses_per_client=1, uses=9)) == LESS
        assert total(off(max_uses_per_client=1, uses_by_client=1)) == FULL


class TestServices:
    def test_must_be_in_the_visit(self):
        assert total(off(service_ids=frozenset({2}))) == FULL


class TestDiscountItself:
    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"percent": None}, "either"),
            ({"percent": 10, "fixed_kopecks": 100}, "either"),
            ({"percent": 0}, "1 to 100"),
            ({"percent": 101}, "1 to 100"),
            ({"fixed_kopecks": 0}, "over 0"),
            ({"every_nth": 0}, "counted from 1"),
            ({"code": "NAILS"}, "nothing else has"),
            ({"kind": DiscountKind.PROMO_CODE, "code": None}, "has a code"),
            ({"kind": LAST_MINUTE, "within_min": None}, "last_minute lacks"),
            ({"kind": NTH, "every_nth": None}, "nth_visit lacks"),
        ],
    )
    def test_refuses_what_makes_no_sense(self, wrong, words):
        with pytest.raises(ValueError, match=words):
            off(**wrong)
