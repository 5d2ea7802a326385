"""Reading the JSON that callers send."""

from typing import Any

from flask import Request, abort
from marshmallow import Schema
from webargs.flaskparser import FlaskParser


class BodyParser(FlaskParser):
    """Takes a body that Python cannot read for a malformed one: 422."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        try:
            return super().load_json(req, schema)
        except (RecursionError, ValueError):
            # JSON to the letter, but nested deeper or with longer numbers than Python reads.
            abort(422)
