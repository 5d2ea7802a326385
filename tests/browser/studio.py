"""A tenant for one test, or for one module of them: nobody else looks at its calendar."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from secrets import token_hex
from zoneinfo import ZoneInfo

from app.clock import utcnow
from tests.browser.client import Client, Json, new_client, service_of
from tests.browser.member import Member
from tests.browser.stack import Stack
from tests.support.sandbox import wait_until

ZONE = ZoneInfo("Europe/Moscow")
HAIRCUT, COLOUR, STYLING = "Стрижка", "Окрашивание", "Укладка"
OPENS, CLOSES = "09:00", "21:00"
_HOURS = ", ".join(
    f'{day} = ["{OPENS}-{CLOSES}"]' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
)
_STUDIO = f"""
slug = "{{slug}}"
name = "Ирис"
timezone = "{ZONE.key}"
reschedule_hours = 2
{{masters}}
[[services]]
name = "{HAIRCUT}"
group = "Волосы"
duration_min = 60
price_rub = 1500
[[services]]
name = "{COLOUR}"
group = "Волосы"
duration_min = 120
pauses = [[45, 30]]
price_rub = 4000
price_from = true
[[services]]
name = "{STYLING}"
group = "Волосы"
duration_min = 30
price_rub = 900
"""
_MASTER = f"""
[[masters]]
name = "{{name}}"
min_notice_min = 0
booking_horizon_days = 90
slot_step_min = 15
hours = {{{{ {_HOURS} }}}}
"""
_OWNERS_LINK = re.compile(r"owner: .*\?start=(\S+)")


@dataclass(frozen=True, slots=True)
class Studio:
    """A tenant that works every day from nine to nine, with its bot and its owner."""

    stack: Stack
    slug: str
    bot: str
    owner: Member

    def client(
        self,
        first_name: str = "Вера",
        language: str = "ru",
        *,
        has_started: bool = True,
        **about: str,
    ) -> Client:
        """Make somebody who has started the bot, or is about to."""
        return new_client(
            self.stack,
            slug=self.slug,
            bot=self.bot,
            first_name=first_name,
            language=language,
            has_started=has_started,
            **about,
        )

    def service(self, name: str = HAIRCUT) -> Json:
        return service_of(self.stack, name, self.slug)

    @property
    def master(self) -> int:
        """The first master's id."""
        return self.owner.cabinet()["masters"][0]["id"]


def new_studio(
    stack: Stack, folder: Path, *, masters: tuple[str, ...] = ("Ира",), language: str = "ru"
) -> Studio:
    """Make a tenant with a bot, and let its owner, who reads `language`, in by her link."""
    code = token_hex(4)
    slug, bot = f"iris-{code}", f"iris_{code}_bot"
    file = folder / f"{slug}.toml"
    described = "".join(_MASTER.format(name=name) for name in masters)
    file.write_text(_STUDIO.format(slug=slug, masters=described))
    token = stack.telegram.control("bots", {"username": bot, "first_name": "Ирис"})["token"]
    stack.flask("tenants", "create", str(file))
    said = stack.flask("bots", "add", slug, "--token", token)
    found = _OWNERS_LINK.search(said)
    assert found, said
    owner = let_in(stack, slug, bot, found[1], first_name="Ира", language=language)
    return Studio(stack, slug, bot, owner)


def let_in(
    stack: Stack, slug: str, bot: str, payload: str, *, first_name: str, language: str = "ru"
) -> Member:
    """Have somebody new follow an invitation; returns her once the bot has welcomed her."""
    described = {"first_name": first_name, "language_code": language}
    person = stack.telegram.control("people", described)
    member = Member(stack, slug, bot, person["id"])
    stack.telegram.control(f"chats/{person['id']}/{bot}/messages", {"text": f"/start {payload}"})
    wait_until(member.messages)
    return member


def today() -> date:
    """The date on the studio's clocks."""
    return utcnow().astimezone(ZONE).date()


def moment(day: date, clock: str) -> datetime:
    """Return when the studio's clocks show such a time on a day."""
    return datetime.combine(day, time.fromisoformat(clock), ZONE)


def just_now() -> datetime:
    """Return when a visit that is going on may have begun."""
    now = utcnow().astimezone(ZONE)
    return now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0) - timedelta(minutes=5)


def in_days(days: int) -> date:
    return today() + timedelta(days=days)
