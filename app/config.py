"""Settings, read once from the environment.

Every name is described in `.env.example`. Nothing else in the application reads the environment.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from app.domain.ids import BOT_TOKEN

TELEGRAM_API_URL = "https://api.telegram.org"
# Published at core.telegram.org/bots/webapps, for the production servers.
TELEGRAM_PUBLIC_KEY = "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d"
YOOKASSA_API_URL = "https://api.yookassa.ru/v3"
_ED25519_KEY = re.compile(r"[0-9a-f]{64}")
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_MIN_SECRET_LENGTH = 32
_DATABASES = ("sqlite://", "postgresql://", "postgresql+psycopg://")


class ConfigError(Exception):
    """Settings are missing or unusable; the text names each of them and never its value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the installation is told from outside."""

    secret_key: str = field(repr=False)
    token_keys: tuple[str, ...] = field(repr=False)
    public_url: str
    database_url: str = field(repr=False)
    telegram_api_url: str = TELEGRAM_API_URL
    telegram_proxy: str | None = field(default=None, repr=False)
    telegram_public_key: str = TELEGRAM_PUBLIC_KEY
    manager_bot_token: str | None = field(default=None, repr=False)
    yookassa_api_url: str = YOOKASSA_API_URL
    redis_url: str | None = field(default=None, repr=False)
    sentry_dsn: str | None = field(default=None, repr=False)
    log_format: str = "json"
    threads: int = 8
    init_data_max_age: timedelta = timedelta(hours=1)
    session_max_age: timedelta = timedelta(hours=2)

    @property
    def is_public(self) -> bool:
        """Tell whether people reach us through a proxy that speaks TLS."""
        return self.public_url.startswith("https://")

    @property
    def telegram_stand_in(self) -> str | None:
        """Return the origin of the sandbox that plays Telegram on a developer's machine, if any.

        A public installation may have its own Bot API server or relay on loopback; that is none.
        """
        parts = urlsplit(self.telegram_api_url)
        if self.is_public or parts.hostname not in _LOOPBACK:
            return None
        return f"{parts.scheme}://{parts.netloc}"


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Build Settings from environment variables.

    Raises ConfigError naming every variable that is missing or malformed.
    """
    problems: list[str] = []

    def required(name: str) -> str:
        value = environ.get(name, "").strip()
        if not value:
            problems.append(f"{name} is missing")
        return value

    def optional(name: str) -> str | None:
        return environ.get(name, "").strip() or None

    secret_key = required("SECRET_KEY")
    if 0 < len(secret_key) < _MIN_SECRET_LENGTH:
        problems.append(f"SECRET_KEY is shorter than {_MIN_SECRET_LENGTH} characters")
    keys = required("TOKEN_KEYS")
    token_keys = tuple(key.strip() for key in keys.split(",") if key.strip())
    if keys and not (token_keys and all(map(_is_fernet_key, token_keys))):
        problems.append("TOKEN_KEYS holds something that is not a Fernet key")
    public_url = _http_url("PUBLIC_URL", required("PUBLIC_URL"), problems)
    api_url = optional("TELEGRAM_API_URL") or TELEGRAM_API_URL
    api_url = _http_url("TELEGRAM_API_URL", api_url, problems)
    public_key = optional("TELEGRAM_PUBLIC_KEY") or TELEGRAM_PUBLIC_KEY
    manager_token = optional("MANAGER_BOT_TOKEN")
    problems += _telegram_problems(public_key, manager_token)
    shops_url = (optional("YOOKASSA_API_URL") or YOOKASSA_API_URL).rstrip("/")
    problems += _shops_problems(shops_url, public_url)
    log_format = optional("LOG_FORMAT") or "json"
    if log_format not in {"json", "console"}:
        problems.append("LOG_FORMAT is neither json nor console")
    database_url = _driver_url(required("DATABASE_URL"))
    if database_url and not database_url.startswith(_DATABASES):
        problems.append("DATABASE_URL is the address of neither SQLite nor PostgreSQL")
    if problems:
        raise ConfigError("; ".join(problems) + ". See .env.example.")
    return Settings(
        secret_key=secret_key,
        token_keys=token_keys,
        public_url=public_url,
        database_url=database_url,
        telegram_api_url=api_url,
        telegram_proxy=optional("TELEGRAM_PROXY"),
        telegram_public_key=public_key,
        manager_bot_token=manager_token,
        yookassa_api_url=shops_url,
        redis_url=optional("REDIS_URL"),
        sentry_dsn=optional("SENTRY_DSN"),
        log_format=log_format,
    )


def _telegram_problems(public_key: str, manager_token: str | None) -> Iterator[str]:
    if not _ED25519_KEY.fullmatch(public_key):
        yield "TELEGRAM_PUBLIC_KEY is not an Ed25519 key of 64 hexadecimal digits"
    if manager_token and not BOT_TOKEN.fullmatch(manager_token):
        yield "MANAGER_BOT_TOKEN does not look like a bot's token"


def _shops_problems(shops_url: str, public_url: str) -> Iterator[str]:
    if not _is_http_url(shops_url):
        yield "YOOKASSA_API_URL is not an http(s) address"
    elif (
        public_url.startswith("https://")
        and shops_url.startswith("http://")
        and urlsplit(shops_url).hostname not in _LOOPBACK
    ):
        yield "YOOKASSA_API_URL is not https, and keys of shops would go there in the clear"


def _is_fernet_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


def _http_url(name: str, value: str, problems: list[str]) -> str:
    if value and not _is_http_url(value):
        problems.append(f"{name} is not an http(s) address")
    return value.rstrip("/")


def _is_http_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        somewhere = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    # Paths are put behind it, and it is shown to people: nothing may follow or hide in it.
    plain = not (parts.query or parts.fragment or parts.username)
    return value.startswith(("http://", "https://")) and somewhere and plain


def _driver_url(url: str) -> str:
    # Heroku still hands out the scheme that SQLAlchemy dropped.
    return (
        "postgresql://" + url.removeprefix("postgres://") if url.startswith("postgres://") else url
    )
