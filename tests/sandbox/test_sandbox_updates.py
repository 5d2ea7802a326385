"""What people do reaches the bot: webhook, getUpdates, order, repeats."""

from sandbox_http import BOT, KATE, MARINA, Receiver, Sandbox, wait_until

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Да", "callback_data": "yes"}, {"text": "Сайт", "url": "https://okoshko.test/"}]
    ]
}


def listen(sandbox: Sandbox, receiver: Receiver, **settings: object) -> None:
    sandbox.result("setWebhook", url=receiver.url, secret_token="s3cret", **settings)


class TestWebhook:
    def test_gets_messages_with_the_secret(self, sandbox: Sandbox, receiver: Receiver) -> None:
        listen(sandbox, receiver)
        written = sandbox.write("/start abc")
        update = receiver.wait_for(1)[0]
        assert receiver.secrets == ["s3cret"]
        assert update["message"] == written
        assert update["message"]["from"]["language_code"] == "ru"
        assert update["message"]["entities"][0]["type"] == "bot_command"

    def test_repeats_what_was_not_taken_and_keeps_the_order(
        self, sandbox: Sandbox, receiver: Receiver
    ) -> None:
        receiver.answers = [500, 503]
        listen(sandbox, receiver)
        for text in ("/start", "раз", "два"):
            sandbox.write(text)
        updates = receiver.wait_for(5)
        assert [one["message"]["text"] for one in updates] == ["/start"] * 3 + ["раз", "два"]
        ids = [one["update_id"] for one in updates]
        assert ids == sorted(ids)
        info = sandbox.result("getWebhookInfo")
        assert info["last_error_message"] == (
            "Wrong response from the webhook: 503 Service Unavailable"
        )
        assert info["last_error_date"] > 1_700_000_000

    def test_one_stuck_chat_does_not_hold_up_another(
        self, sandbox: Sandbox, receiver: Receiver
    ) -> None:
        receiver.answers = [500]
        listen(sandbox, receiver)
        sandbox.write("/start", user=MARINA)
        receiver.wait_for(1)
        sandbox.write("/start", user=KATE)
        senders = [one["message"]["from"]["id"] for one in receiver.wait_for(3)]
        assert senders == [MARINA, KATE, MARINA]

    def test_tells_how_many_updates_wait_and_why(self, sandbox: Sandbox) -> None:
        sandbox.result("setWebhook", url="http://127.0.0.1:9/hook")
        sandbox.write("/start")
        wait_until(lambda: "last_error_date" in sandbox.result("getWebhookInfo"))
        info = sandbox.result("getWebhookInfo")
        assert info["pending_update_count"] == 1
        assert info["last_error_message"] == "Connection refused"

    def test_a_new_address_gets_at_once_what_the_old_one_did_not_take(
        self, sandbox: Sandbox, receiver: Receiver
    ) -> None:
        sandbox.result("setWebhook", url="http://127.0.0.1:9/hook")
        sandbox.write("/start")
        listen(sandbox, receiver)
        assert receiver.wait_for(1)[0]["message"]["text"] == "/start"
        wait_until(lambda: sandbox.result("getWebhookInfo")["pending_update_count"] == 0)

    def test_gets_only_the_kinds_it_asked_for(self, sandbox: Sandbox, receiver: Receiver) -> None:
        listen(sandbox, receiver, allowed_updates=["my_chat_member"])
        sandbox.write("/start")
        sandbox.act("block")
        assert set(receiver.wait_for(1)[0]) == {"update_id", "my_chat_member"}
        assert sandbox.result("getWebhookInfo")["allowed_updates"] == ["my_chat_member"]

    def test_may_drop_what_waits(self, sandbox: Sandbox, receiver: Receiver) -> None:
        sandbox.write("/start")
        assert sandbox.result("getWebhookInfo")["pending_update_count"] == 1
        listen(sandbox, receiver, drop_pending_updates=True)
        sandbox.write("дальше")
        assert receiver.wait_for(1)[0]["message"]["text"] == "дальше"

    def test_can_be_deleted(self, sandbox: Sandbox, receiver: Receiver) -> None:
        listen(sandbox, receiver)
        answer = sandbox.call("deleteWebhook").json()
        assert answer["description"] == "Webhook was deleted"
        assert sandbox.result("getWebhookInfo")["url"] == ""

    def test_needs_a_safe_address_and_a_plain_secret(self, sandbox: Sandbox) -> None:
        unsafe = sandbox.call("setWebhook", url="http://okoshko.test/").json()
        assert unsafe["description"].endswith("An HTTPS URL must be provided for webhook")
        odd = sandbox.call("setWebhook", url="https://okoshko.test/", secret_token="с").json()
        assert odd["description"].endswith("secret token contains unallowed characters")


