"""The table of deposits, on both databases."""

from dataclasses import replace

import pytest
from flask import Flask

from app.db import reading, transaction
from app.domain.deposits import DepositKind, DepositRule, Trust
from app.domain.errors import EditedElsewhere, Forbidden
from app.domain.money_errors import MoneyInvalid
from app.models import Shop
from app.usecases.money.deposit_rules import (
    DepositTable,
    ShownDeposits,
    TrustRow,
    read_deposits,
    replace_deposits,
)
from app.usecases.money.prices import read_policy
from app.usecases.tenants import TenantRef
from tests.support.changes import staff
from tests.support.factories import make_tenant
from tests.support.paid import change, open_shop
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")

WANTED = (
    TrustRow(Trust.PREPAID_ONLY, "percent", 80),
    TrustRow(Trust.NO_SHOW, "full", 0),
    TrustRow(Trust.LONG_LEAD, "as_usual", 0),
    TrustRow(Trust.NEW, "percent", 30),
    TrustRow(Trust.REGULAR, "none", 0),
    TrustRow(Trust.USUAL, "fixed", 50_000),
)
TABLE = DepositTable(version=1, rows=WANTED, long_lead_days=21, regular_visits=5)


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


def read(tenant: TenantRef, by: int = OWNER) -> ShownDeposits:
    member = staff(tenant, by)
    with reading() as session:
        return read_deposits(session, staff=member)


def save(tenant: TenantRef, table: DepositTable = TABLE, by: int = OWNER) -> None:
    member = staff(tenant, by)
    with transaction() as session:
        replace_deposits(session, staff=member, table=table)


def with_row(trust: Trust, kind, amount: int) -> DepositTable:
    rows = [TrustRow(trust, kind, amount) if row.trust is trust else row for row in WANTED]
    return replace(TABLE, rows=rows)


class TestReading:
    def test_at_first_nobody_pays_in_advance_but_who_must(self, studio: TenantRef) -> None:
        table = read(studio).table
        assert [(row.trust.value, row.kind, row.amount) for row in table.rows] == [
            ("prepaid_only", "full", 0),
            ("no_show", "as_usual", 0),
            ("long_lead", "as_usual", 0),
            ("new", "as_usual", 0),
            ("regular", "as_usual", 0),
            ("usual", "none", 0),
        ]
        assert (table.version, table.long_lead_days, table.regular_visits) == (1, 28, 3)

    def test_tells_whether_a_shop_takes_deposits(self, studio: TenantRef) -> None:
        assert not read(studio).shop_connected
        shop = open_shop(studio)
        assert read(studio).shop_connected
        change(Shop, shop, state="rejected")
        assert not read(studio).shop_connected


class TestReplacing:
    def test_keeps_all_that_was_said(self, studio: TenantRef) -> None:
        save(studio, by=ADMINISTRATOR)
        table = read(studio).table
        assert tuple(table.rows) == WANTED
        assert (table.version, table.long_lead_days, table.regular_visits) == (2, 21, 5)

    def test_is_what_clients_are_asked_by(self, studio: TenantRef) -> None:
        save(studio)
        with reading() as session:
            policy = read_policy(session, tenant_id=studio.id)
        assert policy.usual == DepositRule(DepositKind.FIXED, 50_000)
        assert Trust.LONG_LEAD not in policy.rows
        assert policy.rows[Trust.NEW] == DepositRule(DepositKind.PERCENT, 30)

    def test_takes_back_what_is_as_usual_again(self, studio: TenantRef) -> None:
        save(studio)
        save(studio, replace(with_row(Trust.NEW, "as_usual", 0), version=2))
        assert read(studio).table.rows[3] == TrustRow(Trust.NEW, "as_usual", 0)

    def test_forgets_an_amount_that_means_nothing(self, studio: TenantRef) -> None:
        save(studio, with_row(Trust.NEW, "full", 30))
        assert read(studio).table.rows[3] == TrustRow(Trust.NEW, "full", 0)

    def test_leaves_other_tenants_alone(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        save(studio)
        with reading() as session:
            assert read_policy(session, tenant_id=other.id).usual.kind is DepositKind.NONE

    def test_of_two_who_save_the_second_is_told(self, studio: TenantRef) -> None:
        save(studio)
        with pytest.raises(EditedElsewhere):
            save(studio)

    def test_a_master_neither_reads_nor_writes(self, studio: TenantRef) -> None:
        for how in (read, save):
            with pytest.raises(Forbidden):
                how(studio, by=KATYA)


class TestNonsense:
    def refused(self, tenant: TenantRef, table: DepositTable) -> list[str]:
        with pytest.raises(MoneyInvalid) as refused:
            save(tenant, table)
        assert read(tenant).table.version == 1
        return list(refused.value.fields)

    @pytest.mark.parametrize("rows", [WANTED[:5], (*WANTED[:5], WANTED[0]), (*WANTED, WANTED[0])])
    def test_each_row_is_there_once(self, studio: TenantRef, rows) -> None:
        assert self.refused(studio, replace(TABLE, rows=rows)) == ["rows"]

    @pytest.mark.parametrize(
        ("trust", "path"), [(Trust.PREPAID_ONLY, "rows.0.kind"), (Trust.USUAL, "rows.5.kind")]
    )
    def test_some_have_no_usual_to_fall_back_on(
        self, studio: TenantRef, trust: Trust, path: str
    ) -> None:
        assert self.refused(studio, with_row(trust, "as_usual", 0)) == [path]

    @pytest.mark.parametrize(
        ("kind", "amount"),
        [("percent", 0), ("percent", 101), ("fixed", 99), ("fixed", 100_000_001)],
    )
    def test_amounts_are_sane(self, studio: TenantRef, kind: str, amount: int) -> None:
        assert self.refused(studio, with_row(Trust.NEW, kind, amount)) == ["rows.3.amount"]
