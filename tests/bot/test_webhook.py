"""What the one route for all bots lets in, on both databases."""

from collections.abc import Iterator
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import reading, transaction
from app.models import Bot, ProcessedUpdate
from tests.bot.conftest import Hook
from tests.bot.updates import membership, message, update, user
from tests.support.factories import CLIENT_ID
from tests.support.races import race

KIB = 1024
GROUP = {"id": -100_200_300, "type": "supergroup", "title": "Соседки"}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """Whatever reached the parser."""
    bodies: list[bytes] = []
    monkeypatch.setattr("app.bot.webhook._parse", bodies.append)
    return bodies


class TestAdmission:
    def test_the_right_secret_gets_200_with_an_empty_body(self, hook: Hook) -> None:
        response = hook.post(message())
        assert (response.status_code, response.data) == (200, b"")

    @pytest.mark.parametrize(
        "path",
        [
            pytest.param("/tg/AAAAAAAAAAAAAAAA", id="made up"),
            pytest.param("/tg/nobody", id="of another shape"),
            pytest.param("/tg/%00", id="a NUL"),
            pytest.param("/tg/%FF%FE", id="not UTF-8"),
            pytest.param("/tg/" + "x" * 500, id="long"),
        ],
    )
    def test_an_unknown_bot_is_not_found(
        self, app: Flask, hook: Hook, path: str, parsed: list[bytes]
    ) -> None:
        stranger = Hook(app, hook.tenant, path)
        assert stranger.post(message()).status_code == 404
        assert parsed == []

    @pytest.mark.parametrize(
        "secret",
        [
            pytest.param(None, id="missing"),
            pytest.param("", id="empty"),
            pytest.param("webhook-secret-of-the-tests-0002", id="wrong"),
            pytest.param("webhook-secret-of-the-tests-00011", id="too long"),
            pytest.param("WEBHOOK-SECRET-OF-THE-TESTS-0001", id="of another case"),
            pytest.param("\u00e9\u00ff", id="not ASCII"),
        ],
    )
    @pytest.mark.parametrize(
        "body", [pytest.param(b"\xff{", id="broken"), pytest.param(b"x" * 80 * KIB, id="huge")]
    )
    def test_without_the_secret_nothing_is_read(
        self, hook: Hook, secret: str | None, body: bytes, parsed: list[bytes]
    ) -> None:
        assert hook.post(body, secret=secret).status_code == 403
        assert hook.post(message(), secret=secret).status_code == 403
        assert parsed == []
        assert hook.queued() == []

    def test_a_bot_whose_webhook_was_never_set_lets_nobody_in(self, hook: Hook) -> None:
        with hook.app.app_context(), transaction() as session:
            session.scalars(select(Bot)).one().webhook_secret_hash = ""
        assert [hook.post(message(), secret=given).status_code for given in (None, "")] == [403] * 2

    def test_only_posts_are_taken(self, app: Flask, hook: Hook) -> None:
        assert app.test_client().get(hook.path).status_code == 405

    def test_an_update_may_be_longer_than_a_pages_request_but_not_endless(self, hook: Hook) -> None:
        def padded(size: int) -> bytes:
            body = b'{"update_id": 7, "padding": "%s"}'
            return body % (b"x" * (size - len(body) + 2))

        assert len(padded(1024 * KIB)) == 1024 * KIB
        assert hook.post(padded(1024 * KIB)).status_code == 200
        assert hook.post(padded(1024 * KIB + 1)).status_code == 413


