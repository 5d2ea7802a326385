"""Setting a bot up, asked of the real sandbox over HTTP."""

import json
from collections.abc import Awaitable, Callable

import pytest

from app.domain.ports import BotProfile, TelegramFailure, TelegramTokenRejected, WebhookState
from app.gateways.telegram import TelegramGateway
from tests.gateways.asking import PAGE, STRANGER, ask
from tests.support.sandbox import Sandbox
from tests.support.telegram import TOKEN

HOOK = "https://okoshko.example/tg/AAAAAAAAAAAAAAAA"
SECRET = "made-up-secret_0123456789-ABCDEF"
Question = Callable[[TelegramGateway], Awaitable[object]]

EVERY_CALL = [
    pytest.param(lambda gateway: gateway.get_me(TOKEN), id="getMe"),
    pytest.param(lambda gateway: gateway.get_webhook(TOKEN), id="getWebhookInfo"),
    pytest.param(
        lambda gateway: gateway.set_webhook(TOKEN, url=HOOK, secret=SECRET, drop_pending=True),
        id="setWebhook",
    ),
    pytest.param(
        lambda gateway: gateway.set_menu_button(TOKEN, text="Записаться", url=PAGE),
        id="setChatMenuButton",
    ),
    pytest.param(
        lambda gateway: gateway.set_commands(TOKEN, [("start", "Начать")], language=None),
        id="setMyCommands",
    ),
]


class TestSetUp:
    def test_tells_whose_token_it_is(self, sandbox: Sandbox) -> None:
        profile = ask(sandbox.url, lambda gateway: gateway.get_me(TOKEN))
        assert profile == BotProfile(7_000_000_001, "anya_belova_bot", "Аня Белова · маникюр")

    def test_sets_a_webhook_with_its_secret_and_few_kinds_of_updates(
        self, sandbox: Sandbox
    ) -> None:
        ask(
            sandbox.url,
            lambda gateway: gateway.set_webhook(TOKEN, url=HOOK, secret=SECRET, drop_pending=False),
        )
        [call] = sandbox.calls("setWebhook")
        assert call["params"] == {
            "url": HOOK,
            "secret_token": SECRET,
            "drop_pending_updates": "false",
            "allowed_updates": '["message", "my_chat_member"]',
            "max_connections": "4",
        }
        assert ask(sandbox.url, lambda gateway: gateway.get_webhook(TOKEN)) == WebhookState(
            url=HOOK, pending_updates=0, last_error=None
        )

    @pytest.mark.parametrize(("drop_pending", "left"), [(True, 0), (False, 1)])
    def test_drops_pending_updates_only_when_told_to(
        self, sandbox: Sandbox, *, drop_pending: bool, left: int
    ) -> None:
        sandbox.open_chat()
        hook = "http://127.0.0.1:1/tg/AAAAAAAAAAAAAAAA"
        ask(
            sandbox.url,
            lambda gateway: gateway.set_webhook(
                TOKEN, url=hook, secret=SECRET, drop_pending=drop_pending
            ),
        )
        state = ask(sandbox.url, lambda gateway: gateway.get_webhook(TOKEN))
        assert state.pending_updates == left

    def test_a_bot_without_a_webhook_has_none(self, sandbox: Sandbox) -> None:
        assert ask(sandbox.url, lambda gateway: gateway.get_webhook(TOKEN)).url == ""

    def test_sets_the_menu_button(self, sandbox: Sandbox) -> None:
        ask(
            sandbox.url,
            lambda gateway: gateway.set_menu_button(TOKEN, text="Записаться", url=PAGE),
        )
        sandbox.open_chat()
        [chat] = [
            chat
            for person in sandbox.control("state", method="GET")["people"]
            for chat in person["chats"]
            if (chat["bot"], chat["status"]) == ("anya_belova_bot", "member")
        ]
        assert chat["menu_button"] == {
            "type": "web_app",
            "text": "Записаться",
            "web_app": {"url": PAGE},
        }

    def test_sets_commands_for_a_language_and_for_all_others(self, sandbox: Sandbox) -> None:
        async def both(gateway: TelegramGateway) -> None:
            await gateway.set_commands(TOKEN, [("start", "Book")], language=None)
            await gateway.set_commands(TOKEN, [("start", "Записаться")], language="ru")

        ask(sandbox.url, both)
        assert [
            (call["params"].get("language_code"), json.loads(call["params"]["commands"]))
            for call in sandbox.calls("setMyCommands")
        ] == [
            (None, [{"command": "start", "description": "Book"}]),
            ("ru", [{"command": "start", "description": "Записаться"}]),
        ]


class TestFailures:
    @pytest.mark.parametrize("question", EVERY_CALL)
    @pytest.mark.parametrize(
        ("fault", "text"),
        [
            (
                {"kind": "429", "retry_after": 9},
                "Telegram refused: Too Many Requests: retry after 9",
            ),
            ({"kind": "500"}, "Telegram refused: Internal Server Error"),
            ({"kind": "502_html"}, "Telegram could not be reached (ApiHTTPException)"),
            ({"kind": "cut"}, "Telegram could not be reached (ServerDisconnectedError)"),
        ],
    )
    def test_are_told_in_words_fit_to_show(
        self, sandbox: Sandbox, question: Question, fault: dict[str, object], text: str
    ) -> None:
        sandbox.control("faults", fault)
        with pytest.raises(TelegramFailure) as failure:
            ask(sandbox.url, question)
        assert str(failure.value) == text

    @pytest.mark.parametrize("question", EVERY_CALL)
    def test_a_rejected_token_is_told_from_other_trouble(
        self, sandbox: Sandbox, question: Question
    ) -> None:
        sandbox.control("faults", {"kind": "401"})
        with pytest.raises(TelegramTokenRejected, match="does not know this token"):
            ask(sandbox.url, question)

    def test_a_token_nobody_gave_out_is_rejected(self, sandbox: Sandbox) -> None:
        with pytest.raises(TelegramTokenRejected):
            ask(sandbox.url, lambda gateway: gateway.get_me(STRANGER))

    def test_a_webhook_that_is_not_https_is_refused_by_telegram(self, sandbox: Sandbox) -> None:
        with pytest.raises(TelegramFailure, match="An HTTPS URL must be provided"):
            ask(
                sandbox.url,
                lambda gateway: gateway.set_webhook(
                    TOKEN, url="http://okoshko.example/tg/x", secret=SECRET, drop_pending=False
                ),
            )
