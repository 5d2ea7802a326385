"""Schedules as they are stored, on both databases."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import reading, transaction
from app.domain.availability import Load
from app.domain.errors import DomainError, EditedElsewhere
from app.domain.schedule_draft import ScheduleDraft, ShiftDraft
from app.domain.time_off import DaysOff, HoursOff, midnight
from app.models import DateOverride, Master, ShiftPattern, TimeOff
from app.usecases.booking import Wish, book_visit
from app.usecases.days import read_days
from app.usecases.schedule_preview import preview_schedule
from app.usecases.schedules import OwnSchedule, read_schedule, save_schedule
from app.usecases.staff import Staff
from app.usecases.tenants import TenantRef
from app.usecases.time_off import add_time_off
from tests.domain.schedules import hours, november, week
from tests.support.factories import (
    MOSCOW,
    NOW,
    make_client,
    make_tenant,
    master_id,
    moscow,
    service_id,
)
from tests.support.races import race

OPEN, CLOSED = hours("10-19", breaks="13-14"), hours()
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def tenant(context: Flask) -> TenantRef:
    return make_tenant()


@pytest.fixture
def owner(tenant: TenantRef) -> Staff:
    return Staff(tenant, 1, "owner", None)


def save(owner: Staff, draft: ScheduleDraft, *, version: int = 1, now: datetime = NOW) -> None:
    master = master_id(owner.tenant)
    with transaction() as session:
        save_schedule(
            session,
            staff=owner,
            master_id=master,
            version=version,
            draft=draft,
            now=now,
        )


def stored(owner: Staff, now: datetime = NOW) -> OwnSchedule:
    master = master_id(owner.tenant)
    with reading() as session:
        return read_schedule(session, staff=owner, master_id=master, now=now)


def count(model: type) -> int:
    with reading() as session:
        return session.scalars(select(func.count()).select_from(model)).one()


def shift(first: int, last: int | None, *cycle: object) -> ShiftDraft:
    last_date = None if last is None else november(last)
    return ShiftDraft(november(first), last_date, cycle or (OPEN, CLOSED))


def full(**changes: object) -> ScheduleDraft:
    """A draft whose every part touches Monday, the 23rd, and nothing later."""
    over_at = midnight(november(24), MOSCOW)
    parts = {
        "overrides": ((november(23), hours("12-15")),),
        "shifts": (shift(1, 23),),
        "time_off": (
            DaysOff(november(22), november(23), "dates"),
            HoursOff(over_at - timedelta(hours=1), over_at, "hours"),
        ),
    }
    return week(OPEN, **{**parts, **changes})


class TestWhatIsOver:
    def test_is_shown_until_its_last_day_is_over(self, owner: Staff) -> None:
        save(owner, full())
        today, tomorrow = stored(owner), stored(owner, TOMORROW)
        assert [len(part) for part in (today.overrides, today.shifts, today.time_off)] == [1, 1, 2]
        assert (tomorrow.overrides, tomorrow.shifts, tomorrow.time_off) == ((), (), ())

    def test_stays_as_it_was_when_a_later_schedule_is_saved(self, owner: Staff) -> None:
        save(owner, full())
        save(owner, week(OPEN), version=2, now=TOMORROW)
        assert (count(DateOverride), count(ShiftPattern), count(TimeOff)) == (1, 1, 2)

    def test_is_not_stored_anew_from_a_page_left_open_over_midnight(self, owner: Staff) -> None:
        save(owner, full())
        save(owner, full(), version=2, now=TOMORROW)
        assert (count(DateOverride), count(ShiftPattern), count(TimeOff)) == (1, 1, 2)

    def test_gives_way_to_shifts_laid_over_it(self, owner: Staff) -> None:
        save(owner, full())
        save(owner, week(shifts=(shift(20, None),)), version=2, now=TOMORROW)
        master = master_id(owner.tenant)
        with reading() as session:
            [row] = session.scalars(select(ShiftPattern))
            days = read_days(
                session,
                staff=owner,
                master_id=master,
                first_date=date(2026, 11, 24),
                last_date=date(2026, 11, 27),
                now=TOMORROW,
            )
        assert row.first_on == november(20)
        closed, free = Load.CLOSED, Load.FREE
        assert [day.picture.load for day in days] == [free, closed, free, closed]


class TestTheNightThatIsStillOn:
    """Monday's hours go on till four; it is half past midnight."""

    def test_holds_its_visits_though_its_date_is_over(self, owner: Staff) -> None:
        save(owner, week(OPEN, overrides=((november(23), hours("20-4")),)))
        master = master_id(owner.tenant)
        wish = Wish(
            service_ids=(service_id(owner.tenant),),
            master_id=master,
            starts_at=moscow(24, 2),
            comment=None,
            idempotency_key=None,
        )
        client = make_client(owner.tenant)
        with transaction() as session:
            book_visit(session, tenant=owner.tenant, client_id=client, wish=wish, now=NOW)
        later = stored(owner, moscow(24, 0, 30))
        with reading() as session:
            preview = preview_schedule(
                session, staff=owner, master_id=master, draft=week(OPEN), now=moscow(24, 0, 30)
            )
        assert later.overrides == ()
        assert preview.outside == []
        with transaction() as session:
            newly_outside = save_schedule(
                session,
                staff=owner,
                master_id=master,
                version=2,
                draft=week(OPEN),
                now=moscow(24, 0, 30),
            )
        assert newly_outside == []


class TestTheSameThingTwice:
    def test_is_stored_once(self, owner: Staff) -> None:
        save(owner, full())
        save(owner, full(), version=2)
        assert (count(DateOverride), count(ShiftPattern), count(TimeOff)) == (1, 1, 2)

    def test_of_time_off_listed_twice_stays_twice(self, owner: Staff) -> None:
        off = DaysOff(november(25), november(25), None)
        save(owner, week(time_off=(off, off)))
        save(owner, week(time_off=(off, off)), version=2)
        assert count(TimeOff) == 2


class TestAnotherMastersSchedule:
    def test_is_not_touched(self, owner: Staff) -> None:
        save(owner, full())
        other = make_tenant(slug="olya")
        save(Staff(other, 2, "owner", None), week())
        assert len(stored(owner).overrides) == 1


class TestRaces:
    def test_of_two_who_save_at_once_one_is_told(self, app: Flask, owner: Staff) -> None:
        drafts = [week(overrides=((november(day), CLOSED),)) for day in range(24, 30)]
        results = race(app, [lambda draft=draft: save(owner, draft) for draft in drafts])
        refused = [one for one in results if isinstance(one, DomainError)]
        assert len(results) - len(refused) == 1
        assert {type(one) for one in refused} == {EditedElsewhere}
        assert count(DateOverride) == 1

    def test_of_time_off_taken_at_once_none_is_lost(self, app: Flask, owner: Staff) -> None:
        master = master_id(owner.tenant)

        def take(day: int) -> None:
            off = DaysOff(november(day), november(day), None)
            with transaction() as session:
                add_time_off(session, staff=owner, master_id=master, off=off, now=NOW)

        assert race(app, [lambda day=day: take(day) for day in range(24, 30)]) == [None] * 6
        assert count(TimeOff) == 6
        with reading() as session:
            assert session.scalars(select(Master.schedule_version)).one() == 7
