"""Bot tokens at rest, and changing the keys they are sealed with."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from click.testing import Result
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select

from app.db import db, reading, transaction
from app.factory import create_app
from app.models import Bot, Shop
from app.vault import Vault, VaultError
from tests.support.factories import make_bot, make_tenant
from tests.support.paid import open_shop
from tests.support.telegram import TOKEN

OLD, NEW, LOST = (Fernet.generate_key().decode() for _ in range(3))
OTHER_TOKEN = "7000000002:SANDBOX-not-a-real-token-vitok_hair"


class TestVault:
    def test_opens_what_it_sealed(self) -> None:
        vault = Vault([NEW])
        assert vault.open(vault.seal(TOKEN)) == TOKEN

    def test_seals_so_that_nothing_of_the_secret_shows(self) -> None:
        sealed = Vault([NEW]).seal(TOKEN)
        assert TOKEN.encode() not in sealed
        assert Vault([NEW]).seal(TOKEN) != sealed

    def test_opens_with_any_of_its_keys(self) -> None:
        assert Vault([NEW, OLD]).open(Vault([OLD]).seal(TOKEN)) == TOKEN

    def test_seals_with_the_newest(self) -> None:
        assert Vault([NEW]).open(Vault([NEW, OLD]).seal(TOKEN)) == TOKEN

    def test_reseals_with_the_newest(self) -> None:
        resealed = Vault([NEW, OLD]).reseal(Vault([OLD]).seal(TOKEN))
        assert Vault([NEW]).open(resealed) == TOKEN
        with pytest.raises(VaultError):
            Vault([OLD]).open(resealed)

    @pytest.mark.parametrize("sealed", [b"", b"not a ciphertext", Vault([LOST]).seal(TOKEN)])
    def test_says_that_no_key_fits_and_nothing_more(self, sealed) -> None:
        vault = Vault([NEW, OLD])
        with pytest.raises(VaultError, match="TOKEN_KEYS") as opened:
            vault.open(sealed)
        with pytest.raises(VaultError, match="TOKEN_KEYS"):
            vault.reseal(sealed)
        assert opened.value.__suppress_context__

    def test_refuses_what_was_changed_on_the_way(self) -> None:
        sealed = bytearray(Vault([NEW]).seal(TOKEN))
        sealed[40] ^= 1
        with pytest.raises(VaultError):
            Vault([NEW]).open(bytes(sealed))


class TestRotateKeys:
    """`flask bots rotate-keys`, after a new key was put in front of the old one.

    No context is open while it runs: the command is to use its own application's keys.
    """

    @pytest.fixture
    def rotate(self, app: Flask) -> Iterator[Callable[..., Result]]:
        built = []

        def rotate(*keys: str) -> Result:
            built.append(create_app(replace(app.extensions["okoshko"].settings, token_keys=keys)))
            return built[-1].test_cli_runner().invoke(args=["bots", "rotate-keys"])

        yield rotate
        for one in built:
            with one.app_context():
                db.engine.dispose()

    def test_makes_the_old_key_dispensable(self, app, rotate) -> None:
        store(app, {TOKEN: OLD, OTHER_TOKEN: OLD})
        result = rotate(NEW, OLD)
        assert result.output.startswith("Tokens encrypted with the newest key: 2\n")
        assert result.exit_code == 0
        assert opened(app, NEW) == [TOKEN, OTHER_TOKEN]

    def test_takes_the_keys_of_shops_along(self, app, rotate) -> None:
        with app.app_context():
            tenant = make_tenant()
            open_shop(tenant, secret_sealed=None, state="disconnected")
            open_shop(tenant, secret_sealed=Vault([OLD]).seal("live_key"))
        result = rotate(NEW, OLD)
        assert result.output.endswith("Shops' keys encrypted with it: 1\n")
        with app.app_context(), reading() as session:
            kept = session.scalars(select(Shop.secret_sealed).order_by(Shop.id)).all()
        assert [one and Vault([NEW]).open(one) for one in kept] == [None, "live_key"]

    def test_may_be_repeated(self, app, rotate) -> None:
        store(app, {TOKEN: OLD, OTHER_TOKEN: NEW})
        assert [rotate(NEW, OLD).exit_code, rotate(NEW).exit_code] == [0, 0]
        assert opened(app, NEW) == [TOKEN, OTHER_TOKEN]

    def test_changes_nothing_when_one_token_cannot_be_opened(self, app, rotate) -> None:
        store(app, {TOKEN: OLD, OTHER_TOKEN: LOST})
        before = sealed(app)
        result = rotate(NEW, OLD)
        assert result.exit_code == 1
        assert "TOKEN_KEYS" in result.output
        assert TOKEN not in result.output
        assert sealed(app) == before

    def test_has_nothing_to_do_without_bots(self, rotate) -> None:
        result = rotate(NEW)
        assert result.exit_code == 0
        assert result.output == (
            "Tokens encrypted with the newest key: 0\nShops' keys encrypted with it: 0\n"
        )


def store(app: Flask, keys: dict[str, str]) -> None:
    """Bots with these tokens, each sealed with its key."""
    with app.app_context():
        for number, (token, key) in enumerate(keys.items(), start=1):
            tenant = make_tenant(slug=f"tenant-{number}")
            bot = make_bot(tenant, token=token, username=f"tenant_{number}_bot")
            with transaction() as session:
                session.get_one(Bot, bot.id).token_sealed = Vault([key]).seal(token)


def sealed(app: Flask) -> list[bytes]:
    with app.app_context(), reading() as session:
        return list(session.scalars(select(Bot.token_sealed).order_by(Bot.telegram_id)))


def opened(app: Flask, key: str) -> list[str]:
    return [Vault([key]).open(one) for one in sealed(app)]
