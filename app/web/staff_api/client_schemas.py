"""Shapes of clients."""

from marshmallow import Schema, fields, validate

from app.web.client_api.schemas import Strict, Text
from app.web.staff_api.fields import Name

_NAME = validate.Length(max=64)


class ClientQuery(Schema):
    q = fields.String(load_default="", validate=validate.Length(max=100))
    limit = fields.Integer(load_default=20, validate=validate.Range(1, 100))


class DescribeClient(Strict):
    first_name = Name(required=True, validate=_NAME)
    last_name = Text(load_default=None, allow_none=True, validate=_NAME)
    phone = Text(load_default=None, allow_none=True, validate=validate.Length(max=40))
    note = Text(load_default=None, allow_none=True, validate=validate.Length(max=1000))


class Client(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    first_name = fields.String(required=True)
    last_name = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    username = fields.String(required=True, allow_none=True)
    has_telegram = fields.Boolean(required=True)
    note = fields.String(required=True, allow_none=True)
    visits = fields.Integer(required=True)
    no_shows = fields.Integer(required=True)
    last_visit_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})


class Clients(Schema):
    clients = fields.List(fields.Nested(Client), required=True)
