"""What a bot is and says about itself."""

import json
import re
from typing import Any

from sandbox.telegram import wire
from sandbox.telegram.bot_api.handler import Handler
from sandbox.telegram.bot_api.params import Params
from sandbox.telegram.bot_api.refusals import ApiError, Refusal
from sandbox.telegram.bots import Bot
from sandbox.world import World

Json = dict[str, Any]
MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120
MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(_world: World, bot: Bot, _params: Params) -> Json:
    """Tell which bot the token belongs to."""
    return wire.bot_user(bot.account) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "can_manage_bots": False,
    }


def set_my_commands(world: World, bot: Bot, params: Params) -> bool:
    """Set the command list for a scope and a language."""
    value = params.json("commands")
    if not isinstance(value, list) or len(value) > MAX_COMMANDS:
        raise ApiError(Refusal.COMMANDS)
    bot.profile.commands[_audience(params)] = [_command(one) for one in value]
    _show(world, bot)
    return True


def get_my_commands(_world: World, bot: Bot, params: Params) -> list[Json]:
    """Return the command list of exactly one scope and language."""
    return bot.profile.commands.get(_audience(params), [])


def set_my_description(world: World, bot: Bot, params: Params) -> bool:
    """Set the text of the empty chat."""
    _describe(bot.profile.descriptions, params, "description", MAX_DESCRIPTION)
    _show(world, bot)
    return True


def set_my_short_description(world: World, bot: Bot, params: Params) -> bool:
    """Set the text of the bot's profile."""
    _describe(bot.profile.short_descriptions, params, "short_description", MAX_SHORT_DESCRIPTION)
    _show(world, bot)
    return True


def get_my_description(_world: World, bot: Bot, params: Params) -> Json:
    """Return the text of the empty chat; without one for the language, the common one."""
    return {"description": _in_language(bot.profile.descriptions, params)}


def get_my_short_description(_world: World, bot: Bot, params: Params) -> Json:
    """Return the text of the bot's profile; without one for the language, the common one."""
    return {"short_description": _in_language(bot.profile.short_descriptions, params)}


def _audience(params: Params) -> tuple[str, str]:
    scope = params.json("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), params.text("language_code")


def _command(value: object) -> Json:
    if not isinstance(value, dict):
        raise ApiError(Refusal.COMMANDS)
    command = str(value.get("command", "")).removeprefix("/").lower()
    description = str(value.get("description", "")).strip()
    if not _COMMAND.fullmatch(command):
        raise ApiError(Refusal.COMMAND_INVALID)
    if not 1 <= len(description) <= MAX_COMMAND_DESCRIPTION:
        raise ApiError(Refusal.COMMAND_DESCRIPTION)
    return {"command": command, "description": description}


def _describe(texts: dict[str, str], params: Params, name: str, longest: int) -> None:
    text = params.text(name)
    if len(text) > longest:
        raise ApiError(Refusal.DESCRIPTION_TOO_LONG)
    texts[params.text("language_code")] = text


def _in_language(texts: dict[str, str], params: Params) -> str:
    return texts.get(params.text("language_code")) or texts.get("", "")


def _show(world: World, bot: Bot) -> None:
    world.feed.publish({"type": "bot", "bot": bot.about()})


METHODS: dict[str, Handler] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
}
