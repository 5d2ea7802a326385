"""Finding clients and noting down who they are."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import book, sign_in
from tests.support.factories import NOW, make_client, master_id
from tests.support.staff import CABINET, KATYA, open_rival, open_studio, sign_in_staff
from tests.support.telegram import init_data, user_json

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def marina(app: Flask, http: FlaskClient) -> int:
    """A client who has booked with Аня on Tuesday."""
    tenant = open_studio(app)
    with app.app_context():
        rival_client = make_client(open_rival(app), first_name="Марина", username="rival")
        anya = master_id(tenant, "Аня")
        make_client(tenant, first_name="Юля", last_name="Ёлкина", username="yu_lia")
    assert rival_client
    assert book(http, sign_in(http), master=anya).status_code == 201
    return int(found(http, sign_in_staff(http), "Марина")[0]["id"])


def found(http: FlaskClient, headers: dict[str, str], words: str = "") -> list[dict[str, Any]]:
    answer = http.get(f"{CABINET}/clients", query_string={"q": words}, headers=headers)
    assert answer.status_code == 200, answer.json
    clients: list[dict[str, Any]] = answer.json["clients"]
    return clients


def describe(http: FlaskClient, headers: dict[str, str], client: int, **words: object) -> Any:
    body = {"first_name": "Марина", "last_name": None, "phone": None, "note": None, **words}
    return http.post(f"{CABINET}/clients/{client}", json=body, headers=headers)


@pytest.mark.usefixtures("now", "marina")
class TestFinding:
    def test_without_words_lists_those_who_come_first(self, http: FlaskClient) -> None:
        names = [one["name"] for one in found(http, sign_in_staff(http))]
        assert names == ["Марина", "Юля Ёлкина"]

    @pytest.mark.parametrize("words", ["юля", "ЮЛЯ ёлк", "Ёлкина Юля", "@yu_lia", "yu_l"])
    def test_takes_names_as_people_type_them(self, http: FlaskClient, words: str) -> None:
        assert [one["name"] for one in found(http, sign_in_staff(http), words)] == ["Юля Ёлкина"]

    @pytest.mark.parametrize("words", ["%", "Марина rival", "nobody", "'; --"])
    def test_finds_nothing_by_signs_and_other_tenants_names(
        self, http: FlaskClient, words: str
    ) -> None:
        assert found(http, sign_in_staff(http), words) == []

    def test_a_master_finds_but_her_own(self, http: FlaskClient) -> None:
        assert found(http, sign_in_staff(http, KATYA)) == []


class TestDescribing:
    @pytest.mark.parametrize("phone", ["8 (912) 345-67-89", "+7 912 3456789", "9123456789"])
    def test_keeps_a_number_in_one_spelling_and_finds_it_by_any_part(
        self, http: FlaskClient, marina: int, phone: str
    ) -> None:
        owner = sign_in_staff(http)
        answer = describe(http, owner, marina, phone=phone, note="аллергия на ацетон")
        assert answer.json["phone"] == "+79123456789"
        assert answer.json["note"] == "аллергия на ацетон"
        for part in ("345-67", "8912", "+7912", "6789"):
            assert [one["id"] for one in found(http, owner, part)] == [marina]

    @pytest.mark.parametrize("words", ["8 912 300 00 01", "+7 (912) 300-00-01", "912 300 00 01"])
    def test_finds_a_number_however_it_is_spaced(
        self, http: FlaskClient, marina: int, words: str
    ) -> None:
        owner = sign_in_staff(http)
        yulia = found(http, owner, "Юля")[0]["id"]
        describe(http, owner, marina, phone="+79123000001")
        describe(http, owner, yulia, phone="+79120001230")
        assert [one["id"] for one in found(http, owner, words)] == [marina]

    @pytest.mark.parametrize("words", ["mcdonald", "MCDonald o'h", "MC_DON"])
    def test_minds_no_capital_letters_of_latin_names(
        self, http: FlaskClient, marina: int, words: str
    ) -> None:
        owner = sign_in_staff(http)
        describe(http, owner, marina, first_name="O'Hara Mc_Donald", last_name="McDonald")
        assert [one["id"] for one in found(http, owner, words)] == [marina]

    @pytest.mark.parametrize("phone", ["12", "not a number", "+7912345678901234", "８９"])
    def test_refuses_what_is_no_number(self, http: FlaskClient, marina: int, phone: str) -> None:
        answer = describe(http, sign_in_staff(http), marina, phone=phone)
        assert (answer.status_code, answer.json["code"]) == (422, "phone_invalid")

    def test_her_name_as_the_master_wrote_it_outlives_the_next_visit_to_the_page(
        self, http: FlaskClient, marina: int
    ) -> None:
        owner = sign_in_staff(http)
        describe(http, owner, marina, first_name="Марина с работы")
        sign_in(http)
        assert found(http, owner, "работы")[0]["username"] == "marina_k"

    def test_a_note_alone_leaves_the_name_to_telegram(self, http: FlaskClient, marina: int) -> None:
        owner = sign_in_staff(http)
        describe(http, owner, marina, note="кофе без сахара")
        raw = init_data(NOW, user=user_json(first_name="Маша"))
        http.post("/api/v1/tenants/anya/session", json={"init_data": raw})
        assert found(http, owner, "Маша")[0]["note"] == "кофе без сахара"

    def test_nobody_describes_a_stranger(self, http: FlaskClient, marina: int) -> None:
        assert describe(http, sign_in_staff(http), 999_999).json["code"] == "client_not_found"
        katya = sign_in_staff(http, KATYA)
        assert describe(http, katya, marina).json["code"] == "client_not_found"
