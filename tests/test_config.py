"""Settings: what is missing or wrong is named before anything starts."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from app.config import ConfigError, Settings, load_settings
from app.factory import create_app

ROOT = Path(__file__).parents[1]
KEY, OLD_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()
ENOUGH = {
    "DATABASE_URL": "postgresql://okoshko:hunter2@db.example/okoshko",
    "SECRET_KEY": "a secret for tests, at least 32 characters",
    "TOKEN_KEYS": KEY,
    "PUBLIC_URL": "https://booking.example.org",
}
# Read by gunicorn and by the sandbox, not by the application.
READ_BY_OTHERS = {"PORT", "WEB_CONCURRENCY", "SANDBOX_PORT"}


class Noting(Mapping[str, str]):
    """An environment that remembers which names it was asked for."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values_ = values
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return self.values_[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)


def settings(**changes: str) -> Settings:
    return load_settings({**ENOUGH, **changes})


def refusal(**changes: str) -> str:
    with pytest.raises(ConfigError) as refused:
        settings(**changes)
    return str(refused.value)


class TestMissing:
    @pytest.mark.parametrize("name", sorted(ENOUGH))
    @pytest.mark.parametrize("value", [None, "", "   "], ids=["unset", "empty", "blank"])
    def test_a_required_setting_is_named(self, name, value) -> None:
        environ = {**ENOUGH, name: value} if value is not None else {**ENOUGH}
        if value is None:
            del environ[name]
        with pytest.raises(ConfigError) as refused:
            load_settings(environ)
        assert str(refused.value) == f"{name} is missing. See .env.example."

    def test_all_of_them_are_named_at_once(self) -> None:
        with pytest.raises(ConfigError) as refused:
            load_settings({})
        assert set(re.findall(r"(\w+) is missing", str(refused.value))) == set(ENOUGH)

    def test_the_application_does_not_start(self, monkeypatch) -> None:
        for name, value in ENOUGH.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("TOKEN_KEYS")
        with pytest.raises(ConfigError, match="TOKEN_KEYS is missing"):
            create_app()


class TestMalformed:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            pytest.param("SECRET_KEY", "x" * 31, id="a short secret"),
            pytest.param("TOKEN_KEYS", "not-a-key", id="a word for a key"),
            pytest.param("TOKEN_KEYS", f"{KEY},ключ", id="one good key and one bad"),
            pytest.param("TOKEN_KEYS", KEY[:-4], id="a key cut short"),
            pytest.param("TOKEN_KEYS", ", ,", id="nothing between the commas"),
            pytest.param("PUBLIC_URL", "booking.example.org", id="an address without a scheme"),
            pytest.param("PUBLIC_URL", "ftp://example.org", id="an address of another kind"),
            pytest.param("PUBLIC_URL", "https://", id="an address without a host"),
            pytest.param("PUBLIC_URL", "https://[oops", id="an address with a broken host"),
            pytest.param("PUBLIC_URL", "https://example.org:port", id="an address with no port"),
            pytest.param("PUBLIC_URL", "https://example.org/?a=b", id="an address with a query"),
            pytest.param("PUBLIC_URL", "https://example.org/#a", id="an address with a fragment"),
            pytest.param("PUBLIC_URL", "https://me:pw@example.org", id="an address with a login"),
            pytest.param("TELEGRAM_API_URL", "127.0.0.1:8001", id="a Bot API without a scheme"),
            pytest.param("YOOKASSA_API_URL", "api.yookassa.ru", id="a shop's API without a scheme"),
            pytest.param("YOOKASSA_API_URL", "http://pay.example/v3", id="a shop's API in clear"),
            pytest.param(
                "YOOKASSA_API_URL", "http://127.0.0.1.pay.example", id="a shop's API nearly here"
            ),
            pytest.param("DATABASE_URL", "okoshko.db", id="a database without a scheme"),
            pytest.param("DATABASE_URL", "mysql://u:hunter2@h/db", id="another database"),
            pytest.param("LOG_FORMAT", "xml", id="an unknown log format"),
            pytest.param("TELEGRAM_PUBLIC_KEY", "e7bf", id="a public key cut short"),
            pytest.param("TELEGRAM_PUBLIC_KEY", "E7" * 32, id="a public key in capitals"),
            pytest.param("MANAGER_BOT_TOKEN", "hunter2", id="a word for a bot's token"),
        ],
    )
    def test_a_setting_is_named_and_its_value_is_not_told(self, name, value) -> None:
        told = refusal(**{name: value})
        assert told.startswith(f"{name} ")
        assert value not in told.removeprefix(name)
        assert "hunter2" not in told

    def test_all_of_them_are_named_at_once(self) -> None:
        told = refusal(SECRET_KEY="short", LOG_FORMAT="xml", PUBLIC_URL="")
        assert [name for name in ("SECRET_KEY", "LOG_FORMAT", "PUBLIC_URL") if name in told] == [
            "SECRET_KEY",
            "LOG_FORMAT",
            "PUBLIC_URL",
        ]


