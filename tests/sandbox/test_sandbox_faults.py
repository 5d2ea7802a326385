"""Troubles, switched on by hand."""

import time

import pytest
import requests
from sandbox_http import BOT, MARINA, Sandbox


class TestFaults:
    @pytest.mark.parametrize(
        ("kind", "status", "description"),
        [
            ("401", 401, "Unauthorized"),
            ("403", 403, "Forbidden: bot was blocked by the user"),
            ("400_chat_not_found", 400, "Bad Request: chat not found"),
            ("500", 500, "Internal Server Error"),
        ],
    )
    def test_refuse_as_telegram_does(
        self, started: Sandbox, kind: str, status: int, description: str
    ) -> None:
        started.control("faults", {"kind": kind})
        answer = started.call("sendMessage", chat_id=MARINA, text="?")
        assert answer.status_code == status
        assert answer.json()["description"] == description
        assert len(started.chat()["messages"]) == 1

    def test_429_says_when_to_come_back(self, started: Sandbox) -> None:
        started.control("faults", {"kind": "429", "retry_after": 17})
        answer = started.call("sendMessage", chat_id=MARINA, text="?")
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "17"
        assert answer.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 17",
            "parameters": {"retry_after": 17},
        }

    def test_502_is_a_page_and_not_json(self, sandbox: Sandbox) -> None:
        sandbox.control("faults", {"kind": "502_html"})
        answer = sandbox.call("getMe")
        assert answer.status_code == 502
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "Bad Gateway" in answer.text

    def test_slow_does_the_work_later(self, started: Sandbox) -> None:
        started.control("faults", {"kind": "slow", "seconds": 0.3})
        before = time.monotonic()
        assert started.call("sendMessage", chat_id=MARINA, text="?").ok
        assert time.monotonic() - before >= 0.3

    def test_cut_does_the_work_and_says_nothing(self, started: Sandbox) -> None:
        started.control("faults", {"kind": "cut", "times": 1})
        with pytest.raises(requests.ConnectionError):
            started.call("sendMessage", chat_id=MARINA, text="Вы записаны")
        assert started.chat()["messages"][-1]["text"] == "Вы записаны"
        assert started.journal("?method=sendMessage")[0]["status"] is None

    def test_end_after_so_many_times(self, started: Sandbox) -> None:
        started.control("faults", {"kind": "500", "times": 2})
        statuses = [started.call("getMe").status_code for _ in range(3)]
        assert statuses == [500, 500, 200]
        assert started.control("faults", method="GET") == {"faults": []}

    @pytest.mark.parametrize(
        "only", [{"method": "getMe"}, {"bot": "studio_vitok_bot"}, {"chat": 42}]
    )
    def test_leave_other_calls_alone(self, started: Sandbox, only: dict[str, object]) -> None:
        started.control("faults", {"kind": "500", **only})
        assert started.call("sendMessage", chat_id=MARINA, text="?").ok

    @pytest.mark.parametrize("only", [{"method": "sendMessage"}, {"bot": BOT}, {"chat": MARINA}])
    def test_strike_the_calls_they_are_for(self, started: Sandbox, only: dict[str, object]) -> None:
        started.control("faults", {"kind": "500", **only})
        assert started.call("sendMessage", chat_id=MARINA, text="?").status_code == 500

    def test_are_switched_off_one_by_one_or_all_at_once(self, sandbox: Sandbox) -> None:
        first = sandbox.control("faults", {"kind": "500"})
        sandbox.control("faults", {"kind": "401"})
        sandbox.control(f"faults/{first['id']}", method="DELETE")
        kinds = [one["kind"] for one in sandbox.control("faults", method="GET")["faults"]]
        assert kinds == ["401"]
        sandbox.control("faults", method="DELETE")
        assert sandbox.call("getMe").ok

    @pytest.mark.parametrize(
        "body",
        [{}, {"kind": "flood"}, {"kind": "429", "after": 3}, {"kind": "slow", "seconds": "2"}],
    )
    def test_that_make_no_sense_are_refused(
        self, sandbox: Sandbox, body: dict[str, object]
    ) -> None:
        assert sandbox.http.post(f"{sandbox.url}/control/faults", json=body).status_code == 400
