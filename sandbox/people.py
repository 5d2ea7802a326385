"""The bots and people of the demo world; the application's demo data imports them."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["client", "master"]


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram account. `role` puts it on the page; without one it is there for tests only."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "ru"
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class BotAccount:
    """A bot as BotFather made it; `key` is the 35 characters after the colon of its token."""

    id: int
    username: str
    first_name: str
    key: str
    owner_id: int | None = None

    @property
    def token(self) -> str:
        """The bot's token in Telegram's shape: `<10 digits>:<35 characters>`."""
        return f"{self.id}:{self.key}"


MARINA = Person(5_000_000_101, "Марина", "Ковалёва", "marina_k", "ru", "client")
KATE = Person(5_000_000_102, "Kate", "Wilson", "kate_w", "en", "client")
ANYA = Person(5_000_000_201, "Аня", "Белова", "anya_belova", "ru", "master")
OLGA = Person(5_000_000_202, "Ольга", "Виткова", "olga_vitkova", "ru", "master")

ANYA_BOT = BotAccount(
    7_000_000_001,
    "anya_belova_bot",
    "Аня Белова · маникюр",
    "SANDBOX-not-a-real-token-anya_belov",
    ANYA.id,
)
VITOK_BOT = BotAccount(
    7_000_000_002,
    "studio_vitok_bot",
    "Виток · студия волос",
    "SANDBOX-not-a-real-token-vitok_hair",
    OLGA.id,
)

PEOPLE = (MARINA, KATE, ANYA, OLGA)
BOTS = (ANYA_BOT, VITOK_BOT)
