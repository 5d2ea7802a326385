"""What comes of a message, asked of the real sandbox over HTTP."""

import time
from typing import Any

import pytest

from app.domain.ports import (
    ChatMessage,
    Delivered,
    MessageGone,
    Postponed,
    TokenRejected,
    Undeliverable,
)
from tests.gateways.asking import PAGE, STRANGER, WITH_BUTTONS, WORDS, ask, edit, send
from tests.support.factories import CLIENT_ID
from tests.support.sandbox import Sandbox
from tests.support.telegram import TOKEN

NOBODY_LISTENS = "http://127.0.0.1:1"


@pytest.fixture
def chat(sandbox: Sandbox) -> Sandbox:
    """A sandbox in which Marina has started the bot."""
    sandbox.open_chat()
    return sandbox


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.gateways.telegram.session.REQUEST_TIMEOUT_S", 0.3)


def last_message(chat: Sandbox) -> dict[str, Any]:
    return chat.control(f"chats/{CLIENT_ID}/anya_belova_bot", method="GET")["messages"][-1]


class TestSend:
    def test_a_message_arrives_with_its_formatting(self, chat: Sandbox) -> None:
        outcome = send(chat.url)
        message = last_message(chat)
        assert outcome == Delivered(message["message_id"])
        assert message["text"] == "Вы записаны\nАня & Co"
        assert message["entities"] == [{"type": "bold", "offset": 0, "length": 11}]

    def test_its_buttons_open_mini_apps(self, chat: Sandbox) -> None:
        send(chat.url, WITH_BUTTONS)
        assert last_message(chat)["reply_markup"]["inline_keyboard"] == [
            [{"text": "Мои записи", "web_app": {"url": f"{PAGE}/visits"}}],
            [{"text": "Записаться снова", "web_app": {"url": PAGE}}],
        ]

    def test_a_link_in_it_shows_no_preview(self, chat: Sandbox) -> None:
        send(chat.url, ChatMessage("Пожелание: «как на vk.com/example»"))
        # An earlier test's call that nobody waited for any more may end only now.
        [call] = [call for call in chat.calls() if "vk.com" in call["params"]["text"]]
        assert call["params"]["link_preview_options"] == '{"is_disabled": true}'

    def test_words_without_a_link_say_nothing_of_previews(self, chat: Sandbox) -> None:
        send(chat.url)
        [call] = chat.calls()
        assert "link_preview_options" not in call["params"]

    def test_long_words_travel_in_the_body_and_not_in_the_address(self, chat: Sandbox) -> None:
        assert isinstance(send(chat.url, ChatMessage("Ж" * 4096)), Delivered)

    def test_many_bots_share_one_gateway(self, chat: Sandbox) -> None:
        async def both(gateway: Any) -> list[object]:
            return [await gateway.send(token, CLIENT_ID, WORDS) for token in (TOKEN, STRANGER)]

        outcomes = ask(chat.url, both)
        assert [type(outcome) for outcome in outcomes] == [Delivered, TokenRejected]


class TestRefusals:
    def test_429_is_postponed_for_as_long_as_telegram_says(self, chat: Sandbox) -> None:
        chat.break_with("429", retry_after=17)
        assert send(chat.url) == Postponed("Too Many Requests: retry after 17", retry_after_s=17)

    def test_429_for_longer_than_we_keep_trying_waits_a_day(self, chat: Sandbox) -> None:
        chat.break_with("429", retry_after=10**12)
        assert send(chat.url).retry_after_s == 86_400

    def test_403_is_a_person_who_does_not_want_us(self, chat: Sandbox) -> None:
        chat.break_with("403")
        assert send(chat.url) == Undeliverable(
            "Forbidden: bot was blocked by the user", blocked=True
        )

    def test_a_person_who_blocked_the_bot_is_told_from_others(self, chat: Sandbox) -> None:
        chat.block()
        assert send(chat.url).blocked

    def test_a_person_who_never_started_the_bot_cannot_be_written_to(
        self, sandbox: Sandbox
    ) -> None:
        assert send(sandbox.url) == Undeliverable(
            "Forbidden: bot can't initiate conversation with a user", blocked=True
        )

    def test_a_chat_that_does_not_exist_is_like_a_block(self, chat: Sandbox) -> None:
        chat.break_with("400_chat_not_found")
        assert send(chat.url) == Undeliverable("Bad Request: chat not found", blocked=True)

    def test_our_own_mistake_is_no_block(self, chat: Sandbox) -> None:
        outcome = send(chat.url, ChatMessage("Ж" * 4097))
        assert outcome == Undeliverable("Bad Request: message is too long", blocked=False)

    def test_broken_formatting_is_no_block(self, chat: Sandbox) -> None:
        outcome = send(chat.url, ChatMessage("<b>never closed"))
        assert isinstance(outcome, Undeliverable)
        assert not outcome.blocked

    def test_500_is_postponed(self, chat: Sandbox) -> None:
        chat.break_with("500")
        assert send(chat.url) == Postponed("Internal Server Error")

    def test_502_with_a_page_is_postponed(self, chat: Sandbox) -> None:
        chat.break_with("502_html")
        assert send(chat.url) == Postponed("network: ApiHTTPException")

    def test_401_is_a_rejected_token(self, chat: Sandbox) -> None:
        chat.break_with("401")
        assert send(chat.url) == TokenRejected()

    def test_a_token_nobody_gave_out_is_rejected(self, chat: Sandbox) -> None:
        assert send(chat.url, token=STRANGER) == TokenRejected()


