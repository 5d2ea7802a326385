"""With what a wanted visit meets another one."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.interval import Interval
from app.domain.obstacles import Taken
from app.domain.reasons import Contact, contact_of

MOSCOW = ZoneInfo("Europe/Moscow")
NOON = datetime(2026, 11, 23, 12, tzinfo=MOSCOW)


def stretch(start_min: int, end_min: int) -> Interval:
    return Interval(NOON + timedelta(minutes=start_min), NOON + timedelta(minutes=end_min))


# From noon to one, with a quarter of an hour before it and ten minutes after.
LIES, BLOCKS = stretch(0, 60), stretch(-15, 70)


class TestContact:
    @pytest.mark.parametrize(
        ("wanted", "contact"),
        [
            ((30, 90), Contact.ITSELF),
            ((-30, 5), Contact.ITSELF),
            ((60, 120), Contact.BUFFER_AFTER_IT),
            ((65, 120), Contact.BUFFER_AFTER_IT),
            ((-60, 0), Contact.BUFFER_BEFORE_IT),
            ((-60, -10), Contact.BUFFER_BEFORE_IT),
        ],
    )
    def test_is_with_what_the_wanted_visit_overlaps(self, wanted, contact) -> None:
        assert contact_of(Taken(BLOCKS, only_buffer=False), LIES, stretch(*wanted)) is contact

    def test_of_a_buffer_alone_is_with_that_buffer(self) -> None:
        taken = Taken(BLOCKS, only_buffer=True)
        assert contact_of(taken, LIES, stretch(70, 100)) is Contact.OWN_BUFFER

    def test_in_a_pause_is_with_the_stretch_that_is_met(self) -> None:
        """It works from 12:00 and from 12:40 on; what is wanted ends at 12:45."""
        second_half = Taken(stretch(40, 70), only_buffer=False)
        assert contact_of(second_half, LIES, stretch(10, 45)) is Contact.ITSELF

    def test_in_the_hour_that_comes_twice_is_judged_by_the_instant(self) -> None:
        berlin = ZoneInfo("Europe/Berlin")
        summer = datetime(2026, 10, 25, 2, 10, tzinfo=berlin)
        lies = Interval(summer, summer.replace(minute=50))
        blocks = Interval(summer, summer.replace(minute=0, fold=1))
        wanted = Interval(summer.replace(minute=55), summer.replace(minute=30, fold=1))
        found = contact_of(Taken(blocks, only_buffer=False), lies, wanted)
        assert found is Contact.BUFFER_AFTER_IT
