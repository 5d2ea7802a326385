"""A tenant's bot: taking it over, setting it up at Telegram, finding it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.errors import BotTaken
from app.domain.ids import new_public_id
from app.domain.ports import BotProfile, BotSetup, TelegramFailure
from app.models import Bot
from app.vault import Vault

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class BotPlan:
    """What a bot is told at Telegram."""

    token: str = field(repr=False)
    webhook_url: str
    secret: str = field(repr=False)
    drop_pending: bool
    menu_text: str
    menu_url: str
    # Description and commands by language; None is the default for all others.
    words: tuple[tuple[str | None, str, tuple[tuple[str, str], ...]], ...]


def webhook_path(public_id: str) -> str:
    """Return the path Telegram delivers a bot's updates to."""
    return f"/tg/{public_id}"


def secret_hash(secret: str) -> str:
    """Return what is stored of a webhook's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def register_bot(
    session: Session,
    *,
    tenant_id: int,
    profile: BotProfile,
    token: str,
    vault: Vault,
    now: datetime,
) -> Bot:
    """Store a bot for a tenant, or a new token for the bot it has.

    Raises BotTaken if another tenant runs this bot, or this tenant runs another one.
    """
    bot = session.scalar(
        select(Bot).where((Bot.telegram_id == profile.id) | (Bot.tenant_id == tenant_id))
    )
    if bot is None:
        bot = Bot(
            tenant_id=tenant_id,
            public_id=new_public_id(),
            telegram_id=profile.id,
            webhook_secret_hash="",
            created_at=now,
        )
        session.add(bot)
    elif (bot.tenant_id, bot.telegram_id) != (tenant_id, profile.id):
        raise BotTaken
    bot.username = profile.username
    bot.name = profile.name
    bot.token_sealed = vault.seal(token)
    bot.token_rejected_at = None
    session.flush()
    return bot


async def arm(api: BotSetup, plan: BotPlan) -> None:
    """Set up a bot at Telegram: menu button and commands first, then the webhook.

    In this order nobody can start a bot that has no way on yet. Raises TelegramFailure.
    """
    await api.set_menu_button(plan.token, text=plan.menu_text, url=plan.menu_url)
    for language, _, commands in plan.words:
        await api.set_commands(plan.token, commands, language=language)
    await api.set_webhook(
        plan.token, url=plan.webhook_url, secret=plan.secret, drop_pending=plan.drop_pending
    )
    try:
        for language, description, _ in plan.words:
            await api.set_description(plan.token, description, language=language)
    except TelegramFailure as failure:
        # Nice to have; the bot works without, and not every Bot API server knows the method.
        _log.warning("description_not_set", reason=str(failure))


def mark_armed(session: Session, *, bot_id: int, secret: str, now: datetime) -> None:
    """Remember that Telegram accepted the set-up, and expect the secret it was given.

    Only now: had the set-up failed, the old secret would still be the right one. An update that
    comes in between is refused and sent again.
    """
    bot = session.get_one(Bot, bot_id)
    bot.webhook_secret_hash = secret_hash(secret)
    bot.armed_at = now


def forgive_rejections(session: Session, *, bot_ids: Sequence[int]) -> None:
    """Let bots speak again whose tokens Telegram was just seen to accept."""
    session.execute(update(Bot).where(Bot.id.in_(bot_ids)).values(token_rejected_at=None))


def rotate_keys(session: Session, *, vault: Vault) -> int:
    """Encrypt all tokens with the newest key; returns how many. Raises VaultError."""
    # Held, lest a token that is given just now is overwritten with the one before it.
    bots = session.scalars(select(Bot).order_by(Bot.id).with_for_update(key_share=True)).all()
    for bot in bots:
        bot.token_sealed = vault.reseal(bot.token_sealed)
    return len(bots)
