"""Several of the tenant's people at once, on both databases."""

from flask import Flask
from sqlalchemy import func, select

from app.db import reading, transaction
from app.domain.errors import EditedElsewhere
from app.domain.money_errors import MoneyInvalid
from app.models import Discount, LedgerEntry, Refund, Shop
from app.runtime import runtime
from app.usecases.money.decisions import refund_visit
from app.usecases.money.discount_rules import add_discount
from app.usecases.money.onsite import OnsitePayment, note_onsite
from app.usecases.money.shops import connect_shop, rotate_shop_keys
from app.usecases.money.tasks import mark_returned
from tests.support.changes import book, change, edit, staff
from tests.support.factories import NOW
from tests.support.paid import DEPOSIT, open_shop, owe, pay, row
from tests.support.races import race
from tests.support.staff import open_studio

_AT_ONCE = 6


def count(table: type, *where: object) -> int:
    with reading() as session:
        return session.scalars(select(func.count()).select_from(table).where(*where)).one()


def test_of_shops_connected_at_once_one_stays(app: Flask) -> None:
    studio = open_studio(app)
    with app.app_context():
        owner = staff(studio)

    def connect(account_id: str) -> None:
        with transaction() as session:
            connect_shop(
                session,
                staff=owner,
                account_id=account_id,
                secret_key="live_abcdefghijklmnop",
                vault=runtime().vault,
                now=NOW,
            )

    done = race(app, [lambda one=n: connect(str(500 + one % 3)) for n in range(_AT_ONCE)])
    assert done == [None] * _AT_ONCE
    with app.app_context():
        assert count(Shop, Shop.state == "checking") == 1
        assert count(Shop) == 3


def test_a_key_given_while_all_are_encrypted_anew_stays(app: Flask) -> None:
    studio = open_studio(app)
    with app.app_context():
        owner = staff(studio)
        shop_id = open_shop(studio, account_id="500")
        vault = runtime().vault

    def connect(key: str) -> None:
        with transaction() as session:
            connect_shop(
                session, staff=owner, account_id="500", secret_key=key, vault=vault, now=NOW
            )

    def rotate() -> None:
        with transaction() as session:
            rotate_shop_keys(session, vault=vault)

    for number in range(_AT_ONCE):
        key = f"live_abcdefghijklmnop{number}"
        assert race(app, [rotate, lambda key=key: connect(key), rotate]) == [None] * 3
        with app.app_context():
            assert vault.open(row(Shop, shop_id).secret_sealed) == key


def test_of_two_who_add_the_same_code_one_is_told(app: Flask) -> None:
    studio = open_studio(app)
    with app.app_context():
        owner = staff(studio)
    limits = (
        "fixed_kopecks", "service_ids", "first_on", "last_on", "weekdays", "from_time",
        "until_time", "within_min", "every_nth", "max_uses", "max_uses_per_client",
    )  # fmt: skip
    values = dict.fromkeys(limits) | {
        "kind": "promo_code",
        "name": "Весна",
        "percent": 10,
        "audience": "everybody",
        "code": "весна",
        "active": True,
    }

    def add() -> int:
        with transaction() as session:
            return add_discount(session, staff=owner, values=values).discount.id

    done = race(app, [add] * _AT_ONCE)
    assert sum(isinstance(one, MoneyInvalid) for one in done) == _AT_ONCE - 1
    with app.app_context():
        assert count(Discount) == 1


def test_a_deposit_is_given_back_once_however_many_tap(app: Flask) -> None:
    studio = open_studio(app)
    with app.app_context():
        open_shop(studio)
        visit_id = book(studio)
        pay(visit_id)
        seen = edit(studio, visit_id)

    def refund() -> int:
        return change(refund_visit, seen, kopecks=None, words=None).id

    done = race(app, [refund] * _AT_ONCE)
    assert done.count(visit_id) == 1
    assert {type(one) for one in done} == {int, EditedElsewhere}
    with app.app_context(), reading() as session:
        assert session.scalars(select(Refund.amount_kopecks)).all() == [DEPOSIT]


def test_cash_is_noted_down_once_however_many_tap(app: Flask) -> None:
    studio = open_studio(app)
    with app.app_context():
        visit_id = book(studio)
        seen = edit(studio, visit_id)
    paid = OnsitePayment(140_000, 0, "cash")
    done = race(app, [lambda: change(note_onsite, seen, paid=paid).id] * _AT_ONCE)
    assert done.count(visit_id) == 1
    with app.app_context():
        assert count(LedgerEntry) == 1


def test_a_refund_is_returned_by_hand_once_however_many_tap(app: Flask) -> None:
    studio = open_studio(app)
    with app.app_context():
        open_shop(studio)
        owed = owe(pay(book(studio)))
        owner = staff(studio)

    def by_hand() -> bool:
        with transaction() as session:
            mark_returned(session, staff=owner, refund_id=owed, now=NOW)
        return True

    done = race(app, [by_hand] * _AT_ONCE)
    assert done.count(True) == 1
    assert {type(one) for one in done} == {bool, EditedElsewhere}
    with app.app_context():
        assert count(LedgerEntry, LedgerEntry.kind == "refund") == 1
