"""The Telegram stand-in, prepared and asked by its controls."""

import json
from collections import Counter
from collections.abc import Iterable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from benchmarks.table import WrongResultError

_FIRST_PERSON_ID = 5_400_000_000


class Telegram:
    """The stand-in at an address, with bots and people who have started all of them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = HTTPConnection(urlsplit(url).netloc, timeout=60)

    def admit(self, bots: Iterable[tuple[str, str]], people: int) -> list[int]:
        """Register bots by username and token, then people; returns the people's ids."""
        names = []
        for username, token in bots:
            self._call(
                "POST",
                "/control/bots",
                {"username": username, "first_name": username, "token": token},
            )
            names.append(username)
        ids = [_FIRST_PERSON_ID + number for number in range(people)]
        for one in ids:
            self._call(
                "POST", "/control/people", {"id": one, "first_name": "Марина", "started": names}
            )
        return ids

    def answer_after(self, milliseconds: int) -> None:
        """Be as far away as that from now on."""
        self._call("DELETE", "/control/faults")
        if milliseconds:
            fault = {"kind": "slow", "method": "sendMessage", "seconds": milliseconds / 1000}
            self._call("POST", "/control/faults", fault)

    def forget_calls(self) -> None:
        """Empty the journal."""
        self._call("DELETE", "/control/journal")

    def messages_per_second(self, expected: int) -> float:
        """Return how fast the messages in the journal came in.

        Raises WrongResultError unless so many came, all accepted, no chat of a bot more than one.
        """
        calls = self._call("GET", "/control/journal?method=sendMessage")["entries"]
        chats = Counter((call["bot"], call["params"]["chat_id"]) for call in calls)
        if {call["status"] for call in calls} != {200} or not len(chats) == len(calls) == expected:
            raise WrongResultError(f"{len(calls)} messages arrived instead of {expected}")
        return (expected - 1) / float(calls[-1]["at"] - calls[0]["at"])

    def _call(self, method: str, path: str, body: object = None) -> Any:
        sent = None if body is None else json.dumps(body)
        self._http.request(method, path, sent, {"Content-Type": "application/json"})
        response = self._http.getresponse()
        read = response.read()
        if response.status >= 300:
            raise RuntimeError(f"the sandbox answered {response.status} to {method} {path}")
        return json.loads(read) if read else None
