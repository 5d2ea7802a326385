"""No row of one tenant can point at another's, whatever the code does."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import ForeignKeyConstraint, text
from sqlalchemy.exc import IntegrityError

from app.db import Base, constraint_name, db, transaction
from app.domain.init_data import TelegramUser
from app.models import DateOverride, ShiftPattern, TimeOff
from app.usecases.booking import Wish, book_visit
from app.usecases.chats import greet, invite_owner
from app.usecases.tenants import TenantRef
from tests.support.factories import (
    MANICURE,
    NOW,
    STUDIO,
    make_bot,
    make_client,
    make_owner,
    make_tenant,
    master_id,
    moscow,
    service_id,
)
from tests.support.money_rows import add_money_rows

OTHER_TOKEN = "7000000002:SANDBOX-not-a-real-token-vitok_hair"
ONE_SERVICE = replace(STUDIO, services=(MANICURE,))


class Reference(NamedTuple):
    """A column that, together with tenant_id, points at a row of the same tenant."""

    name: str
    table: str
    column: str
    target: str


# Sorted: a table keeps its constraints in a set, and each process would have its own order.
REFERENCES = sorted(
    Reference(str(key.name), table.name, column, key.referred_table.name)
    for table in Base.metadata.sorted_tables
    for key in table.constraints
    if isinstance(key, ForeignKeyConstraint) and "tenant_id" in key.column_keys
    for column in key.column_keys
    if column != "tenant_id"
)


def make_full(slug: str, token: str) -> TenantRef:
    """A tenant with a row in every table."""
    tenant = make_tenant(ONE_SERVICE, slug=slug)
    bot = make_bot(tenant, token=token, username=f"{slug}_bot")
    make_owner(tenant)
    wish = Wish(
        service_ids=(service_id(tenant),),
        master_id=None,
        starts_at=moscow(24, 15),
        comment=None,
        idempotency_key=None,
    )
    client_id = make_client(tenant)
    user = TelegramUser.described(
        bot.telegram_id + 1000, first_name="Оля", last_name=None, username=None, language_code=None
    )
    own = {"tenant_id": tenant.id, "master_id": master_id(tenant)}
    today = NOW.date()
    with transaction() as session:
        session.add(DateOverride(**own, applies_on=today, hours={"windows": [], "breaks": []}))
        cycle = [{"windows": [], "breaks": []}]
        session.add(ShiftPattern(**own, first_on=today, last_on=today, cycle=cycle))
        session.add(TimeOff(**own, starts_at=NOW, ends_at=NOW + timedelta(hours=1)))
        visit = book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=NOW)
        add_money_rows(session, visit=visit, now=NOW)
        greet(session, bot=bot, user=user, now=NOW)
        invite_owner(session, tenant_id=tenant.id, now=NOW)
    return tenant


def point(reference: Reference, tenant: TenantRef, at: int) -> int:
    """Let all rows of a tenant refer to that row; returns how many rows there are."""
    statement = f"UPDATE {reference.table} SET {reference.column} = :at WHERE tenant_id = :tenant"  # noqa: S608  # names come from the models
    with db.engine.begin() as connection:
        return connection.execute(text(statement), {"at": at, "tenant": tenant.id}).rowcount


def some_id(table: str, tenant: TenantRef) -> int:
    with db.engine.connect() as connection:
        query = text(f"SELECT min(id) FROM {table} WHERE tenant_id = :tenant")  # noqa: S608  # likewise
        return connection.scalar(query, {"tenant": tenant.id})


def rows(tenant: TenantRef) -> dict[str, int]:
    with db.engine.connect() as connection:
        return {
            table.name: connection.scalar(
                text(f"SELECT count(*) FROM {table.name} WHERE tenant_id = :tenant"),  # noqa: S608  # likewise
                {"tenant": tenant.id},
            )
            for table in Base.metadata.sorted_tables
            if "tenant_id" in table.columns
        }


@pytest.fixture
def mine(context) -> TenantRef:
    return make_full("anya", "7000000001:SANDBOX-not-a-real-token-anya_belov")


@pytest.fixture
def other(mine) -> TenantRef:
    return make_full("olya", OTHER_TOKEN)


def test_every_table_of_tenants_has_rows_to_try_it_with(mine) -> None:
    empty = {table for table, number in rows(mine).items() if not number}
    # No lunch break is needed to book; the key is the same as that of working hours.
    assert empty <= {"work_breaks"}


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda one: f"{one.table}.{one.column}")
class TestAReference:
    def test_to_a_row_of_another_tenant_is_refused(self, mine, other, reference) -> None:
        foreign = some_id(reference.target, other)
        with pytest.raises(IntegrityError) as refused:
            point(reference, mine, foreign)
        broken = constraint_name(refused.value)
        assert broken in {reference.name, "FOREIGN KEY constraint failed"}

    def test_to_a_row_of_its_own_is_allowed(self, mine, other, reference) -> None:
        assert point(reference, mine, some_id(reference.target, mine)) > 0


class TestDeletingATenant:
    def test_takes_along_all_that_is_its_own_and_nothing_of_another(self, mine, other) -> None:
        before = rows(other)
        with db.engine.begin() as connection:
            connection.execute(text("DELETE FROM tenants WHERE id = :mine"), {"mine": mine.id})
        assert set(rows(mine).values()) == {0}
        assert rows(other) == before