class TestNetwork:
    def test_an_answer_that_does_not_come_in_time_is_postponed(
        self, chat: Sandbox, impatient: None
    ) -> None:
        chat.break_with("slow", seconds=20)
        before = time.monotonic()
        assert send(chat.url) == Postponed("network: TimeoutError")
        assert time.monotonic() - before < 10

    def test_a_slow_answer_in_time_is_delivered(self, chat: Sandbox) -> None:
        chat.break_with("slow", seconds=0.3)
        assert isinstance(send(chat.url), Delivered)

    def test_a_connection_cut_after_the_work_is_postponed(self, chat: Sandbox) -> None:
        chat.break_with("cut")
        assert send(chat.url) == Postponed("network: ServerDisconnectedError")
        assert chat.texts() == ["Вы записаны\nАня & Co"]

    def test_a_server_that_is_not_there_is_postponed(self) -> None:
        assert send(NOBODY_LISTENS) == Postponed("network: ClientConnectorError")

    def test_a_host_without_an_address_is_postponed(self) -> None:
        outcome = send("http://telegram.invalid")
        assert isinstance(outcome, Postponed)

    def test_a_proxy_that_is_not_there_is_postponed(self, chat: Sandbox) -> None:
        outcome = ask(
            chat.url,
            lambda gateway: gateway.send(TOKEN, CLIENT_ID, WORDS),
            proxy=NOBODY_LISTENS,
        )
        assert outcome == Postponed("network: ClientProxyConnectionError")
        assert chat.calls() == []


class TestEdit:
    def sent(self, chat: Sandbox) -> int:
        return send(chat.url, WITH_BUTTONS).message_id

    def test_an_edit_replaces_text_and_buttons(self, chat: Sandbox) -> None:
        message_id = self.sent(chat)
        assert edit(chat.url, message_id, WORDS) == Delivered(message_id)
        message = last_message(chat)
        assert (message["message_id"], message["text"]) == (message_id, "Вы записаны\nАня & Co")
        assert "reply_markup" not in message

    def test_an_edit_that_changes_nothing_is_delivered(self, chat: Sandbox) -> None:
        message_id = self.sent(chat)
        assert edit(chat.url, message_id, WITH_BUTTONS) == Delivered(message_id)
        assert "message is not modified" in chat.calls("editMessageText")[0]["description"]

    def test_an_edit_of_a_deleted_message_finds_it_gone(self, chat: Sandbox) -> None:
        assert edit(chat.url, 4040) == MessageGone("Bad Request: message to edit not found")

    def test_an_edit_of_somebody_elses_message_finds_it_gone(self, chat: Sandbox) -> None:
        persons = last_message(chat)["message_id"]
        assert edit(chat.url, persons) == MessageGone("Bad Request: message can't be edited")

    def test_an_edit_meets_the_same_troubles_as_a_message(self, chat: Sandbox) -> None:
        message_id = self.sent(chat)
        chat.break_with("429", retry_after=5, times=1)
        chat.break_with("403", times=1)
        assert [edit(chat.url, message_id) for _ in range(2)] == [
            Postponed("Too Many Requests: retry after 5", retry_after_s=5),
            Undeliverable("Forbidden: bot was blocked by the user", blocked=True),
        ]
