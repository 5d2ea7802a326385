"""Months, entries, the table and what needs attention, in the cabinet."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.models import Payment, Receipt, Refund, Visit
from app.usecases.tenants import TenantRef
from app.web.staff_api.money_schemas import Attention, MoneyEntries, MoneyMonth
from tests.support.changes import book
from tests.support.factories import NOW, make_client, moscow
from tests.support.paid import (
    DEPOSIT,
    attempt,
    change,
    give_back,
    note,
    open_shop,
    owe,
    pay,
    receipt,
    row,
)
from tests.support.staff import CABINET, open_studio, sign_in_staff

pytestmark = pytest.mark.usefixtures("now")

WAITING = (("income", "todo"), ("final", "canceled"))
NOVEMBER = "from=2026-11-01&to=2026-11-30"


@pytest.fixture
def studio(app: Flask) -> TenantRef:
    tenant = open_studio(app)
    with app.app_context():
        open_shop(tenant)
    return tenant


@pytest.fixture
def get(http: FlaskClient, studio: TenantRef):
    owner = sign_in_staff(http)

    def send(path: str, status: int = 200, **headers: str) -> Any:
        answer = http.get(f"{CABINET}{path}", headers={**owner, **headers})
        assert answer.status_code == status, answer.text
        return answer

    return send


class TestMonth:
    def test_is_told_by_kind_and_by_day(self, app: Flask, studio: TenantRef, get) -> None:
        with app.app_context():
            visit_id = book(studio)
            give_back(pay(visit_id, at=moscow(3, 12)), 20_000, at=moscow(4, 12))
            note(visit_id, "onsite", 10_000, "cash", moscow(4, 12))
        found = get("/money?month=2026-11").json
        assert MoneyMonth().validate(found) == {}
        assert found["totals"] == {
            "online_kopecks": DEPOSIT,
            "cash_kopecks": 10_000,
            "transfer_kopecks": 0,
            "refunds_kopecks": -20_000,
            "tips_kopecks": 0,
            "sum_kopecks": 40_000,
        }
        assert (found["month"], len(found["days"])) == ("2026-11", 30)
        assert found["days"][3] == {
            "date": "2026-11-04",
            "online_kopecks": -20_000,
            "onsite_kopecks": 10_000,
            "visits": 0,
        }
        assert found["ahead"] == {"deposits_kopecks": 40_000, "due_kopecks": 100_000}
        assert not found["has_test"]

    @pytest.mark.parametrize("month", ["", "2026", "2026-13", "2026-1", "1999-01", "2026-11-01"])
    def test_has_a_name_like_2026_11(self, get, month: str) -> None:
        assert list(get(f"/money?month={month}", 422).json["fields"]) == ["month"]


class TestEntries:
    def test_tell_whose_money_it_was(self, app: Flask, studio: TenantRef, get) -> None:
        with app.app_context():
            client = make_client(studio)
            visit_id = book(studio, client)
            tip = note(visit_id, "tip", 5_000, at=moscow(4, 12))
        found = get(f"/money/entries?{NOVEMBER}").json
        assert MoneyEntries().validate(found) == {}
        assert found["entries"] == [
            {
                "id": tip,
                "at": "2026-11-04T12:00:00+03:00",
                "kind": "tip",
                "means": "cash",
                "amount_kopecks": 5_000,
                "is_test": False,
                "visit_id": visit_id,
                "client": {"id": client, "name": "Марина Ковалёва"},
                "services": "Маникюр",
                "starts_at": "2026-11-24T15:00:00+03:00",
            }
        ]

    def test_are_told_for_a_month_at_most_and_as_a_table_for_a_year(self, get) -> None:
        get("/money/entries?from=2026-11-01&to=2026-12-01")
        long = get("/money/entries?from=2026-11-01&to=2026-12-02", 422)
        assert long.json["code"] == "range_too_long"
        get("/money.csv?from=2026-01-01&to=2027-01-01")
        assert get("/money.csv?from=2026-01-01&to=2027-01-02", 422).json["code"] == "range_too_long"


class TestTable:
    @pytest.fixture
    def provider_id(self, app: Flask, studio: TenantRef) -> str:
        """A client with a formula for a name has paid, and got a part of it back."""
        name = {"first_name": "=HYPERLINK(1)", "last_name": 'A;"b"'}
        with app.app_context():
            payment = pay(book(studio, make_client(studio, **name)), at=moscow(3, 9), is_test=True)
            give_back(payment, 20_050, at=moscow(4, 9, 5))
            return row(Payment, payment).provider_id

    def test_opens_in_a_spreadsheet(self, get, provider_id: str) -> None:
        answer = get(f"/money.csv?{NOVEMBER}")
        assert answer.mimetype == "text/csv"
        assert answer.headers["Content-Disposition"] == (
            'attachment; filename="money-2026-11-01-2026-11-30.csv"'
        )
        assert answer.data.startswith(b"\xef\xbb\xbf")
        client = '"\'=HYPERLINK(1) A;""b"""'
        assert answer.data.decode("utf-8-sig").splitlines() == [
            "Дата;Время;Клиент;Услуги;Что;Как;Сумма, ₽;Тест;Платёж в ЮKassa",
            f"04.11.2026;09:05;{client};Маникюр;возврат;онлайн;-200,50;да;{provider_id}",
            f"03.11.2026;09:00;{client};Маникюр;оплата;онлайн;500,00;да;{provider_id}",
        ]

    def test_speaks_english_too(self, app: Flask, studio: TenantRef, get) -> None:
        with app.app_context():
            note(book(studio), "onsite", 90_000, "transfer", moscow(4, 12))
        table = get(f"/money.csv?{NOVEMBER}", **{"Accept-Language": "en"}).data.decode("utf-8-sig")
        assert table.splitlines() == [
            "Date;Time;Client;Services;What;How;Amount, ₽;Test;YooKassa payment",
            "04.11.2026;12:00;Марина Ковалёва;Маникюр;on site;transfer;900,00;;",
        ]

    @pytest.mark.parametrize(
        ("name", "harmless"),
        [
            ("+7 912", "'+7 912"),
            ("-1", "'-1"),
            ("@here", "'@here"),
            ("=1", "'=1"),
            # A comma ends the cell where lists are separated by commas.
            ("Аня,=1", "Аня,'=1"),
            ("Аня, =1", "Аня,' =1"),
            ("Анна-Мария", "Анна-Мария"),
        ],
    )
    def test_holds_no_formulas(
        self, app: Flask, studio: TenantRef, get, name: str, harmless: str
    ) -> None:
        with app.app_context():
            client = make_client(studio, first_name=name, last_name=None)
            note(book(studio, client), "tip", 100, at=moscow(4, 12))
        assert f";{harmless};" in get(f"/money.csv?{NOVEMBER}").text


