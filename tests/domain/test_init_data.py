"""Who opened the Mini App, and every way in which the proof of it may be wrong."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from urllib.parse import quote, unquote_plus

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.errors import DomainError, InitDataExpired, InitDataInvalid
from app.domain.init_data import TelegramUser, verify_init_data
from sandbox.people import ANYA_BOT, MARINA
from sandbox.telegram.init_data import SigningKey, sign_init_data
from tests.support.factories import NOW
from tests.support.telegram import TOKEN, init_data, sign, user_json

WINDOW = timedelta(hours=1)
OTHER_TOKEN = "7000000009:SANDBOX-not-a-real-token-stranger_00"
GENUINE = init_data(NOW)
ATTACKER = f"user={quote(user_json(666))}"


def verify(raw: str, *, token: str = TOKEN, now: datetime = NOW) -> TelegramUser:
    return verify_init_data(raw, token=token, now=now, max_age=WINDOW)


def pairs(**changes: str) -> list[tuple[str, str]]:
    usual = {"query_id": "AAF3", "user": user_json(), "auth_date": str(int(NOW.timestamp()))}
    return list({**usual, **changes}.items())


def check_string(of: list[tuple[str, str]]) -> bytes:
    return "\n".join(f"{key}={value}" for key, value in sorted(of)).encode()


def as_query(of: list[tuple[str, str]]) -> str:
    return "&".join(f"{key}={quote(value)}" for key, value in of)


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
        name = "А & Б = 100% + «\n» 💅"
        assert verify(sign(pairs(user=user_json(first_name=name)))).first_name == name

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            pytest.param(None, None, id="missing"),
            pytest.param("", None, id="empty"),
            pytest.param(["Марина"], None, id="not a text"),
            pytest.param("я" * 65, "я" * 64, id="longer than Telegram allows"),
            pytest.param("Ко\0валёва", "Ковалёва", id="with a NUL"),
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
        padded = _of_length(8192)
        assert len(padded) == 8192
        assert verify(padded)


class TestForgedData:
    def test_signed_with_another_bots_token_is_refused(self) -> None:
        with pytest.raises(InitDataInvalid):
            verify(init_data(NOW, token=OTHER_TOKEN))

    def test_signed_as_a_login_widget_is_refused(self) -> None:
        key = hashlib.sha256(TOKEN.encode()).digest()
        digest = hmac.new(key, check_string(pairs()), hashlib.sha256).hexdigest()
        with pytest.raises(InitDataInvalid):
            verify(f"{as_query(pairs())}&hash={digest}")

    def test_signed_with_the_bare_token_is_refused(self) -> None:
        digest = hmac.new(TOKEN.encode(), check_string(pairs()), hashlib.sha256).hexdigest()
        with pytest.raises(InitDataInvalid):
            verify(f"{as_query(pairs())}&hash={digest}")

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(lambda raw, _: raw, id="missing"),
            pytest.param(lambda raw, _: f"{raw}&hash=", id="blank"),
            pytest.param(lambda raw, digest: f"{raw}&hash={digest[:-1]}", id="cut short"),
            pytest.param(lambda raw, digest: f"{raw}&hash={digest.upper()}", id="in capitals"),
            pytest.param(lambda raw, digest: f"{raw}&hash={digest}0", id="too long"),
            pytest.param(lambda raw, digest: f"{raw}&Hash={digest}", id="under another name"),
            pytest.param(lambda raw, _: f"{raw}&hash=ключ", id="not even ASCII"),
            pytest.param(lambda raw, _: f"{raw}&hash=\ud800", id="half a surrogate pair"),
        ],
    )
    def test_without_its_very_hash_is_refused(self, change) -> None:
        raw, _, digest = GENUINE.rpartition("&hash=")
        with pytest.raises(InitDataInvalid):
            verify(change(raw, digest))

    @pytest.mark.parametrize(
        "raw",
        [
            pytest.param(f"{ATTACKER}&{GENUINE}", id="a user before the genuine string"),
            pytest.param(f"{GENUINE}&{ATTACKER}", id="a user after the genuine string"),
            pytest.param(f"{GENUINE}&{GENUINE}", id="the genuine string twice"),
            pytest.param(f"hash=&{GENUINE}", id="a blank hash before it"),
            pytest.param(f"{GENUINE}&hash={'0' * 64}", id="another hash after it"),
            pytest.param(f"{GENUINE}&us%65r=x", id="a key that is only spelled otherwise"),
        ],
    )
    def test_with_a_key_twice_is_refused(self, raw) -> None:
        with pytest.raises(InitDataInvalid):
            verify(raw)

    def test_with_a_key_twice_is_refused_though_its_bots_master_signed_it(self) -> None:
        with pytest.raises(InitDataInvalid):
            verify(sign([("user", user_json(666)), *pairs()]))

    def test_without_the_signature_it_was_signed_with_is_refused(self) -> None:
        without = "&".join(part for part in GENUINE.split("&") if "signature" not in part)
        with pytest.raises(InitDataInvalid):
            verify(without)

    def test_with_a_signature_the_hash_knows_nothing_of_is_refused(self) -> None:
        with pytest.raises(InitDataInvalid):
            verify(sign(pairs()) + "&signature=c2lnbmF0dXJl")

    @given(data=st.data())
    def test_changed_in_any_way_that_changes_its_pairs_is_refused(self, data) -> None:
        mutated = data.draw(_mutations())
        assume(_read_leniently(mutated) != _read_leniently(GENUINE))
        with pytest.raises(InitDataInvalid):
            verify(mutated)

    @given(raw=st.text(max_size=200))
    def test_made_of_anything_at_all_is_refused_and_never_breaks_us(self, raw) -> None:
        with pytest.raises(InitDataInvalid):
            verify(raw)


class TestMalformedData:
    @pytest.mark.parametrize(
        "raw",
        [
            pytest.param("", id="nothing"),
            pytest.param("&", id="only a separator"),
            pytest.param(f"{GENUINE}&", id="an empty part at the end"),
            pytest.param(f"&{GENUINE}", id="an empty part at the start"),
            pytest.param(GENUINE.replace("&", "&&", 1), id="an empty part in the middle"),
            pytest.param(f"{GENUINE}&premium", id='a part without "="'),
            pytest.param(f"{GENUINE}&x=%FF", id="bytes that are not UTF-8"),
            pytest.param(f"{GENUINE}&x=%ED%A0%80", id="half a surrogate pair in UTF-8"),
            pytest.param(f"{GENUINE}&x=\ud800", id="half a surrogate pair"),
            pytest.param(f"{GENUINE}&\udfff=x", id="half a surrogate pair as a key"),
        ],
    )
    def test_is_refused(self, raw) -> None:
        with pytest.raises(InitDataInvalid):
            verify(raw)

    @pytest.mark.parametrize("escape", ["%", "%4", "%zz", "%٣٣"])
    def test_is_refused_for_a_broken_percent_escape_though_the_rest_is_signed(self, escape) -> None:
        raw = sign(pairs(start_param=escape))
        assert verify(raw)
        with pytest.raises(InitDataInvalid):
            verify(raw.replace(quote(escape), escape))

    def test_is_refused_when_it_is_longer_than_anything_telegram_sends(self) -> None:
        with pytest.raises(InitDataInvalid):
            verify(_of_length(8193))


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


class TestRefusals:
    def test_tell_nothing_of_what_was_received(self) -> None:
        with pytest.raises(DomainError) as refused:
            verify(f"{GENUINE}&x=%FF")
        assert str(refused.value) == "init_data_invalid"
        # A cause would put the received bytes into the log's traceback.
        assert refused.value.__suppress_context__


def _of_length(length: int) -> str:
    bare = len(sign(pairs(start_param="")))
    return sign(pairs(start_param="x" * (length - bare)))


def _read_leniently(raw: str) -> list[tuple[str, ...]]:
    parts = (part.partition("=") for part in raw.split("&"))
    return sorted(tuple(map(unquote_plus, part)) for part in parts)


def _mutations() -> st.SearchStrategy[str]:
    place = st.integers(0, len(GENUINE))
    character = st.sampled_from('&=%+ 0aF{"}:,') | st.characters()
    parts = GENUINE.split("&")
    some_part = st.sampled_from(parts)
    return st.one_of(
        st.builds(lambda at, new: GENUINE[:at] + new + GENUINE[at:], place, character),
        st.builds(lambda at, new: GENUINE[:at] + new + GENUINE[at + 1 :], place, character),
        st.builds(lambda at, count: GENUINE[:at] + GENUINE[at + count :], place, st.integers(1, 9)),
        st.builds(lambda part: "&".join(one for one in parts if one != part), some_part),
        st.builds(lambda part: f"{GENUINE}&{part}", some_part),
        st.builds(
            lambda part, value: f"{GENUINE}&{part.partition('=')[0]}={quote(value)}",
            some_part,
            st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        ),
    )
