"""Messages: what the Bot API takes, refuses and shows to people."""

import json

import pytest
from sandbox_http import BOT, KATE, MARINA, TOKENS, Sandbox

KEYBOARD = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}


class TestReadingParameters:
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_takes_them_from_the_query(self, started: Sandbox, method: str) -> None:
        url = f"{started.url}/bot{TOKENS[BOT]}/sendMessage"
        answer = started.http.request(method, url, params={"chat_id": MARINA, "text": "Окно"})
        assert answer.json()["result"]["text"] == "Окно"

    def test_takes_them_from_a_form(self, started: Sandbox) -> None:
        url = f"{started.url}/bot{TOKENS[BOT]}/sendMessage"
        form = {"chat_id": MARINA, "text": "Окно", "reply_markup": json.dumps(KEYBOARD)}
        assert started.http.post(url, data=form).json()["result"]["reply_markup"] == KEYBOARD

    def test_takes_them_from_a_multipart_form(self, started: Sandbox) -> None:
        url = f"{started.url}/bot{TOKENS[BOT]}/sendMessage"
        parts = {"chat_id": (None, str(MARINA)), "text": (None, "Окно")}
        assert started.http.post(url, files=parts).json()["result"]["text"] == "Окно"

    def test_refuses_a_body_that_is_not_json(self, started: Sandbox) -> None:
        url = f"{started.url}/bot{TOKENS[BOT]}/getMe"
        headers = {"Content-Type": "application/json"}
        assert started.http.post(url, data="{", headers=headers).status_code == 400


class TestWhoIsCalling:
    def test_an_unknown_token_is_unauthorized(self, sandbox: Sandbox) -> None:
        answer = sandbox.http.get(f"{sandbox.url}/bot7000000009:{'x' * 35}/getMe")
        assert answer.status_code == 401
        assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}

    def test_an_unknown_method_is_not_found(self, sandbox: Sandbox) -> None:
        answer = sandbox.call("sendCake")
        assert answer.status_code == 404
        assert answer.json()["description"] == "Not Found: method not found"

    def test_a_registered_bot_is_known_by_its_token(self, sandbox: Sandbox) -> None:
        bot = sandbox.control("bots", {"username": "katya_nails_bot", "first_name": "Катя"})
        me = sandbox.http.get(f"{sandbox.url}/bot{bot['token']}/getMe").json()["result"]
        assert (me["id"], me["username"]) == (bot["id"], "katya_nails_bot")

    def test_a_bot_may_bring_its_own_token(self, sandbox: Sandbox) -> None:
        token = f"7000000555:{'k' * 35}"
        body = {"username": "own_token_bot", "first_name": "Катя", "token": token}
        assert sandbox.control("bots", body)["id"] == 7_000_000_555
        assert sandbox.http.get(f"{sandbox.url}/bot{token}/getMe").ok


class TestSendMessage:
    def test_shows_the_message_in_the_chat(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="Вы записаны")
        assert sent["from"]["username"] == BOT
        assert sent["chat"]["id"] == MARINA
        assert started.chat()["messages"][-1] == sent

    def test_counts_it_as_unread_until_the_chat_is_read(self, started: Sandbox) -> None:
        started.result("sendMessage", chat_id=MARINA, text="Вы записаны")
        assert started.chat()["unread"] == 1
        started.act("read")
        assert started.chat()["unread"] == 0

    @pytest.mark.parametrize(
        ("params", "status", "description"),
        [
            ({"chat_id": MARINA, "text": " "}, 400, "Bad Request: message text is empty"),
            ({"chat_id": MARINA, "text": "я" * 4097}, 400, "Bad Request: message is too long"),
            ({"chat_id": 42, "text": "?"}, 400, "Bad Request: chat not found"),
            ({"chat_id": "@nobody", "text": "?"}, 400, "Bad Request: chat not found"),
            ({"text": "?"}, 400, "Bad Request: chat_id is empty"),
            (
                {"chat_id": KATE, "text": "?"},
                403,
                "Forbidden: bot can't initiate conversation with a user",
            ),
            (
                {"chat_id": 7_000_000_002, "text": "?"},
                403,
                "Forbidden: bot can't send messages to bots",
            ),
        ],
    )
    def test_refuses_in_telegrams_words(
        self, started: Sandbox, params: dict[str, object], status: int, description: str
    ) -> None:
        answer = started.call("sendMessage", **params)
        assert answer.status_code == status
        assert answer.json()["error_code"] == status
        assert answer.json()["description"] == description

    def test_refuses_whoever_blocked_the_bot(self, started: Sandbox) -> None:
        started.act("block")
        answer = started.call("sendMessage", chat_id=MARINA, text="?")
        assert answer.status_code == 403
        assert answer.json()["description"] == "Forbidden: bot was blocked by the user"
        started.act("unblock")
        assert started.call("sendMessage", chat_id=MARINA, text="!").ok

    def test_takes_4096_characters_counted_after_the_tags(self, started: Sandbox) -> None:
        text = f"<b>{'я' * 4096}</b>"
        assert started.call("sendMessage", chat_id=MARINA, text=text, parse_mode="HTML").ok


