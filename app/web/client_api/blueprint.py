"""The blueprint all of the client's resources hang on."""

from flask_smorest import Blueprint

from app.web.bodies import BodyParser

client_api = Blueprint(
    "client",
    __name__,
    url_prefix="/api/v1/tenants/<slug>",
    description="What a client's pages call.",
)

client_api.ARGUMENTS_PARSER = BodyParser()
