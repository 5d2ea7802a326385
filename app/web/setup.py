"""Hanging everything HTTP on the application."""

from flask import Flask
from flask_smorest import Api
from whitenoise import WhiteNoise

from app.config import Settings
from app.web.client_api import (
    availability,
    calendar,
    payments,
    quotes,
    sessions,
    tenants,
    visits,
)
from app.web.client_api.blueprint import client_api
from app.web.error_schema import Error
from app.web.errors import register_errors
from app.web.headers import register_headers
from app.web.health import health
from app.web.limits import limiter
from app.web.public.api_docs import api_docs
from app.web.public.pages import DIST, pages
from app.web.request_log import register_request_log
from app.web.schema_names import describing_plugin
from app.web.staff_api import availability as staff_availability
from app.web.staff_api import (
    cabinet,
    client_terms,
    clients,
    days,
    deposits,
    discounts,
    explain,
    money,
    money_tasks,
    proposals,
    schedule,
    services,
    shop,
    time_off,
    visit_money,
)
from app.web.staff_api import sessions as staff_sessions
from app.web.staff_api import visits as staff_visits
from app.web.staff_api.blueprint import staff_api
from app.web.webhooks.yookassa import notifications

RESOURCES = (
    availability,
    calendar,
    sessions,
    payments,
    quotes,
    tenants,
    visits,
    cabinet,
    clients,
    services,
    days,
    explain,
    schedule,
    time_off,
    staff_availability,
    staff_sessions,
    staff_visits,
    proposals,
    client_terms,
    deposits,
    discounts,
    money,
    money_tasks,
    shop,
    visit_money,
)


def register_web(app: Flask, settings: Settings) -> None:
    """Register routes, errors, headers, limits and static files."""
    register_request_log(app)
    register_headers(app, settings)
    limiter.init_app(app)
    api = Api(spec_kwargs={"marshmallow_plugin": describing_plugin()})
    # flask-smorest would describe its own shape of errors, which nobody gets to see.
    api.ERROR_SCHEMA = Error
    api.init_app(app)
    api.register_blueprint(client_api)
    api.register_blueprint(staff_api)
    register_errors(app)
    app.register_blueprint(pages)
    app.register_blueprint(api_docs)
    app.register_blueprint(health)
    app.register_blueprint(notifications)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # Flask's documented way to add middleware
        app.wsgi_app,
        root=DIST,
        prefix="static/app/",
        # Built files carry a hash of their content in the name: a browser never asks twice.
        immutable_file_test=r"/assets/.+-[\w-]{8}\.",
        # On a developer's machine the front end is built anew while we run.
        autorefresh=settings.telegram_stand_in is not None,
    )
