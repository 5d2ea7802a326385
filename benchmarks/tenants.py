"""Tenants with bots, made in one go."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.clock import utcnow
from app.domain.ports import BotProfile
from app.domain.studio import StudioPlan
from app.runtime import runtime
from app.usecases.bots import mark_armed, register_bot
from app.usecases.chats import add_member
from app.usecases.tenants import create_tenant

_FIRST_BOT_ID = 7_100_000_000
_FIRST_OWNER_ID = 5_300_000_000


@dataclass(frozen=True, slots=True)
class TenantWithBot:
    """What is needed to call a tenant's pages, or its bot, from outside."""

    id: int
    slug: str
    bot_id: int
    bot_public_id: str
    bot_username: str
    bot_token: str
    webhook_secret: str


def make_tenant(session: Session, plan: StudioPlan, number: int) -> TenantWithBot:
    """Store a tenant with an owner and a bot of its own; no two have the same `number`."""
    now = utcnow()
    tenant = create_tenant(session, plan=plan, now=now)
    profile = BotProfile(_FIRST_BOT_ID + number, f"bench_{number}_bot", plan.name)
    token = f"{profile.id}:BENCHMARK-not-a-real-token-{number:08}"
    bot = register_bot(
        session, tenant_id=tenant.id, profile=profile, token=token, vault=runtime().vault, now=now
    )
    secret = f"secret-of-the-benchmarks-{number:07}"
    mark_armed(session, bot_id=bot.id, secret=secret, now=bot.created_at)
    add_member(
        session,
        tenant_id=tenant.id,
        telegram_id=_FIRST_OWNER_ID + number,
        role="owner",
        master_id=None,
        now=now,
    )
    return TenantWithBot(tenant.id, tenant.slug, bot.id, bot.public_id, bot.username, token, secret)
