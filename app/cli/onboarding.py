"""Taking a bot into service: who is it, is it free, set it up at Telegram."""

from dataclasses import dataclass

from app.clock import utcnow
from app.db import transaction
from app.domain.ids import new_secret, start_link
from app.domain.language import stored
from app.gateways.telegram import TelegramGateway
from app.models import Tenant
from app.runtime import runtime
from app.texts.chat_messages import BOOK, COMMANDS, description
from app.texts.pages import Pages
from app.usecases.bots import (
    BotPlan,
    arm,
    mark_armed,
    register_bot,
    webhook_path,
)
from app.usecases.chats import INVITATION_PAYLOAD, invite_owner
from app.usecases.tenants import find_tenant


@dataclass(frozen=True, slots=True)
class Connected:
    """A bot in service. The owner's link works once and is shown to nobody but the host."""

    username: str
    client_link: str
    owner_link: str


async def connect_bot(slug: str, token: str) -> Connected:
    """Connect a bot to a tenant. No transaction is open while Telegram is asked.

    Raises TenantNotFound, BotTaken or TelegramFailure; after a failure it can be run again.
    """
    settings = runtime().settings
    gateway = TelegramGateway(
        settings.telegram_api_url, proxy=settings.telegram_proxy, connections=2
    )
    async with gateway:
        profile = await gateway.get_me(token)
        with transaction() as session:
            tenant = find_tenant(session, slug=slug)
            row = session.get_one(Tenant, tenant.id)
            language, name = stored(row.language), row.name
            bot = register_bot(
                session,
                tenant_id=tenant.id,
                profile=profile,
                token=token,
                vault=runtime().vault,
                now=utcnow(),
            )
            plan = BotPlan(
                token=token,
                webhook_url=settings.public_url + webhook_path(bot.public_id),
                secret=new_secret(),
                drop_pending=bot.armed_at is None,
                menu_text=BOOK[language],
                menu_url=Pages(settings.public_url).booking(slug),
                words=(
                    (None, description(name, "en"), COMMANDS["en"]),
                    ("ru", description(name, "ru"), COMMANDS["ru"]),
                ),
            )
            bot_id = bot.id
        await arm(gateway, plan)
    with transaction() as session:
        mark_armed(session, bot_id=bot_id, secret=plan.secret, now=utcnow())
        code = invite_owner(session, tenant_id=tenant.id, now=utcnow())
    name = profile.username
    return Connected(name, start_link(name, "web"), start_link(name, f"{INVITATION_PAYLOAD}{code}"))
