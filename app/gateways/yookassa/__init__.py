"""YooKassa's API, by its official SDK."""

from app.gateways.yookassa.gateway import YookassaGateway

__all__ = ["YookassaGateway"]