class TestUnderstood:
    def test_herokus_scheme_is_rewritten(self) -> None:
        loaded = settings(DATABASE_URL="postgres://u:p@db.example:5432/okoshko?sslmode=require")
        assert loaded.database_url == "postgresql://u:p@db.example:5432/okoshko?sslmode=require"

    @pytest.mark.parametrize("url", ["sqlite:///okoshko.db", "sqlite://", "postgresql:///okoshko"])
    def test_other_databases_are_taken_as_they_are(self, url) -> None:
        assert settings(DATABASE_URL=url).database_url == url

    def test_keys_come_newest_first_with_any_spacing(self) -> None:
        assert settings(TOKEN_KEYS=f" {KEY} , {OLD_KEY},").token_keys == (KEY, OLD_KEY)

    def test_an_address_is_kept_without_its_last_slash(self) -> None:
        assert settings(PUBLIC_URL="https://example.org/").public_url == "https://example.org"
        assert settings(TELEGRAM_API_URL="http://relay/").telegram_api_url == "http://relay"
        assert settings(YOOKASSA_API_URL="https://pay/v3/").yookassa_api_url == "https://pay/v3"

    def test_what_may_be_left_out_has_a_sensible_value(self) -> None:
        loaded = settings()
        assert loaded.telegram_api_url == "https://api.telegram.org"
        assert loaded.yookassa_api_url == "https://api.yookassa.ru/v3"
        assert loaded.log_format == "json"
        assert (loaded.telegram_proxy, loaded.redis_url, loaded.sentry_dsn) == (None, None, None)

    def test_an_empty_value_is_as_good_as_none(self) -> None:
        unsaid = settings(TELEGRAM_API_URL="", YOOKASSA_API_URL="", REDIS_URL=" ", LOG_FORMAT="")
        assert unsaid == settings()

    @pytest.mark.parametrize(
        ("url", "public"), [("https://example.org", True), ("http://127.0.0.1:8000", False)]
    )
    def test_only_https_is_public(self, url, public) -> None:
        assert settings(PUBLIC_URL=url).is_public is public

    @pytest.mark.parametrize(
        ("url", "origin"),
        [
            ("http://127.0.0.1:8001", "http://127.0.0.1:8001"),
            ("http://localhost:8001/", "http://localhost:8001"),
            ("http://[::1]:8001", "http://[::1]:8001"),
            ("https://api.telegram.org", None),
            ("http://relay.example", None),
            ("http://127.0.0.1.example", None),
        ],
    )
    def test_telegram_is_played_only_on_this_machine(self, url, origin) -> None:
        local = settings(TELEGRAM_API_URL=url, PUBLIC_URL="http://127.0.0.1:8000")
        assert local.telegram_stand_in == origin

    def test_a_public_installation_may_have_its_own_bot_api_server_at_home(self) -> None:
        public = settings(TELEGRAM_API_URL="http://127.0.0.1:8081", PUBLIC_URL="https://a.example")
        assert public.telegram_stand_in is None

    @pytest.mark.parametrize("url", ["http://127.0.0.1:8001/yookassa/v3", "http://localhost/v3"])
    def test_a_public_installation_may_play_shops_at_home(self, url) -> None:
        assert settings(YOOKASSA_API_URL=url).yookassa_api_url == url

    def test_an_installation_that_is_not_public_may_reach_shops_in_the_clear(self) -> None:
        local = settings(YOOKASSA_API_URL="http://sandbox/v3", PUBLIC_URL="http://127.0.0.1:8000")
        assert local.yookassa_api_url == "http://sandbox/v3"


class TestSecrets:
    def test_do_not_show_when_settings_are_printed(self) -> None:
        secrets = {
            "DATABASE_URL": "postgresql://okoshko:database-password@db.example/okoshko",
            "SECRET_KEY": "the secret that signs all sessions and links",
            "TOKEN_KEYS": f"{KEY},{OLD_KEY}",
            "TELEGRAM_PROXY": "http://user:proxy-password@proxy.example",
            "REDIS_URL": "redis://:redis-password@redis.example",
            "SENTRY_DSN": "https://sentry-key@sentry.example/1",
            "MANAGER_BOT_TOKEN": f"7000000900:{'manager-secret-' * 3}",
        }
        shown = repr(settings(**secrets))
        parts = (
            "database-password",
            "the secret",
            KEY,
            OLD_KEY,
            "proxy-",
            "redis",
            "sentry",
            "manager-secret",
        )
        assert [part for part in parts if part in shown] == []


class TestExample:
    def test_lists_exactly_what_is_read(self) -> None:
        environ = Noting(ENOUGH)
        load_settings(environ)
        listed = re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
        assert sorted(listed) == sorted(environ.asked | READ_BY_OTHERS)

    def test_says_what_each_setting_is_for(self) -> None:
        blocks = (ROOT / ".env.example").read_text().strip().split("\n\n")
        without = [
            line
            for block in blocks
            for line in block.splitlines()
            if re.match(r"[A-Z_]+=", line) and not block.startswith("#")
        ]
        assert without == []
