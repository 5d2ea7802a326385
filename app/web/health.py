"""Whether the installation is alive and able to work."""

from datetime import timedelta

from flask import Blueprint, Response, jsonify
from sqlalchemy import select

from app.clock import utcnow
from app.db import reading
from app.guarding import guarded
from app.models import WorkerHeartbeat

health = Blueprint("health", __name__)

_WORKER_SILENT_AFTER = timedelta(minutes=1)


@health.get("/healthz")
@guarded("anybody")
def alive() -> Response:
    """Answer as long as the process runs."""
    return jsonify(status="ok")


@health.get("/readyz")
@guarded("anybody")
def ready() -> Response:
    """Answer 200 while bookings can be taken: the database is there.

    A silent worker is told but is no reason to send clients away: their bookings stand, and the
    messages wait. A database that is down becomes 503 in `app.web.errors`.
    """
    with reading() as session:
        seen_at = session.scalar(
            select(WorkerHeartbeat.seen_at).order_by(WorkerHeartbeat.seen_at.desc())
        )
    silent = seen_at is None or utcnow() - seen_at > _WORKER_SILENT_AFTER
    return jsonify(database="ok", worker="silent" if silent else "ok")