class TestPeople:
    def test_press_a_button_and_get_an_answer(self, started: Sandbox, receiver: Receiver) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=KEYBOARD)
        listen(started, receiver, drop_pending_updates=True)
        press = {"message_id": sent["message_id"], "button": [0, 0]}
        query_id = started.act("press", press)["callback_query_id"]
        query = receiver.wait_for(1)[0]["callback_query"]
        assert (query["id"], query["data"], query["message"]) == (query_id, "yes", sent)
        assert started.result("answerCallbackQuery", callback_query_id=query_id, text="Хорошо")
        late = started.call("answerCallbackQuery", callback_query_id=query_id)
        assert late.status_code == 400
        assert "query is too old" in late.json()["description"]

    def test_press_a_button_by_its_data(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=KEYBOARD)
        press = {"message_id": sent["message_id"], "button": "yes"}
        assert started.act("press", press)["callback_query_id"]

    def test_cannot_press_what_is_not_there(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=KEYBOARD)
        url = f"{started.url}/control/chats/{MARINA}/{BOT}/press"
        for button in ([5, 5], "no", [0, 1]):
            press = {"message_id": sent["message_id"], "button": button}
            assert started.http.post(url, json=press).status_code == 409

    def test_block_and_unblock(self, started: Sandbox, receiver: Receiver) -> None:
        listen(started, receiver, drop_pending_updates=True)
        started.act("block")
        started.act("unblock")
        changes = [one["my_chat_member"] for one in receiver.wait_for(2)]
        statuses = [
            (one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in changes
        ]
        assert statuses == [("member", "kicked"), ("kicked", "member")]
        assert changes[0]["from"]["id"] == MARINA

    def test_cannot_write_to_a_bot_they_blocked(self, started: Sandbox) -> None:
        started.act("block")
        url = f"{started.url}/control/chats/{MARINA}/{BOT}/messages"
        assert started.http.post(url, json={"text": "?"}).status_code == 409


class TestGetUpdates:
    def test_gives_updates_until_they_are_confirmed(self, started: Sandbox) -> None:
        started.write("раз")
        updates = started.result("getUpdates")
        assert [one["message"]["text"] for one in updates] == ["/start", "раз"]
        assert started.result("getUpdates", offset=updates[-1]["update_id"] + 1) == []

    def test_conflicts_with_a_webhook(self, sandbox: Sandbox, receiver: Receiver) -> None:
        listen(sandbox, receiver)
        assert sandbox.call("getUpdates").status_code == 409


class TestRawUpdates:
    def test_any_update_can_be_pushed_even_twice(
        self, sandbox: Sandbox, receiver: Receiver
    ) -> None:
        listen(sandbox, receiver)
        update = {"update_id": 7, "poll": {"id": "1"}}
        for _ in range(2):
            sandbox.control("updates", {"bot": BOT, "update": update})
        assert receiver.wait_for(2) == [update, update]

    def test_gets_a_number_when_it_has_none(self, sandbox: Sandbox) -> None:
        queued = sandbox.control("updates", {"bot": BOT, "update": {"poll": {"id": "1"}}})
        assert queued["update_id"] > 0
