"""What stands in the logs, and what never does."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient

from app.logs import configure_logs, scrub, scrub_report
from tests.support.factories import CLIENT_ID, NOW, SECRET, studio_app
from tests.support.telegram import TOKEN, init_data

INIT_DATA = init_data(NOW)
PAIRS = INIT_DATA.split("&")
BEARER = "WzEsMSwxNzk1NDI0NDAwXQ.dGhpcyBpcyBub3QgYSBzaWduYXR1cmU"
PASSWORD = "hunter2"
# Each secret as it may turn up in a text, and the part of it that must be gone.
TEXTS = {
    "a bot token": (TOKEN, TOKEN.partition(":")[2]),
    "a bot token in an address": (
        f"https://api.telegram.org/bot{TOKEN}/sendMessage?chat_id=1",
        TOKEN.partition(":")[2],
    ),
    "an escaped bot token": (TOKEN.replace(":", "%3A"), TOKEN.partition(":")[2]),
    "a bearer token": (f"Authorization: Bearer {BEARER}", BEARER),
    "a bearer token in lower case": (f"{{'authorization': 'bearer  {BEARER}'}}", BEARER),
    "a basic login": ("Proxy-Authorization: Basic dXNlcjpodW50ZXIy", "dXNlcjpodW50ZXIy"),
    "initData": (f"init_data={INIT_DATA}", PAIRS[-1]),
    "initData in quotes": (f'{{"init_data": "{INIT_DATA}"}}', PAIRS[-1]),
    "initData from its hash on": ("&".join(reversed(PAIRS)), PAIRS[-1]),
    "a hash alone": (PAIRS[-1], PAIRS[-1]),
    "a PostgreSQL password": (f"postgresql://okoshko:{PASSWORD}@db:5432/okoshko", PASSWORD),
    "a password with a slash": (f"postgresql://okoshko:a/{PASSWORD}@db/okoshko", PASSWORD),
    "a Redis password without a user": (f"redis://:{PASSWORD}@redis:6379/0", PASSWORD),
    "a proxy's password": (f"socks5://user:{PASSWORD}@proxy:1080", PASSWORD),
}
EVERY_SECRET = [pytest.param(*texts, id=name) for name, texts in TEXTS.items()]


class Lines:
    """What would have stood on standard error."""

    def __init__(self, log_format: str) -> None:
        configure_logs(log_format)
        self._stream = StringIO()
        (handler,) = logging.getLogger().handlers
        handler.setStream(self._stream)

    def read(self) -> str:
        return self._stream.getvalue()

    def events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.read().splitlines()]


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, complains = root.handlers, root.level, logging.raiseExceptions
    yield
    root.handlers, root.level, logging.raiseExceptions = handlers, level, complains
    structlog.contextvars.clear_contextvars()


@pytest.fixture(params=["json", "console"])
def lines(request: pytest.FixtureRequest) -> Lines:
    """Logs in either format."""
    return Lines(request.param)


@pytest.fixture
def json_lines() -> Lines:
    return Lines("json")


@pytest.mark.parametrize(("text", "secret"), EVERY_SECRET)
class TestASecret:
    def test_is_gone_from_a_line_of_ours(self, lines, text, secret) -> None:
        structlog.get_logger("app.test").info("call_failed", url=text, tries=[{"last": text}])
        written = lines.read()
        assert "call_failed" in written
        assert secret not in written

    def test_is_gone_from_the_name_of_an_event(self, lines, text, secret) -> None:
        structlog.get_logger("app.test").warning(f"failed: {text}")
        written = lines.read()
        assert "failed" in written
        assert secret not in written

    def test_is_gone_from_a_librarys_line(self, lines, text, secret) -> None:
        logging.getLogger("urllib3.connectionpool").warning("Retrying: %s", text)
        written = lines.read()
        assert "Retrying" in written
        assert secret not in written

    def test_is_gone_from_what_a_library_adds_to_a_line(self, lines, text, secret) -> None:
        logging.getLogger("vendor").error("Refused", extra={"request_url": text})
        written = lines.read()
        assert "Refused" in written
        assert secret not in written

    def test_is_gone_from_a_traceback(self, lines, text, secret) -> None:
        try:
            _fail_for(text)
        except RuntimeError:
            structlog.get_logger("app.test").exception("unexpected_error")
        written = lines.read()
        assert "RuntimeError" in written
        assert secret not in written

    def test_is_gone_from_a_librarys_traceback(self, lines, text, secret) -> None:
        try:
            _fail_for(text)
        except RuntimeError:
            logging.getLogger("vendor").exception("Task failed")
        written = lines.read()
        assert "RuntimeError" in written
        assert secret not in written

    def test_is_gone_from_an_error_report(self, text, secret) -> None:
        report = {
            "message": text,
            "extra": {"urls": [text], "pair": (text,), "error": RuntimeError(text)},
            "tries": 3,
        }
        scrubbed = scrub_report(report, None)
        assert secret not in json.dumps(scrubbed)
        assert scrubbed["tries"] == 3


def test_a_line_whose_words_do_not_fit_its_arguments_prints_no_secret(capsys) -> None:
    configure_logs("json")
    (handler,) = logging.getLogger().handlers
    record = logging.makeLogRecord({"msg": "%d retries for %s", "args": ("many", TOKEN)})
    handler.handle(record)
    assert TOKEN not in capsys.readouterr().err


class TestOrdinaryWords:
    @pytest.mark.parametrize(
        "text",
        [
            "Booked for 2026-11-28T15:00:00+03:00",
            "http://127.0.0.1:8001/app/anya-belova",
            "user=5 asked twice",
            "write to anya@example.org",
            "sqlite:///okoshko.db",
            "12345:short",
        ],
    )
    def test_stay_as_they_are(self, text) -> None:
        assert scrub(text) == text


class TestALine:
    def test_says_when_where_and_how_grave(self, json_lines) -> None:
        structlog.get_logger("app.test").warning("bot_quiet", bot_id=7)
        (event,) = json_lines.events()
        assert event.pop("timestamp").endswith("Z")
        assert event == {
            "event": "bot_quiet",
            "level": "warning",
            "logger": "app.test",
            "bot_id": 7,
        }

    def test_keeps_russian_letters(self, json_lines) -> None:
        structlog.get_logger("app.test").info("named", name="Аня")
        assert "Аня" in json_lines.read()

    def test_of_a_library_has_the_same_shape(self, json_lines) -> None:
        logging.getLogger("vendor").error("Refused %d times", 3)
        (event,) = json_lines.events()
        assert (event["event"], event["level"], event["logger"]) == (
            "Refused 3 times",
            "error",
            "vendor",
        )

    def test_of_chatter_is_not_written(self, lines) -> None:
        logging.getLogger("TeleBot").info("whole request")
        logging.getLogger("anything").debug("details")
        structlog.get_logger("app.test").debug("details")
        assert lines.read() == ""


@pytest.mark.usefixtures("now")
class TestTheRequestLog:
    """In production's format, whatever the application was built with."""

    @pytest.fixture(autouse=True)
    def _tenant(self, app: Flask) -> None:
        studio_app(app)

    def test_ties_a_request_to_its_answer(self, http: FlaskClient, json_lines: Lines) -> None:
        answer = http.get("/api/v1/tenants/anya")
        (event,) = json_lines.events()
        assert event["request_id"] == answer.headers["X-Request-ID"]
        assert (event["method"], event["status"]) == ("GET", 200)
        assert event["ms"] >= 0

    def test_takes_the_number_a_proxy_gave(self, http: FlaskClient, json_lines: Lines) -> None:
        http.get("/healthz", headers={"X-Request-ID": "proxy-0001.a_b"})
        (event,) = json_lines.events()
        assert event["request_id"] == "proxy-0001.a_b"

    @pytest.mark.parametrize(
        "given", ["short", "x" * 65, "a b c d e f", 'a"b,"level":"x"', "ключик-12"]
    )
    def test_takes_no_number_that_is_something_else(self, http, json_lines, given) -> None:
        answer = http.get("/healthz", headers={"X-Request-ID": given})
        assert answer.headers["X-Request-ID"] != given
        assert given not in json_lines.read()

    def test_names_the_route_and_never_the_path(self, http, json_lines) -> None:
        http.get("/api/v1/tenants/anya/calendar/c2lnbmVkLWxpbms.ics?key=query-words")
        written = json_lines.read()
        (event,) = map(json.loads, written.splitlines())
        assert event["route"] == "/api/v1/tenants/<slug>/calendar/<signed>.ics"
        assert "c2lnbmVkLWxpbms" not in written
        assert "query-words" not in written
        assert "anya" not in written

    def test_says_nothing_of_a_path_it_does_not_know(self, http, json_lines) -> None:
        http.get(f"/bot{TOKEN}/getMe")
        (event,) = json_lines.events()
        assert (event["route"], event["status"]) == ("unknown", 404)

    def test_holds_nothing_a_client_proves_herself_with(self, http, json_lines) -> None:
        body = {"init_data": init_data(NOW)}
        token = http.post("/api/v1/tenants/anya/session", json=body).json["token"]
        headers = {"Authorization": f"Bearer {token}"}
        assert http.get("/api/v1/tenants/anya/visits", headers=headers).status_code == 200
        written = json_lines.read()
        assert len(written.splitlines()) == 2
        assert token not in written
        assert PAIRS[-1] not in written
        assert str(CLIENT_ID) not in written

    def test_holds_nothing_of_an_update(self, http, json_lines) -> None:
        http.post("/tg/unknown-bot", json={}, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET})
        written = json_lines.read()
        assert "unknown-bot" not in written
        assert SECRET not in written

    def test_forgets_the_number_with_the_request(self, http, json_lines) -> None:
        first = http.get("/healthz").headers["X-Request-ID"]
        second = http.get("/healthz").headers["X-Request-ID"]
        assert [event["request_id"] for event in json_lines.events()] == [first, second]


def _fail_for(text: str) -> None:
    try:
        _refuse(text)
    except ConnectionError as error:
        raise RuntimeError(f"while asking {text}") from error


def _refuse(text: str) -> None:
    raise ConnectionError(text)
