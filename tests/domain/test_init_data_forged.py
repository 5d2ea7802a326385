"""Every way in which the proof of who opened the Mini App may be forged or broken."""

import hashlib
import hmac
from urllib.parse import quote, unquote_plus

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.errors import DomainError, InitDataInvalid
from tests.domain.signed_pairs import GENUINE, OTHER_TOKEN, of_length, pairs, verify
from tests.support.factories import NOW
from tests.support.telegram import TOKEN, init_data, sign, user_json

ATTACKER = f"user={quote(user_json(666))}"


def check_string(of: list[tuple[str, str]]) -> bytes:
    return "\n".join(f"{key}={value}" for key, value in sorted(of)).encode()


def as_query(of: list[tuple[str, str]]) -> str:
    return "&".join(f"{key}={quote(value)}" for key, value in of)


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
            verify(of_length(8193))


class TestRefusals:
    def test_tell_nothing_of_what_was_received(self) -> None:
        with pytest.raises(DomainError) as refused:
            verify(f"{GENUINE}&x=%FF")
        assert str(refused.value) == "init_data_invalid"
        # A cause would put the received bytes into the log's traceback.
        assert refused.value.__suppress_context__


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
