"""The blueprint all of the client's resources hang on."""

from flask_smorest import Blueprint

client_api = Blueprint(
    "client",
    __name__,
    url_prefix="/api/v1/tenants/<slug>",
    description="What a client's pages call.",
)
