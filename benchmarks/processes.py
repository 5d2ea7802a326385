"""Processes of the product, started on this machine and ended by their id."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

from benchmarks.installation import ROOT, Installation

HOST = "127.0.0.1"
_STARTS_WITHIN_S = 30
_ENDS_WITHIN_S = 30


@dataclass(frozen=True, slots=True)
class Web:
    """A running gunicorn."""

    pid: int
    port: int

    def connect(self) -> HTTPConnection:
        """Open a connection to keep."""
        return HTTPConnection(HOST, self.port, timeout=60)

    @property
    def workers(self) -> list[int]:
        """Return the ids of the worker processes (Linux)."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return [int(pid) for pid in children.split()]


@contextmanager
def gunicorn(place: Installation, *, workers: int) -> Iterator[Web]:
    """Serve an installation as in production, by gunicorn.conf.py."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "wsgi:app", "--log-level", "warning"]
    command += ["--bind", f"{HOST}:{port}", "--workers", str(workers)]
    with _running(command, place, "web.log") as process:
        web = Web(process.pid, port)
        _wait_for(web, process)
        yield web


@contextmanager
def worker(place: Installation) -> Iterator[None]:
    """Run the worker that sends messages."""
    with _running([sys.executable, "-m", "flask", "worker"], place, "worker.log"):
        yield


@contextmanager
def sandbox() -> Iterator[str]:
    """Run the stand-in for Telegram; yields its address."""
    command = [sys.executable, "-m", "sandbox", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield line.rpartition(" ")[2].strip()
        finally:
            process.terminate()


@contextmanager
def _running(
    command: list[str], place: Installation, log_name: str
) -> Iterator[subprocess.Popen[bytes]]:
    with (
        (place.folder / log_name).open("wb") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=place.process_environ, stdout=log, stderr=log
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            process.wait(_ENDS_WITHIN_S)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        port: int = listening.getsockname()[1]
        return port


def _wait_for(web: Web, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + _STARTS_WITHIN_S
    while process.poll() is None and monotonic() < until:
        try:
            with closing(web.connect()) as connection:
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
        except OSError:
            sleep(0.05)
    raise RuntimeError("gunicorn did not come up")
