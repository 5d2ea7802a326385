"""Telegram's Bot API, by pyTelegramBotAPI's asynchronous client."""

from app.gateways.telegram.gateway import TelegramGateway

__all__ = ["TelegramGateway"]
