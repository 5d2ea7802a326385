"""The whole product on this machine: web, worker and the sandbox in Telegram's place."""

import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import requests
from cryptography.fernet import Fernet
from flask import Flask

from app.config import load_settings
from app.factory import create_app
from sandbox.demo.command import demo_command
from tests.support.sandbox import ROOT, Sandbox, bare_environment, running_sandbox, wait_until

HOST = "127.0.0.1"
MANAGER_BOT = "okoshko_manager_bot"
_STARTS_WITHIN_S = 30


@dataclass(frozen=True, slots=True)
class Stack:
    """The running parts, and the environment they run in."""

    url: str
    telegram: Sandbox
    environ: Mapping[str, str]
    folder: Path
    app: Flask

    @property
    def secret_key(self) -> str:
        return self.environ["SECRET_KEY"]

    def flask(self, *arguments: str) -> str:
        """Run a command of the host's; returns what it says."""
        # In this process, which has everything imported; in a thread, as Playwright's event loop
        # runs in this one and some commands bring a loop of their own.
        with ThreadPoolExecutor(1) as thread:
            done = thread.submit(self.app.test_cli_runner().invoke, args=arguments).result()
        assert done.exit_code == 0, done.output
        return done.output

    def complaints(self) -> list[str]:
        """Return what the processes logged about errors of their own."""
        lines = [line for log in self.folder.glob("*.log") for line in log.read_text().splitlines()]
        return [line for line in lines if '"level": "error"' in line or "Traceback" in line]


@contextmanager
def running_stack(folder: Path) -> Iterator[Stack]:
    """Start every process on a free port and an empty database filled by `flask demo`."""
    if not (ROOT / "webapp_frontend" / "dist" / "index.html").exists():
        raise RuntimeError("The front end is not built: run bin/setup dev")
    with ExitStack() as running:
        telegram = running.enter_context(running_sandbox())
        listening = running.enter_context(socket.create_server((HOST, 0), backlog=128))
        url = f"http://{HOST}:{listening.getsockname()[1]}"
        environ = _environ(folder, url, telegram)
        app = create_app(replace(load_settings(environ), log_format="console"))
        app.cli.add_command(demo_command)
        stack = Stack(url, telegram, environ, folder, app)
        stack.flask("db", "upgrade")
        # The socket is handed over open: nobody else can take the port meanwhile, and whoever
        # asks before gunicorn is up waits for its answer.
        web = ["gunicorn", "wsgi:app", "--log-level", "warning", "--bind"]
        web.append(f"fd://{listening.fileno()}")
        running.enter_context(_process(stack, "web", web, pass_fds=[listening.fileno()]))
        listening.close()
        running.enter_context(_process(stack, "worker", ["flask", "worker"]))
        stack.flask("demo")
        wait_until(lambda: requests.get(f"{url}/readyz", timeout=_STARTS_WITHIN_S).ok)
        yield stack


def _environ(folder: Path, url: str, telegram: Sandbox) -> dict[str, str]:
    manager = {"username": MANAGER_BOT, "first_name": "Окошко"}
    return bare_environment(
        MANAGER_BOT_TOKEN=telegram.control("bots", manager)["token"],
        FLASK_APP="wsgi.py",
        SECRET_KEY=secrets.token_urlsafe(48),
        TOKEN_KEYS=Fernet.generate_key().decode(),
        PUBLIC_URL=url,
        DATABASE_URL=f"sqlite:///{folder}/okoshko.db",
        TELEGRAM_API_URL=telegram.url,
        YOOKASSA_API_URL=f"{telegram.url}/yookassa/v3",
        TELEGRAM_PUBLIC_KEY=telegram.control("keys", method="GET")["ed25519_public_key"],
        LOG_FORMAT="json",
        PYTHONUNBUFFERED="1",
        # Named although empty, so that a developer's .env adds nothing.
        **dict.fromkeys(("TELEGRAM_PROXY", "REDIS_URL", "SENTRY_DSN"), ""),
    )


@contextmanager
def _process(
    stack: Stack, name: str, module: list[str], pass_fds: list[int] | tuple[()] = ()
) -> Iterator[None]:
    with (
        (stack.folder / f"{name}.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=ROOT,
            env=stack.environ,
            stdout=log,
            stderr=log,
            pass_fds=pass_fds,
        ) as process,
    ):
        try:
            yield
        finally:
            process.terminate()
