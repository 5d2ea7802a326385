"""django-appointment in a process and a virtual environment of its own.

None of it, Django included, ever comes into ours.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from benchmarks.busy_year import BusyYear
from benchmarks.installation import ROOT

_PINS = Path(__file__).with_name("django_appointment.txt")
_SITE = Path(__file__).with_name("django_appointment_site.py")
_VENV = ROOT / "instance" / "bench-venv"
_PYTHON = _VENV / "bin" / "python"
_STAMP = _VENV / "pins.sha256"
_INSTALLS_WITHIN_S = 300


class NotInstallableError(Exception):
    """The packages cannot be had here, perhaps for want of a network."""


class Rival:
    """A running django-appointment that knows the busy year."""

    def __init__(self, questions: IO[str], answers: IO[str]) -> None:
        self._questions = questions
        self._answers = answers
        self.starts: list[str] = json.loads(answers.readline())

    def milliseconds(self, way: str) -> float:
        """Find the free starts of the month once, by its `functions` or its `pages`."""
        self._questions.write(way + "\n")
        self._questions.flush()
        return float(self._answers.readline())


@contextmanager
def rival(year: BusyYear) -> Iterator[Rival]:
    """Install it if need be, fill it and run it. Raises NotInstallableError."""
    _install()
    with TemporaryDirectory(prefix="okoshko-bench-") as name:
        folder = Path(name)
        (folder / "year.json").write_text(
            json.dumps(year.as_json(), default=lambda value: value.isoformat())
        )
        with (
            (folder / "site.log").open("w") as log,
            subprocess.Popen(
                [str(_PYTHON), str(_SITE), str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            ) as process,
        ):
            if process.stdin is None or process.stdout is None:
                raise RuntimeError("the pipes asked for are missing")
            # Closing the questions, which leaving the process does, ends it.
            yield Rival(process.stdin, process.stdout)


def version() -> str:
    """Return the pinned version."""
    pin = next(line for line in _PINS.read_text().splitlines() if "appointment==" in line)
    return pin.partition("==")[2].split()[0]


def _install() -> None:
    wanted = hashlib.sha256(_PINS.read_bytes()).hexdigest()
    if _STAMP.exists() and _STAMP.read_text() == wanted:
        return
    shutil.rmtree(_VENV, ignore_errors=True)
    uv = (sys.executable, "-m", "uv", "--quiet")
    for command in (
        (*uv, "venv", "--python", sys.executable, str(_VENV)),
        (*uv, "pip", "install", "--python", str(_PYTHON), "--require-hashes", "-r", str(_PINS)),
    ):
        try:
            subprocess.run(
                command, check=True, capture_output=True, text=True, timeout=_INSTALLS_WITHIN_S
            )
        except subprocess.CalledProcessError as error:
            lines = error.stderr.strip().splitlines() or ["no reason given"]
            raise NotInstallableError(lines[-1].strip()) from error
        except subprocess.TimeoutExpired as error:
            raise NotInstallableError("the installation took too long") from error
    _STAMP.write_text(wanted)
