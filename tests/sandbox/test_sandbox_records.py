"""The journal, the live stream, the reset, and people added for a test."""

import json

from sandbox_http import BOT, MARINA, TOKENS, Sandbox


class TestJournal:
    def test_writes_down_every_call_without_the_token(self, started: Sandbox) -> None:
        started.call("sendMessage", chat_id=MARINA, text="?")
        started.call("sendMessage", chat_id=42, text="?")
        good, bad = started.journal()
        assert (good["method"], good["bot"], good["status"]) == ("sendMessage", BOT, 200)
        assert good["params"] == {"chat_id": MARINA, "text": "?"}
        assert (bad["status"], bad["description"]) == (400, "Bad Request: chat not found")
        assert bad["ordinal"] == good["ordinal"] + 1
        assert bad["at"] >= good["at"]
        assert TOKENS[BOT] not in json.dumps([good, bad])

    def test_can_be_read_from_an_ordinal_on_and_by_method(self, started: Sandbox) -> None:
        for method in ("getMe", "getWebhookInfo", "getMe"):
            started.call(method)
        first = started.journal()[0]["ordinal"]
        assert [one["method"] for one in started.journal(f"?after={first}")] == [
            "getWebhookInfo",
            "getMe",
        ]
        assert len(started.journal(f"?after={first}&method=getme")) == 1

    def test_can_be_cleared_and_ordinals_go_on(self, started: Sandbox) -> None:
        started.call("getMe")
        last = started.journal()[-1]["ordinal"]
        started.control("journal", method="DELETE")
        assert started.journal() == []
        started.call("getMe")
        assert started.journal()[0]["ordinal"] == last + 1


class TestReset:
    def test_goes_back_to_the_initial_world(self, started: Sandbox) -> None:
        started.control("bots", {"username": "katya_nails_bot", "first_name": "Катя"})
        started.control("faults", {"kind": "500"})
        started.control("reset")
        state = started.control("state", method="GET")
        assert [bot["username"] for bot in state["bots"]] == [BOT, "studio_vitok_bot"]
        assert state["faults"] == []
        assert {chat["status"] for one in state["people"] for chat in one["chats"]} == {"new"}
        assert started.journal() == []

    def test_never_uses_an_update_id_twice(self, started: Sandbox) -> None:
        before = started.result("getUpdates")[-1]["update_id"]
        started.control("reset")
        started.write("/start")
        assert started.result("getUpdates")[0]["update_id"] > before


class TestPeopleOfATest:
    def test_can_be_written_to_at_once_and_stay_off_the_page(self, sandbox: Sandbox) -> None:
        person = sandbox.control("people", {"first_name": "Юля", "started": [BOT]})
        assert sandbox.call("sendMessage", chat_id=person["id"], text="!").ok
        shown = [one["id"] for one in sandbox.control("state", method="GET")["people"]]
        assert person["id"] not in shown


class TestLiveStream:
    def test_tells_what_happens_in_a_chat(self, started: Sandbox) -> None:
        with started.http.get(f"{started.url}/control/events", stream=True) as stream:
            events = (
                json.loads(line.removeprefix("data: "))
                for line in stream.iter_lines(chunk_size=1, decode_unicode=True)
                if line
            )
            assert next(events) == {"type": "hello"}
            sent = started.result("sendMessage", chat_id=MARINA, text="Вы записаны")
            event = next(events)
            assert (event["type"], event["message"]) == ("message", sent)
            assert (event["chat"]["user"], event["chat"]["unread"]) == (MARINA, 1)


class TestPage:
    def test_is_served_with_a_strict_policy(self, sandbox: Sandbox) -> None:
        answer = sandbox.http.get(f"{sandbox.url}/")
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
