"""What a master's policy against holes and her grid make of the times her clients see."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import ANYA, book, first_service, sign_in
from tests.support.factories import ANYA as MASTER
from tests.support.factories import make_bot, make_tenant

pytestmark = pytest.mark.usefixtures("now")

TUESDAY = "2026-11-24"


def open_with(app: Flask, **rules: Any) -> None:
    with app.app_context():
        make_bot(make_tenant(masters=(replace(MASTER, **rules),)))


def day(http: FlaskClient, on: str = TUESDAY) -> dict[str, Any]:
    service = first_service(http)["id"]
    answer = http.get(f"{ANYA}/availability?services={service}&from={on}&to={on}").json
    found: dict[str, Any] = answer["days"][0]
    return found


def times(found: dict[str, Any], *, starred: bool = False) -> list[str]:
    return [start["at"][11:16] for start in found["starts"] if start["recommended"] or not starred]


class TestPolicy:
    def test_off_recommends_nothing(self, app: Flask, http: FlaskClient) -> None:
        open_with(app, hole_policy="off")
        assert len(times(day(http))) > 5
        assert times(day(http), starred=True) == []

    def test_recommend_shows_all_and_stars_a_few(self, app: Flask, http: FlaskClient) -> None:
        open_with(app, hole_policy="recommend")
        found = day(http)
        assert 0 < len(times(found, starred=True)) < len(times(found))

    def test_hide_shows_nothing_but_the_recommended(self, app: Flask, http: FlaskClient) -> None:
        open_with(app, hole_policy="hide", hide_holes_days=7)
        found = day(http)
        assert times(found) == times(found, starred=True) != []

    def test_hide_ends_after_the_days_it_was_told(self, app: Flask, http: FlaskClient) -> None:
        open_with(app, hole_policy="hide", hide_holes_days=2)
        for on, is_whole in ((TUESDAY, False), ("2026-11-25", True)):
            found = day(http, on)
            assert (times(found) != times(found, starred=True)) is is_whole

    def test_hide_does_not_make_an_empty_day_look_full(self, app: Flask, http: FlaskClient) -> None:
        open_with(app, hole_policy="hide")
        assert day(http)["load"] == "free"

    def test_a_hidden_start_is_still_hers_who_was_shown_it_before(
        self, app: Flask, http: FlaskClient
    ) -> None:
        """Somebody else's booking may have changed the ranks while she was reading."""
        open_with(app, hole_policy="hide")
        on_grid = {f"{hour}:{minute}" for hour in range(14, 18) for minute in ("00", "30")}
        hidden = min(on_grid - set(times(day(http))))
        answer = book(http, sign_in(http), starts_at=f"{TUESDAY}T{hidden}:00+03:00")
        assert answer.status_code == 201


class TestFreeGrid:
    def test_starts_follow_on_the_visit_before(self, app: Flask, http: FlaskClient) -> None:
        open_with(app, grid="free", slot_step_min=60)
        afternoon = [f"{hour}:00" for hour in range(14, 19)]
        assert times(day(http)) == ["10:00", "11:00", "12:00", *afternoon]
        # An hour, and ten minutes to tidy up.
        book(http, sign_in(http), starts_at=f"{TUESDAY}T15:00:00+03:00")
        assert times(day(http)) == ["10:00", "11:00", "12:00", "16:10", "17:10"]

    def test_the_first_one_may_be_rounded_up(self, app: Flask, http: FlaskClient) -> None:
        open_with(app, grid="free", slot_step_min=60, round_min=15)
        book(http, sign_in(http), starts_at=f"{TUESDAY}T15:00:00+03:00")
        assert "16:15" in times(day(http))

    def test_a_start_that_a_booking_has_shifted_away_is_told_as_taken(
        self, app: Flask, http: FlaskClient
    ) -> None:
        open_with(app, grid="free", slot_step_min=60)
        book(http, sign_in(http), starts_at=f"{TUESDAY}T15:00:00+03:00")
        answer = book(http, sign_in(http, user_id=77), starts_at=f"{TUESDAY}T17:00:00+03:00")
        assert (answer.status_code, answer.json["code"]) == (409, "slot_taken")
        assert f"{TUESDAY}T17:10:00+03:00" in [one["at"] for one in answer.json["alternatives"]]
