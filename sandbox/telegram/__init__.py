"""The Telegram stand-in: bots, chats, updates, faults and the Bot API itself."""
