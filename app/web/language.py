"""The language of a request."""

from flask import request

from app.domain.language import DEFAULT, Language, from_code


def request_language() -> Language:
    """Return what the caller reads, by Accept-Language."""
    best = request.accept_languages.best
    return DEFAULT if best in {None, "*"} else from_code(best)