class TestAttention:
    def test_tells_what_needs_somebody(self, app: Flask, studio: TenantRef, get) -> None:
        with app.app_context():
            client = make_client(studio)
            visit_id = book(studio, client)
            payment = pay(visit_id)
            refund = owe(payment, 10_000, problem="insufficient_funds")
            odd = attempt(visit_id, "set_aside", problem="differs")
            tasks = [receipt(payment, kind, how) for kind, how in WAITING]
            change(Visit, visit_id, status="no_show", decide_until=NOW)
        found = get("/money/attention").json
        assert Attention().validate(found) == {}
        about = {
            "visit_id": visit_id,
            "client": {"id": client, "name": "Марина Ковалёва"},
            "services": "Маникюр",
        }
        moment = "2026-11-23T12:00:00+03:00"
        assert found == {
            "refunds": [
                {
                    **about,
                    "id": refund,
                    "amount_kopecks": 10_000,
                    "status": "owed",
                    "problem": "insufficient_funds",
                    "reason": "by_master",
                    "created_at": moment,
                }
            ],
            "decisions": [
                {
                    **about,
                    "starts_at": "2026-11-24T15:00:00+03:00",
                    "status": "no_show",
                    # What is promised back is not hers to decide upon any more.
                    "paid_kopecks": DEPOSIT - 10_000,
                    "decide_until": moment,
                }
            ],
            "payments": [
                {
                    **about,
                    "id": odd,
                    "amount_kopecks": DEPOSIT,
                    "problem": "differs",
                    "created_at": moment,
                }
            ],
            "receipts": [
                {
                    **about,
                    "id": number,
                    "kind": kind,
                    "status": "todo" if how == "todo" else "failed",
                    "payment_kopecks": DEPOSIT,
                    "amount_kopecks": DEPOSIT,
                    "due_on": "2026-11-23",
                    "problem": None,
                }
                for number, (kind, how) in zip(tasks, WAITING, strict=True)
            ],
        }

    def test_is_given_by_trying_again_or_by_hand(
        self, app: Flask, http: FlaskClient, studio: TenantRef
    ) -> None:
        owner = sign_in_staff(http)
        with app.app_context():
            payment = pay(book(studio))
            refund = owe(payment)
            task = receipt(payment, "income", "todo")

        def post(path: str, **body: object) -> tuple[int, str | None]:
            answer = http.post(f"{CABINET}{path}", json=body, headers=owner)
            return answer.status_code, answer.json["code"] if answer.data else None

        assert post(f"/refunds/{refund}/retry") == (204, None)
        assert post(f"/refunds/{refund}/by-hand") == (204, None)
        assert post(f"/refunds/{refund}/retry") == (409, "edited_elsewhere")
        assert post("/refunds/999/by-hand") == (404, "refund_not_found")
        for link in ("http://nalog.ru/1", "javascript:alert(1)", "x"):
            assert post(f"/receipts/{task}/done", link=link) == (422, "validation_failed")
        assert post(f"/receipts/{task}/done", link="https://nalog.ru/1") == (204, None)
        assert post("/receipts/999/done", link=None) == (404, "receipt_not_found")
        with app.app_context():
            assert row(Refund, refund).status == "by_hand"
            assert row(Receipt, task).link == "https://nalog.ru/1"
