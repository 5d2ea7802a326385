"""Everything the sandbox remembers."""

from typing import Any

from aiohttp import web

from sandbox.faults import Faults
from sandbox.feed import Feed
from sandbox.journal import Journal
from sandbox.people import BOTS, PEOPLE, BotAccount, Person
from sandbox.telegram.bots import Bot
from sandbox.telegram.chats import Chat
from sandbox.telegram.courier import Courier
from sandbox.telegram.faults import Fault
from sandbox.telegram.init_data import SigningKey
from sandbox.telegram.journal import Call
from sandbox.telegram.updates import Mailbox, update_numbers
from sandbox.yookassa.provider import Provider

Json = dict[str, Any]


class World:
    """Bots, people with their chats, and shops. In memory, used from one event loop: no locks."""

    def __init__(self) -> None:
        """Set up the initial world."""
        self.feed = Feed()
        self.courier = Courier()
        self.key = SigningKey()
        self.journal: Journal[Call] = Journal()
        self.faults: Faults[Fault] = Faults()
        self.yookassa = Provider(self.feed)
        self.people: dict[int, Person] = {}
        self.bots: dict[str, Bot] = {}
        self._bots_by_token: dict[str, Bot] = {}
        self._bot_ids: set[int] = set()
        self._chats: dict[tuple[int, str], Chat] = {}
        self._update_numbers = update_numbers()
        self._settle()

    def reset(self) -> None:
        """Go back to the initial world; update ids go on, as bots remember those they saw."""
        self.courier.stop()
        self.journal.clear()
        self.faults.clear()
        self.people.clear()
        self.bots.clear()
        self._bots_by_token.clear()
        self._bot_ids.clear()
        self._chats.clear()
        self._settle()
        self.yookassa.reset()
        self.feed.publish({"type": "reset"})

    def _settle(self) -> None:
        for person in PEOPLE:
            self.people[person.id] = person
        for account in BOTS:
            self.add_bot(account)

    def add_bot(self, account: BotAccount) -> Bot:
        """Register a bot; the caller has made sure that its names are free."""
        bot = Bot(account, Mailbox(self._update_numbers))
        self.bots[account.username] = bot
        self._bots_by_token[account.token] = bot
        self._bot_ids.add(account.id)
        return bot

    def bot_by_token(self, token: str) -> Bot | None:
        """Find a bot by the secret in the address of a Bot API call."""
        return self._bots_by_token.get(token)

    def is_bot(self, account_id: int) -> bool:
        """Tell whether an id is a bot's."""
        return account_id in self._bot_ids

    def chat(self, person: Person, bot: Bot) -> Chat:
        """Return the chat of a person with a bot; a chat that never was is `new`."""
        key = (person.id, bot.username)
        if key not in self._chats:
            self._chats[key] = Chat(person, bot)
        return self._chats[key]

    def chats_of(self, person: Person) -> list[Chat]:
        """List the chats a person sees: own bots for a master, every bot for the others."""
        own = [bot for bot in self.bots.values() if bot.account.owner_id == person.id]
        shown = own or list(self.bots.values())
        started = [
            chat
            for (user_id, _), chat in self._chats.items()
            if user_id == person.id and chat.status != "new" and chat.bot not in shown
        ]
        return [self.chat(person, bot) for bot in shown] + started

    def chats_with(self, bot: Bot) -> list[Chat]:
        """List the chats that exist with a bot."""
        return [chat for chat in self._chats.values() if chat.bot is bot]

    def push_update(self, bot: Bot, lane: int, update: Json) -> Json | None:
        """Queue an update for a bot and deliver it; None when the bot does not want its kind."""
        kind = next(name for name in update if name != "update_id")
        if not bot.mailbox.wants(kind):
            return None
        queued = bot.mailbox.put(lane, update)
        self.courier.wake(bot, lane)
        return queued

    def show(self, event: str, chat: Chat, **details: object) -> None:
        """Tell open pages what happened in a chat of someone they show."""
        if chat.person.role is not None:
            self.feed.publish({"type": event, "chat": chat.summary(), **details})


WORLD = web.AppKey("world", World)
