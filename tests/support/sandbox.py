"""The sandbox as a process of its own, steered over HTTP."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from tests.support.factories import CLIENT_ID

ROOT = Path(__file__).parents[2]
BOT = "anya_belova_bot"
Json = dict[str, Any]


class Sandbox:
    """A stand-in for Telegram that can be broken, stopped and started again."""

    def __init__(self) -> None:
        self.url = ""
        self._port = 0
        self._http = requests.Session()
        # A proxy of the developer's shell has no business on this machine's own addresses.
        self._http.trust_env = False
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start on a free port; after a stop, on the same one with an empty memory."""
        command = [sys.executable, "-m", "sandbox", "--port", str(self._port)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=bare_environment(), stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        self.url = self._process.stdout.readline().rpartition(" ")[2].strip()
        assert self.url, "the sandbox did not start"
        self._port = int(self.url.rpartition(":")[2])

    def stop(self) -> None:
        if self._process and self._process.stdout:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process.stdout.close()
        self._http.close()
        self._process = None

    def control(self, path: str, body: Json | None = None, method: str = "POST") -> Any:
        """Steer it; a refusal fails the test."""
        answer = self._http.request(method, f"{self.url}/control/{path}", json=body, timeout=10)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def reset(self) -> None:
        self.control("reset")

    def open_chat(self, user_id: int = CLIENT_ID, bot: str = BOT) -> None:
        """Have a person start a bot; without that no bot may write to anybody."""
        self.control(f"chats/{user_id}/{bot}/messages", {"text": "/start"})

    def block(self, user_id: int = CLIENT_ID, bot: str = BOT) -> None:
        self.control(f"chats/{user_id}/{bot}/block")

    def break_with(self, kind: str, **details: object) -> None:
        """Switch a fault on: see `sandbox/README.md` for the kinds."""
        self.control("faults", {"kind": kind, **details})

    def mend(self) -> None:
        self.control("faults", method="DELETE")

    def texts(self, user_id: int = CLIENT_ID, bot: str = BOT) -> list[str]:
        """Return what the bot's messages in a chat say, oldest first."""
        messages = self.control(f"chats/{user_id}/{bot}", method="GET")["messages"]
        return [message["text"] for message in messages if message["from"]["is_bot"]]

    def calls(self, method: str = "sendMessage") -> list[Json]:
        """Return the calls of a method as journalled: parameters, status, moment."""
        return self.control(f"journal?method={method}", method="GET")["entries"]

    def delivered(self) -> list[tuple[str, int]]:
        """Return the bot and the chat of every message that came to stand in a chat."""
        # A call that was cut off or that nobody waited for any more has done its work as well.
        return [
            (call["bot"], int(call["params"]["chat_id"]))
            for call in self.calls()
            if call["status"] in {200, None}
        ]


@contextmanager
def running_sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    try:
        sandbox.start()
        yield sandbox
    finally:
        sandbox.stop()


def bare_environment(**settings: str) -> dict[str, str]:
    """Return an environment with nothing of the developer's own settings in it."""
    return {"PATH": os.environ["PATH"], **settings}


def wait_until(is_true: Callable[[], object], seconds: float = 30, every_s: float = 0.05) -> None:
    """Wait for something that happens in another process."""
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(every_s)
