"""Shapes of sessions, the cabinet's card and its people."""

from marshmallow import Schema, fields, validate

from app.web.client_api.schemas import Strict
from app.web.staff_api.fields import ID
from app.web.staff_api.service_schemas import Service


class Token(Schema):
    token = fields.String(required=True)
    expires_at = fields.String(required=True, metadata={"format": "date-time"})


class Member(Schema):
    role = fields.String(required=True)
    master_id = fields.Integer(required=True, allow_none=True)
    language = fields.String(required=True)


class StaffSession(Token):
    member = fields.Nested(Member, required=True)


class CabinetLink(Schema):
    slug = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)
    session = fields.Nested(Token, required=True)


class Cabinets(Schema):
    tenants = fields.List(fields.Nested(CabinetLink), required=True)


class CabinetMaster(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    title = fields.String(required=True, allow_none=True)


class Cabinet(Schema):
    slug = fields.String(required=True)
    name = fields.String(required=True)
    timezone = fields.String(required=True)
    currency = fields.String(required=True)
    language = fields.String(required=True)
    bot_username = fields.String(required=True, allow_none=True)
    role = fields.String(required=True)
    master_id = fields.Integer(required=True, allow_none=True)
    now = fields.String(required=True, metadata={"format": "date-time"})
    masters = fields.List(fields.Nested(CabinetMaster), required=True)
    services = fields.List(fields.Nested(Service), required=True)


class ListedMember(Schema):
    id = fields.Integer(required=True)
    role = fields.String(required=True)
    master_id = fields.Integer(required=True, allow_none=True)
    is_self = fields.Boolean(required=True)


class PendingInvitation(Schema):
    id = fields.Integer(required=True)
    role = fields.String(required=True)
    master_id = fields.Integer(required=True, allow_none=True)
    expires_at = fields.String(required=True, metadata={"format": "date-time"})


class Members(Schema):
    members = fields.List(fields.Nested(ListedMember), required=True)
    invitations = fields.List(fields.Nested(PendingInvitation), required=True)


class Invite(Strict):
    role = fields.String(required=True, validate=validate.OneOf(["administrator", "master"]))
    master_id = fields.Integer(strict=True, allow_none=True, load_default=None, validate=ID)


class InvitationLink(Schema):
    link = fields.String(required=True)
    expires_at = fields.String(required=True, metadata={"format": "date-time"})
