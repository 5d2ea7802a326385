"""The database itself refuses that two visits of a master overlap, whatever the code does."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.db import constraint_name, db, transaction
from app.domain.errors import SlotTaken
from app.usecases.tenants import TenantRef
from tests.support.factories import ANYA, make_tenant, master_id, moscow

pytestmark = pytest.mark.usefixtures("context")

INSERT = (
    "INSERT INTO blocked_stretches (tenant_id, master_id, starts_at, ends_at) "
    "VALUES (:tenant, :master, :starts, :ends)"
)
FROM_THREE_TO_FOUR = (moscow(24, 15), moscow(24, 16))


def stored(at: datetime) -> str:
    """An instant as both databases take it in plain SQL."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def block(starts: datetime, ends: datetime, *, tenant: TenantRef, master: str = "Аня") -> None:
    values = {"tenant": tenant.id, "master": master_id(tenant, master)}
    run(INSERT, **values, starts=stored(starts), ends=stored(ends))


def run(statement: str, **values: object) -> None:
    with db.engine.begin() as connection:
        connection.execute(text(statement), values)


def stretches() -> int:
    with db.engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM blocked_stretches"))


@pytest.fixture
def tenant(context) -> TenantRef:
    """A tenant whose Anya is busy from three to four."""
    made = make_tenant(masters=(ANYA, replace(ANYA, name="Катя")))
    block(*FROM_THREE_TO_FOUR, tenant=made)
    return made


OVERLAPS = [
    pytest.param(moscow(24, 15), moscow(24, 16), id="the same"),
    pytest.param(moscow(24, 15, 20), moscow(24, 15, 40), id="within"),
    pytest.param(moscow(24, 14), moscow(24, 17), id="around"),
    pytest.param(moscow(24, 14), moscow(24, 15, 5), id="over its start"),
    pytest.param(moscow(24, 15, 55), moscow(24, 17), id="over its end"),
    pytest.param(
        moscow(24, 14), moscow(24, 15).replace(microsecond=1), id="over its start by a microsecond"
    ),
]
NEIGHBOURS = [
    pytest.param(moscow(24, 14), moscow(24, 15), id="up to its start"),
    pytest.param(moscow(24, 16), moscow(24, 17), id="from its end"),
    pytest.param(moscow(25, 15), moscow(25, 16), id="a day later"),
]


class TestInsert:
    @pytest.mark.parametrize(("starts", "ends"), OVERLAPS)
    def test_of_an_overlap_is_refused(self, tenant, starts, ends) -> None:
        with pytest.raises(IntegrityError) as refused:
            block(starts, ends, tenant=tenant)
        assert constraint_name(refused.value) == "ex_blocked_stretches_overlap"
        assert stretches() == 1

    @pytest.mark.parametrize(("starts", "ends"), NEIGHBOURS)
    def test_of_a_neighbour_is_allowed(self, tenant, starts, ends) -> None:
        block(starts, ends, tenant=tenant)
        assert stretches() == 2

    def test_of_another_masters_time_is_allowed(self, tenant) -> None:
        block(*FROM_THREE_TO_FOUR, tenant=tenant, master="Катя")
        assert stretches() == 2

    def test_of_another_tenants_time_is_allowed(self, tenant) -> None:
        block(*FROM_THREE_TO_FOUR, tenant=make_tenant(slug="olya"))
        assert stretches() == 2

    def test_of_two_that_overlap_one_another_is_refused_in_one_statement(self, tenant) -> None:
        with pytest.raises(IntegrityError):
            run(
                f"{INSERT}, (:tenant, :master, :starts, :ends)",
                tenant=tenant.id,
                master=master_id(tenant),
                starts=stored(moscow(24, 17)),
                ends=stored(moscow(24, 18)),
            )
        assert stretches() == 1

    def test_of_nothing_and_of_less_is_refused(self, tenant) -> None:
        for ends in (moscow(24, 18), moscow(24, 17)):
            with pytest.raises(IntegrityError) as refused:
                block(moscow(24, 18), ends, tenant=tenant)
            assert "ends_after_start" in str(refused.value)

    def test_reaches_a_use_case_as_a_taken_slot(self, tenant) -> None:
        values = {"tenant": tenant.id, "master": master_id(tenant)}
        starts, ends = map(stored, FROM_THREE_TO_FOUR)
        with pytest.raises(SlotTaken), transaction() as session:
            session.execute(text(INSERT), {**values, "starts": starts, "ends": ends})


class TestUpdate:
    @pytest.fixture(autouse=True)
    def _evening(self, tenant) -> None:
        """Anya is also busy from six to seven."""
        block(moscow(24, 18), moscow(24, 19), tenant=tenant)

    def move(self, starts: datetime, ends: datetime) -> None:
        run(
            "UPDATE blocked_stretches SET starts_at = :starts, ends_at = :ends "
            "WHERE starts_at = :evening",
            starts=stored(starts),
            ends=stored(ends),
            evening=stored(moscow(24, 18)),
        )

    @pytest.mark.parametrize(("starts", "ends"), OVERLAPS)
    def test_into_an_overlap_is_refused(self, starts, ends) -> None:
        with pytest.raises(IntegrityError) as refused:
            self.move(starts, ends)
        assert constraint_name(refused.value) == "ex_blocked_stretches_overlap"

    @pytest.mark.parametrize(("starts", "ends"), NEIGHBOURS)
    def test_to_a_neighbour_is_allowed(self, starts, ends) -> None:
        self.move(starts, ends)
        assert stretches() == 2

    def test_over_its_own_old_place_is_allowed(self) -> None:
        self.move(moscow(24, 18, 30), moscow(24, 19, 30))
        assert stretches() == 2

    def test_of_something_else_is_allowed(self) -> None:
        run("UPDATE blocked_stretches SET expires_at = NULL")
        assert stretches() == 2

    def test_onto_another_masters_busy_time_is_refused(self, tenant) -> None:
        block(*FROM_THREE_TO_FOUR, tenant=tenant, master="Катя")
        with pytest.raises(IntegrityError) as refused:
            run("UPDATE blocked_stretches SET master_id = :one", one=master_id(tenant))
        assert constraint_name(refused.value) == "ex_blocked_stretches_overlap"
