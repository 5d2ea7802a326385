"""A worker killed in the middle of its work, on both databases at once."""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.clock import utcnow
from app.db import db, reading, transaction
from app.models import Bot, OutboxMessage
from app.usecases.outbox import queue_message
from tests.support.apps import build_app, clean
from tests.support.factories import STUDIO, make_bot, make_tenant
from tests.support.sandbox import running_sandbox, wait_until
from tests.support.worker import Worker

BOTS, CHATS = 25, 20
PEOPLE = range(5_300_000_000, 5_300_000_000 + CHATS)
KILLED_AFTER = 150
# What is under way at once, see app.jobs.outbox.
AT_ONCE = 60


@dataclass(frozen=True)
class Tally:
    """How often each message reached its chat, and what the database thinks of them."""

    arrivals: Counter[tuple[str, int]]
    states: Counter[str]
    before_the_kill: int

    @property
    def twice(self) -> int:
        return sum(times > 1 for times in self.arrivals.values())


class Installation:
    """A database with bots and messages, a sandbox that knows the bots, and a worker."""

    def __init__(self, kind: str, url: str, folder: Path, stack: ExitStack) -> None:
        self.kind = kind
        self.sandbox = stack.enter_context(running_sandbox())
        self.app: Flask = build_app(url)
        stack.enter_context(_disposed(self.app))
        stack.enter_context(clean(self.app))
        self.worker = Worker(url, self.sandbox.url, folder / f"{kind}.log")
        stack.callback(self.worker.kill)

    def fill(self) -> None:
        """Queue one message from every bot to every person."""
        names = [f"studio_{number}_bot" for number in range(BOTS)]
        bots = [self._make_bot(number, name) for number, name in enumerate(names)]
        for person in PEOPLE:
            body = {"id": person, "first_name": str(person), "started": names}
            self.sandbox.control("people", body)
        with self.app.app_context(), transaction() as session:
            for bot in bots:
                for person in PEOPLE:
                    queue_message(
                        session,
                        bot=bot,
                        chat_id=person,
                        template="greeting",
                        params={
                            "first_name": "Марина",
                            "tenant_name": bot.name,
                            "slug": "anya",
                        },
                        language="ru",
                        now=utcnow(),
                    )

    def kill_and_recover(self) -> Tally:
        """Kill the worker while it sends, start it again and wait until nothing waits."""
        self.fill()
        # So that a good many calls are on the wire at any moment.
        self.sandbox.break_with("slow", method="sendMessage", seconds=0.5)
        self.worker.start()
        wait_until(lambda: len(self.sandbox.delivered()) >= KILLED_AFTER)
        self.worker.kill()
        before = len(self.sandbox.delivered())
        self.sandbox.mend()
        self.worker.start()
        wait_until(lambda: self._states().keys() == {"sent"}, seconds=60, every_s=0.2)
        assert self.worker.terminate() == 0
        return Tally(Counter(self.sandbox.delivered()), self._states(), before)

    def _make_bot(self, number: int, name: str) -> Bot:
        token = f"{7_200_000_000 + number}:SANDBOX-not-a-real-token-{number:010}"
        self.sandbox.control("bots", {"username": name, "first_name": name, "token": token})
        with self.app.app_context():
            return make_bot(
                make_tenant(STUDIO, slug=f"studio-{number}"), token=token, username=name
            )

    def _states(self) -> Counter[str]:
        with self.app.app_context(), reading() as session:
            return Counter(session.scalars(select(OutboxMessage.state)))


@pytest.fixture
def tallies(database_urls: dict[str, str], tmp_path: Path) -> Iterator[dict[str, Tally]]:
    """The same catastrophe on each database; side by side, as most of it is waiting."""
    with ExitStack() as stack, ThreadPoolExecutor(len(database_urls)) as pool:
        installations = [
            Installation(kind, url, tmp_path, stack) for kind, url in database_urls.items()
        ]
        counted = pool.map(Installation.kill_and_recover, installations)
        yield {each.kind: tally for each, tally in zip(installations, counted, strict=True)}


def test_none_of_500_messages_is_lost_when_the_worker_is_killed_half_way(
    tallies: dict[str, Tally],
    capsys: pytest.CaptureFixture[str],
    record_property,
) -> None:
    for kind, tally in tallies.items():
        record_property(f"sent twice, {kind}", tally.twice)
        line = (
            f"killed on {kind} after {tally.before_the_kill} of {BOTS * CHATS} messages: "
            f"{BOTS * CHATS - len(tally.arrivals)} lost, {tally.twice} sent twice"
        )
        with capsys.disabled():
            # On standard error it is seen also when processes share the tests among them.
            sys.stderr.write(f"\n{line}\n")
        assert KILLED_AFTER <= tally.before_the_kill < BOTS * CHATS
        assert tally.states == {"sent": BOTS * CHATS}
        assert len(tally.arrivals) == BOTS * CHATS
        assert max(tally.arrivals.values()) <= 2
        assert tally.twice <= AT_ONCE


def _disposed(app: Flask) -> ExitStack:
    stack = ExitStack()

    def dispose() -> None:
        with app.app_context():
            db.engine.dispose()

    stack.callback(dispose)
    return stack
