"""Every refusal the Bot API stand-in knows, in Telegram's own words."""

from enum import Enum


class Refusal(Enum):
    """Status and description; `{}` is filled with the detail given to ApiError."""

    UNAUTHORIZED = (401, "Unauthorized")
    METHOD_NOT_FOUND = (404, "Not Found: method not found")
    WEBHOOK_ACTIVE = (
        409,
        (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        ),
    )
    CANT_INITIATE = (403, "Forbidden: bot can't initiate conversation with a user")
    BLOCKED = (403, "Forbidden: bot was blocked by the user")
    TO_A_BOT = (403, "Forbidden: bot can't send messages to bots")
    CHAT_ID_EMPTY = (400, "Bad Request: chat_id is empty")
    CHAT_NOT_FOUND = (400, "Bad Request: chat not found")
    TEXT_EMPTY = (400, "Bad Request: message text is empty")
    TEXT_TOO_LONG = (400, "Bad Request: message is too long")
    PARSE_MODE = (400, "Bad Request: unsupported parse_mode")
    CANT_PARSE_ENTITIES = (400, "Bad Request: can't parse entities: {}")
    NOT_MODIFIED = (
        400,
        (
            "Bad Request: message is not modified: specified new message content and reply markup "
            "are exactly the same as a current content and reply markup of the message"
        ),
    )
    EDIT_NOT_FOUND = (400, "Bad Request: message to edit not found")
    CANT_BE_EDITED = (400, "Bad Request: message can't be edited")
    DELETE_NOT_FOUND = (400, "Bad Request: message to delete not found")
    QUERY_TOO_OLD = (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    ANSWER_TOO_LONG = (400, "Bad Request: MESSAGE_TOO_LONG")
    WRONG_ACTION = (400, "Bad Request: wrong parameter action in request")
    NOT_JSON = (400, "Bad Request: can't parse {} JSON object")
    NOT_AN_INTEGER = (400, "Bad Request: parameter {} must be an integer")
    MARKUP_NOT_AN_OBJECT = (400, "Bad Request: object expected as reply markup")
    ONLY_INLINE_KEYBOARDS = (400, "Bad Request: the sandbox shows inline keyboards only")
    KEYBOARD_ROW_NOT_AN_ARRAY = (400, "Bad Request: inline keyboard row must be an Array")
    BUTTON_NOT_AN_OBJECT = (400, "Bad Request: can't parse inline keyboard button")
    BUTTON_TEXT_EMPTY = (400, "Bad Request: inline keyboard button text must be non-empty")
    BUTTON_WITHOUT_ACTION = (
        400,
        "Bad Request: can't parse inline keyboard button: exactly one action is expected",
    )
    BUTTON_DATA_INVALID = (400, "Bad Request: BUTTON_DATA_INVALID")
    BUTTON_URL_INVALID = (400, "Bad Request: inline keyboard button URL '{}' is invalid")
    WEB_APP_URL_INVALID = (
        400,
        "Bad Request: button Web App URL '{}' is invalid: only HTTPS links are allowed",
    )
    WEBHOOK_NOT_HTTPS = (
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    )
    SECRET_TOKEN = (400, "Bad Request: secret token contains unallowed characters")
    MAX_CONNECTIONS = (400, "Bad Request: max_connections must be between 1 and 100")
    ALLOWED_UPDATES = (400, "Bad Request: allowed_updates must be an array of strings")
    MENU_BUTTON = (400, "Bad Request: can't parse menu button")
    COMMANDS = (400, "Bad Request: can't parse commands")
    COMMAND_INVALID = (400, "Bad Request: BOT_COMMAND_INVALID")
    COMMAND_DESCRIPTION = (400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    DESCRIPTION_TOO_LONG = (400, "Bad Request: description is too long")


class ApiError(Exception):
    """A call the Bot API refuses."""

    def __init__(self, refusal: Refusal, detail: object = "") -> None:
        """Fill the detail into the refusal's description."""
        self.status, description = refusal.value
        self.description = description.format(detail)
        super().__init__(self.description)
