"""Structured logs. A bot token or a bearer token never reaches a line, whoever writes it."""

import logging
import re
from typing import Any

import structlog
from structlog.types import EventDict, Processor

_SECRETS = (
    (re.compile(r"\d{5,16}(?::|%3A)[A-Za-z0-9_-]{30,60}", re.IGNORECASE), "<bot token>"),
    (re.compile(r"(bearer|basic)(?: +|%20)[\w.~+/=:-]+", re.IGNORECASE), r"\1 <hidden>"),
    # A user may be missing, as in Redis' addresses; a password may hold anything but "@". Both are
    # bounded: a stranger may choose what is logged, and a search without bounds can take minutes.
    (re.compile(r"://[^/\s:@]{0,100}:[^@\s\"']{1,300}@"), "://<credentials>@"),
    (re.compile(r"/calendar/[^\s\"'/]+\.ics"), "/calendar/<signed>.ics"),
)
_PAIRS = re.compile(r"(?:query_id|user|auth_date|hash)=[^\s\"']*")
_SIGNED = re.compile(r"hash=|signature=")
_LONGEST = 16_000


def scrub(text: str) -> str:
    """Replace everything that looks like a secret of ours in a text."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}… ({len(text)} characters)"
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return _PAIRS.sub(lambda found: "<init data>" if _SIGNED.search(found[0]) else found[0], text)


def scrub_report(report: Any, _hint: object) -> Any:
    """Scrub an error report before it leaves for Sentry."""
    return _scrub_value(report)


def _scrub_event(_logger: object, _name: str, event: EventDict) -> EventDict:
    return {key: _scrub_value(value) for key, value in event.items()}


def _scrub_value(value: Any) -> Any:
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, dict):
        return {key: _scrub_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scrub_value(item) for item in value]
    return value if isinstance(value, int | float | bool | None) else scrub(str(value))


def configure_logs(log_format: str) -> None:
    """Send all logs, ours and the libraries', to standard error as `json` or `console` lines."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _scrub_event,
            renderer,
        ],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    # Complaining of a line that cannot be written, logging would print its arguments as they are.
    logging.raiseExceptions = False
    # Alembic repeats itself at INFO, the vendor's logger prints whole requests at DEBUG.
    for name in ("alembic", "TeleBot"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # The vendor hangs up a handler beside ours when it is imported; it scrubs nothing.
    logging.getLogger("TeleBot").handlers.clear()
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
