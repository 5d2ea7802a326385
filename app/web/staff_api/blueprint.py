"""The blueprint all of the cabinet's resources hang on."""

from flask_smorest import Blueprint

from app.web.bodies import BodyParser
from app.web.caching import compressed

staff_api = Blueprint(
    "cabinet",
    __name__,
    url_prefix="/api/v1/cabinet",
    description="What the cabinet's pages call.",
)

staff_api.ARGUMENTS_PARSER = BodyParser()
staff_api.after_request(compressed)
