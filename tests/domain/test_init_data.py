"""Who opened the Mini App, when, and what becomes of what Telegram says of her."""

import json
from datetime import timedelta

import pytest

from app.domain.errors import InitDataExpired, InitDataInvalid
from app.domain.init_data import TelegramUser
from sandbox.people import ANYA_BOT, MARINA
from sandbox.telegram.init_data import SigningKey, sign_init_data
from tests.domain.signed_pairs import (
    GENUINE,
    OTHER_TOKEN,
    WINDOW,
    of_length,
    pairs,
    verify,
)
from tests.support.factories import NOW
from tests.support.telegram import init_data, sign, user_json


class TestGenuineData:
    def test_tells_who_opened_the_mini_app(self) -> None:
        assert verify(GENUINE) == TelegramUser(
            id=5_000_000_101,
            first_name="Марина",
            last_name=None,
            username="marina_k",
            language_code="ru",
        )

    def test_is_recognised_whoever_else_signs_by_telegrams_rules(self) -> None:
        raw = sign_init_data(ANYA_BOT, SigningKey(), MARINA, "AAF3", int(NOW.timestamp()))
        assert verify(raw, token=ANYA_BOT.token).id == MARINA.id

    def test_may_come_in_any_order(self) -> None:
        backwards = "&".join(reversed(GENUINE.split("&")))
        assert verify(backwards) == verify(GENUINE)

    def test_may_carry_pairs_we_have_never_heard_of(self) -> None:
        assert verify(sign(pairs(chat_instance="-1", start_param="web", not_yet_made="")))

    def test_keeps_every_letter_of_a_name(self) -> None:
        name = "А & Б = 100% + «» 💅"
        assert verify(sign(pairs(user=user_json(first_name=name)))).first_name == name

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            pytest.param(None, None, id="missing"),
            pytest.param("", None, id="empty"),
            pytest.param(["Марина"], None, id="not a text"),
            pytest.param("я" * 65, "я" * 64, id="longer than Telegram allows"),
            pytest.param("Ко\0валёва", "Ковалёва", id="with a NUL"),
            pytest.param(" Ко\nва\tлёва ", "Ко ва лёва", id="on several lines"),
            pytest.param("Ко\ud800валёва", "Ковалёва", id="with half a surrogate pair"),
        ],
    )
    def test_brings_names_a_database_can_store(self, given, kept) -> None:
        # Written with \\u escapes, as Telegram does: only so can half a pair travel at all.
        user = json.dumps({"id": 7, "last_name": given})
        assert verify(sign(pairs(user=user))).last_name == kept

    def test_brings_an_empty_first_name_where_there_is_none(self) -> None:
        assert verify(sign(pairs(user='{"id": 7}'))).first_name == ""

    @pytest.mark.parametrize("user_id", [1, 2**32, 2**52 - 1])
    def test_may_name_any_id_telegram_gives(self, user_id) -> None:
        assert verify(sign(pairs(user=user_json(user_id)))).id == user_id

    def test_may_fill_the_whole_size_allowed(self) -> None:
        padded = of_length(8192)
        assert len(padded) == 8192
        assert verify(padded)


class TestAge:
    def test_up_to_the_whole_window_is_accepted(self) -> None:
        assert verify(GENUINE, now=NOW + WINDOW)

    def test_of_a_second_more_has_expired(self) -> None:
        with pytest.raises(InitDataExpired):
            verify(GENUINE, now=NOW + WINDOW + timedelta(seconds=1))

    def test_of_a_clock_sixty_seconds_ahead_is_accepted(self) -> None:
        assert verify(GENUINE, now=NOW - timedelta(seconds=60))

    def test_of_a_clock_sixty_one_seconds_ahead_is_refused(self) -> None:
        with pytest.raises(InitDataInvalid):
            verify(GENUINE, now=NOW - timedelta(seconds=61))

    @pytest.mark.parametrize(
        "auth_date",
        [
            pytest.param("", id="blank"),
            pytest.param("soon", id="a word"),
            pytest.param("17954244OO", id="letters like digits"),
            pytest.param("１７９５４２４４００", id="full-width digits"),
            pytest.param("١٧٩٥٤٢٤٤٠٠", id="Arabic digits"),
            pytest.param("1_795_424_400", id="with underscores"),
            pytest.param(" 1795424400", id="with a space"),
            pytest.param("+1795424400", id="with a plus"),
            pytest.param("-1795424400", id="negative"),
            pytest.param("1795424400.0", id="a fraction"),
            pytest.param("17954244e2", id="with an exponent"),
            pytest.param("99999999999", id="in the year 5138"),
            pytest.param("9" * 12, id="past the last year there is"),
            pytest.param("9" * 5000, id="too many digits to read"),
        ],
    )
    def test_that_is_not_a_plain_moment_is_refused_though_signed(self, auth_date) -> None:
        with pytest.raises(InitDataInvalid):
            verify(sign(pairs(auth_date=auth_date)))

    def test_that_is_missing_is_refused_though_the_rest_is_signed(self) -> None:
        with pytest.raises(InitDataInvalid):
            verify(sign([pair for pair in pairs() if pair[0] != "auth_date"]))

    def test_of_the_epoch_has_expired(self) -> None:
        with pytest.raises(InitDataExpired):
            verify(sign(pairs(auth_date="0")))

    def test_is_judged_only_once_the_hash_is_right(self) -> None:
        old_and_forged = init_data(NOW - timedelta(days=1), token=OTHER_TOKEN)
        with pytest.raises(InitDataInvalid):
            verify(old_and_forged)


class TestUser:
    @pytest.mark.parametrize(
        "user",
        [
            pytest.param("", id="blank"),
            pytest.param("Марина", id="not JSON"),
            pytest.param('{"id": 7', id="broken JSON"),
            pytest.param("[7]", id="a list"),
            pytest.param("7", id="a number"),
            pytest.param("null", id="null"),
            pytest.param("{}", id="no id"),
            pytest.param('{"id": null}', id="id null"),
            pytest.param('{"id": "7"}', id="id a string"),
            pytest.param('{"id": true}', id="id a boolean"),
            pytest.param('{"id": 7.0}', id="id a fraction"),
            pytest.param('{"id": 1e9}', id="id with an exponent"),
            pytest.param('{"id": NaN}', id="id not a number"),
            pytest.param('{"id": [7]}', id="id a list"),
            pytest.param('{"id": 0}', id="id zero"),
            pytest.param('{"id": -7}', id="id negative"),
            pytest.param(f'{{"id": {2**52}}}', id="id past 52 bits"),
            pytest.param(f'{{"id": {"9" * 5000}}}', id="id with too many digits to read"),
            pytest.param("[" * 2500, id="nested deeper than a parser goes"),
        ],
    )
    def test_that_is_not_an_object_with_a_whole_id_is_refused_though_signed(self, user) -> None:
        with pytest.raises(InitDataInvalid):
            verify(sign(pairs(user=user)))

    def test_that_is_missing_is_refused_though_the_rest_is_signed(self) -> None:
        with pytest.raises(InitDataInvalid):
            verify(sign([pair for pair in pairs() if pair[0] != "user"]))
