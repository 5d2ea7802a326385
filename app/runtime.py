"""What a running installation holds beside its database."""

from dataclasses import dataclass

from flask import Flask, current_app

from app.config import Settings
from app.vault import Vault

_KEY = "okoshko"


@dataclass(frozen=True, slots=True)
class Runtime:
    """Made once at start-up."""

    settings: Settings
    vault: Vault


def install_runtime(app: Flask, settings: Settings) -> None:
    """Give the application its settings and keys."""
    app.extensions[_KEY] = Runtime(settings=settings, vault=Vault(settings.token_keys))


def runtime() -> Runtime:
    """Return the current application's runtime."""
    found: Runtime = current_app.extensions[_KEY]
    return found