class TestHtml:
    def send(self, sandbox: Sandbox, text: str) -> dict[str, object]:
        params = {"chat_id": MARINA, "text": text, "parse_mode": "HTML"}
        answer = sandbox.call("sendMessage", **params).json()
        result: dict[str, object] = answer.get("result") or answer
        return result

    def test_becomes_text_with_entities_counted_in_utf16(self, started: Sandbox) -> None:
        sent = self.send(
            started, '💅 <b>Маникюр <i>2 ч</i></b> &lt;<a href="https://a.b/?c&amp;d">я</a>'
        )
        assert sent["text"] == "💅 Маникюр 2 ч <я"
        assert sent["entities"] == [
            {"offset": 3, "length": 11, "type": "bold"},
            {"offset": 11, "length": 3, "type": "italic"},
            {"offset": 16, "length": 1, "type": "text_link", "url": "https://a.b/?c&d"},
        ]

    def test_finds_links_and_commands_by_itself(self, started: Sandbox) -> None:
        sent = self.send(started, "/start или https://okoshko.test/a.")
        assert sent["entities"] == [
            {"offset": 0, "length": 6, "type": "bot_command"},
            {"offset": 11, "length": 22, "type": "url"},
        ]

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("<marquee>!</marquee>", 'Unsupported start tag "marquee"'),
            ("<b>!", "Can't find end tag"),
            ("<b><i>!</b></i>", 'expected "</i>"'),
            ("!</b>", 'Unexpected end tag "b"'),
            ("1 < 2", "Unclosed start tag"),
        ],
    )
    def test_is_refused_when_broken(self, started: Sandbox, text: str, why: str) -> None:
        answer = self.send(started, text)
        assert answer["error_code"] == 400
        assert str(answer["description"]).startswith("Bad Request: can't parse entities: ")
        assert why in str(answer["description"])

    def test_is_plain_text_without_a_parse_mode(self, started: Sandbox) -> None:
        assert started.result("sendMessage", chat_id=MARINA, text="<b>!")["text"] == "<b>!"


class TestKeyboards:
    @pytest.mark.parametrize(
        ("button", "description"),
        [
            ({"text": "Да", "callback_data": ""}, "BUTTON_DATA_INVALID"),
            ({"text": "Да", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
            ({"text": "", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
            ({"text": "Да"}, "exactly one action is expected"),
            ({"text": "Да", "web_app": {"url": "http://okoshko.test/"}}, "only HTTPS links"),
            ({"text": "Да", "web_app": {}}, "only HTTPS links"),
            ({"text": "Да", "url": "javascript:alert(1)"}, "is invalid"),
        ],
    )
    def test_refuses_a_wrong_button(
        self, started: Sandbox, button: dict[str, object], description: str
    ) -> None:
        markup = {"inline_keyboard": [[button]]}
        answer = started.call("sendMessage", chat_id=MARINA, text="?", reply_markup=markup)
        assert answer.status_code == 400
        assert description in answer.json()["description"]

    def test_takes_64_bytes_of_data_and_mini_apps_on_this_machine(self, started: Sandbox) -> None:
        row = [
            {"text": "Да", "callback_data": "я" * 32},
            {"text": "Открыть", "web_app": {"url": "http://127.0.0.1:8000/app/x"}},
        ]
        markup = {"inline_keyboard": [row]}
        sent = started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=markup)
        assert sent["reply_markup"] == markup


class TestEditing:
    def test_changes_text_and_drops_the_keyboard_not_given_again(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=KEYBOARD)
        place = {"chat_id": MARINA, "message_id": sent["message_id"]}
        edited = started.result("editMessageText", **place, text="Вы записаны")
        assert edited["text"] == "Вы записаны"
        assert "reply_markup" not in edited
        assert started.chat()["messages"][-1] == edited

    def test_changes_the_keyboard_alone(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?")
        place = {"chat_id": MARINA, "message_id": sent["message_id"]}
        edited = started.result("editMessageReplyMarkup", **place, reply_markup=KEYBOARD)
        assert (edited["text"], edited["reply_markup"]) == ("?", KEYBOARD)

    def test_refuses_to_change_nothing(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=KEYBOARD)
        place = {"chat_id": MARINA, "message_id": sent["message_id"]}
        answer = started.call("editMessageText", **place, text="?", reply_markup=KEYBOARD)
        assert answer.status_code == 400
        assert "message is not modified" in answer.json()["description"]

    def test_refuses_messages_that_are_gone_or_not_the_bots(self, started: Sandbox) -> None:
        gone = started.call("editMessageText", chat_id=MARINA, message_id=99, text="!").json()
        assert gone["description"] == "Bad Request: message to edit not found"
        theirs = started.call("editMessageText", chat_id=MARINA, message_id=1, text="!").json()
        assert theirs["description"] == "Bad Request: message can't be edited"

    def test_deletes_once(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?")
        place = {"chat_id": MARINA, "message_id": sent["message_id"]}
        assert started.result("deleteMessage", **place) is True
        again = started.call("deleteMessage", **place).json()
        assert again["description"] == "Bad Request: message to delete not found"
        assert [one["text"] for one in started.chat()["messages"]] == ["/start"]