class TestWhatIsNotUnderstood:
    @pytest.mark.parametrize(
        "body",
        [
            pytest.param(b"", id="nothing"),
            pytest.param(b"{", id="half an object"),
            pytest.param(b"\xff\xfe", id="not UTF-8"),
            pytest.param(b"null", id="null"),
            pytest.param(b"[1]", id="a list"),
            pytest.param(b'"update"', id="a string"),
            pytest.param(b"{}", id="no id"),
            pytest.param(b'{"update_id": "7"}', id="a string for an id"),
            pytest.param(b'{"update_id": null}', id="null for an id"),
            pytest.param(b'{"update_id": 1e999}', id="infinity for an id"),
            pytest.param(b'{"update_id": 99999999999999999999}', id="an id of 67 bits"),
            pytest.param(b'{"update_id": 7, "message": {}}', id="an empty message"),
            pytest.param(b'{"update_id": 7, "message": "hello"}', id="a string for a message"),
            pytest.param(b"[" * 60_000, id="deep nesting"),
        ],
    )
    def test_a_malformed_body_gets_200_and_nothing_else(self, hook: Hook, body: bytes) -> None:
        response = hook.post(body)
        assert (response.status_code, response.data) == (200, b"")
        assert hook.queued() == []

    @pytest.mark.parametrize(
        "stray",
        [
            pytest.param(update(brand_new_kind={"id": 1}), id="a kind not invented yet"),
            pytest.param(update(edited_message=message()["message"]), id="an edited message"),
            pytest.param(update(channel_post=message()["message"]), id="a channel post"),
            pytest.param(
                update(
                    callback_query={
                        "id": "1",
                        "from": user(),
                        "chat_instance": "1",
                        "data": "forged",
                        "message": message()["message"],
                    }
                ),
                id="a pressed button we never showed",
            ),
            pytest.param(message(chat=GROUP), id="a message in a group"),
            pytest.param(membership("member", kind="group"), id="being added to a group"),
        ],
    )
    def test_updates_that_are_not_for_us_get_200_and_queue_nothing(
        self, hook: Hook, stray: dict[str, object]
    ) -> None:
        response = hook.post(stray)
        assert (response.status_code, response.data) == (200, b"")
        assert hook.queued() == []

    def test_a_log_line_about_them_holds_nothing_of_the_body(
        self, hook: Hook, caplog: pytest.LogCaptureFixture
    ) -> None:
        hook.post(b'{"update_id": 7, "message": {"text": "my phone is 89990001122"}}')
        assert "update_not_understood" in caplog.text
        assert "89990001122" not in caplog.text


class TestRepeats:
    def test_the_same_update_twice_is_one_greeting(self, hook: Hook) -> None:
        again = message()
        assert [hook.post(again).status_code for _ in range(2)] == [200, 200]
        assert hook.templates() == ["greeting"]

    def test_the_same_update_many_times_at_once_is_one_greeting(self, hook: Hook) -> None:
        again = message()
        answers = race(hook.app, [partial(hook.post, again)] * 8)
        assert [answer.status_code for answer in answers] == [200] * 8
        assert hook.templates() == ["greeting"]

    def test_update_ids_that_jump_back_are_new_updates(self, hook: Hook) -> None:
        for update_id in (900, 5, 2**40, 6):
            hook.post(message() | {"update_id": update_id})
        assert hook.templates() == ["greeting"] * 4

    def test_an_update_that_failed_is_handled_when_it_comes_again(
        self, hook: Hook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        again = message()
        with monkeypatch.context() as broken:
            broken.setattr("app.bot.dispatch.on_start", _fail)
            assert hook.post(again).status_code == 500
        assert hook.post(again).status_code == 200
        assert hook.templates() == ["greeting"]

    def test_an_update_we_do_not_act_on_is_remembered_too(self, hook: Hook) -> None:
        hook.post(update(brand_new_kind={}))
        with hook.app.app_context(), reading() as session:
            assert session.scalars(select(func.count()).select_from(ProcessedUpdate)).one() == 1

    def test_people_who_write_at_once_are_all_greeted(self, hook: Hook) -> None:
        everybody = [CLIENT_ID + number for number in range(12)]
        race(hook.app, [partial(hook.post, message(sender=user(one))) for one in everybody])
        assert sorted(chat_id for chat_id, _ in hook.queued()) == everybody


def _fail(*_: object, **__: object) -> None:
    raise RuntimeError("made to fail")
