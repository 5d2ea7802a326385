"""Putting the application together."""

import os
from pathlib import Path

import sentry_sdk
from flask import Flask
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from app.bot.webhook import webhook
from app.cli import register_commands
from app.config import Settings, load_settings
from app.db import db
from app.jobs.command import worker_command
from app.logs import configure_logs, scrub_report
from app.runtime import install_runtime
from app.web.setup import register_web

_MAX_BODY = 64 * 1024
_MIGRATIONS = str(Path(__file__).parents[1] / "migrations")


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application; settings come from the environment unless given.

    Raises ConfigError naming every setting that is missing.
    """
    settings = settings or load_settings(os.environ)
    configure_logs(settings.log_format)
    if settings.sentry_dsn:
        sentry_sdk.init(
            settings.sentry_dsn,
            send_default_pii=False,
            max_request_body_size="never",
            include_local_variables=False,
            before_send=scrub_report,
        )
    app = Flask(__name__, template_folder="web/templates", static_folder="web/static")
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=_MAX_BODY,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(settings),
        RATELIMIT_STORAGE_URI=settings.redis_url or "memory://",
        API_TITLE="Okoshko",
        API_VERSION="v1",
        OPENAPI_VERSION="3.0.3",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    if settings.is_public:
        # TLS ends at one proxy in front of us, and it is that proxy that tells the address.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=0)  # type: ignore[method-assign]  # Flask's documented way to add middleware
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    install_runtime(app, settings)
    db.init_app(app)
    Migrate(app, db, directory=_MIGRATIONS)
    register_web(app, settings)
    app.register_blueprint(webhook)
    app.cli.add_command(worker_command)
    register_commands(app)
    return app


def _engine_options(settings: Settings) -> dict[str, object]:
    # A statement's parameters are people's names and words; a failing one must not log them.
    if settings.database_url.startswith("sqlite"):
        return {"hide_parameters": True}
    return {
        "hide_parameters": True,
        "pool_size": settings.threads,
        "max_overflow": 2,
        "pool_pre_ping": True,
        "pool_recycle": 1800,
        "connect_args": {
            "connect_timeout": 5,
            "options": "-c lock_timeout=10s -c statement_timeout=30s -c timezone=utc",
        },
    }
