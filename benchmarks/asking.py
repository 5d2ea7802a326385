"""Asking for one page again and again, each time as another visitor."""

from collections.abc import Callable, Mapping
from http.client import RemoteDisconnected

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.processes import Web
from benchmarks.table import WrongResultError
from benchmarks.visitors import visitors


def in_process(
    app: Flask, path: str, headers: Mapping[str, str] | None = None
) -> Callable[[], bytes]:
    """Return a call that asks the WSGI application; it raises WrongResultError unless 200."""
    environ = EnvironBuilder(path=path, headers=Headers(headers)).get_environ()
    everybody = visitors()

    def ask() -> bytes:
        environ["HTTP_X_FORWARDED_FOR"] = next(everybody)["X-Forwarded-For"]
        body, status, _headers = run_wsgi_app(app, environ, buffered=True)
        return _expect_200(b"".join(body), int(status[:3]))

    return ask


def over_http(web: Web, path: str) -> Callable[[], bytes]:
    """Return a call that asks over a kept connection; it raises WrongResultError unless 200."""
    connection = web.connect()
    everybody = visitors()

    def answer() -> bytes:
        connection.request("GET", path, headers=next(everybody))
        response = connection.getresponse()
        return _expect_200(response.read(), response.status)

    def ask() -> bytes:
        try:
            return answer()
        except RemoteDisconnected:
            # While the others took their turns the server closed what it saw idle.
            return answer()

    return ask


def _expect_200(body: bytes, status: int) -> bytes:
    if status != 200:
        raise WrongResultError(f"answered {status}")
    return body
