"""Dates, times, money and durations as people read them."""

from datetime import UTC

import pytest

from app.texts.formats import (
    clock,
    date_and_span,
    date_and_time,
    duration,
    money,
    near_moment,
)
from tests.support.factories import moscow

# Between thousands, so that an amount is never broken over two lines.
NBSP = "\N{NO-BREAK SPACE}"


class TestMoments:
    @pytest.mark.parametrize(
        ("language", "words"),
        [("ru", "сб 28 ноября, 15:00"), ("en", "Sat, 28 November, 15:00")],
    )
    def test_name_the_weekday_the_date_and_the_time(self, language, words) -> None:
        assert date_and_time(moscow(28, 15), language) == words

    def test_of_a_stretch_name_both_ends(self) -> None:
        assert date_and_span(moscow(28, 9, 5), moscow(28, 17), "ru") == "сб 28 ноября, 09:05–17:00"

    def test_use_the_month_in_its_russian_case(self) -> None:
        assert date_and_time(moscow(1, 0, month=5), "ru") == "пт 1 мая, 00:00"

    @pytest.mark.parametrize(
        ("told_at", "words"),
        [
            (moscow(28, 0), "14:10"),
            # Ten in the evening of the 27th in UTC.
            (moscow(28, 1).astimezone(UTC), "14:10"),
            (moscow(27, 23, 59), "сб 28 ноября, 14:10"),
            (None, "сб 28 ноября, 14:10"),
        ],
    )
    def test_of_the_day_they_are_told_are_times_alone(self, told_at, words) -> None:
        assert near_moment(moscow(28, 14, 10), told_at, "ru") == words

    def test_are_read_off_the_clock_of_their_zone(self) -> None:
        assert clock(moscow(28, 0, 5)) == "00:05"


class TestMoney:
    @pytest.mark.parametrize(
        ("kopecks", "russian", "english"),
        [
            (0, "0 ₽", "₽0"),
            (5, "0,05 ₽", "₽0.05"),
            (90_000, "900 ₽", "₽900"),
            (220_000, f"2{NBSP}200 ₽", "₽2,200"),
            (220_050, f"2{NBSP}200,50 ₽", "₽2,200.50"),
            (1_000_000_000, f"10{NBSP}000{NBSP}000 ₽", "₽10,000,000"),
        ],
    )
    def test_shows_kopecks_only_where_there_are_some(self, kopecks, russian, english) -> None:
        assert money(kopecks, "ru") == russian
        assert money(kopecks, "en") == english

    def test_of_a_least_price_says_so(self) -> None:
        assert money(350_000, "ru", at_least=True) == f"от 3{NBSP}500 ₽"
        assert money(350_000, "en", at_least=True) == "from ₽3,500"


class TestDuration:
    @pytest.mark.parametrize(
        ("minutes", "russian", "english"),
        [
            (5, "5 мин", "5 min"),
            (60, "1 ч", "1 h"),
            (75, "1 ч 15 мин", "1 h 15 min"),
            (1440, "24 ч", "24 h"),
        ],
    )
    def test_leaves_out_what_is_zero(self, minutes, russian, english) -> None:
        assert duration(minutes, "ru") == russian
        assert duration(minutes, "en") == english
