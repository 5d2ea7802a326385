"""The tables. Importing this package makes all of them known to the metadata."""

from app.models.bot import Bot, BotChat, ProcessedUpdate
from app.models.client import Client
from app.models.discount import DepositRow, Discount, PersonalPrice, VisitDiscount
from app.models.master import Master, MasterService
from app.models.outbox import OutboxMessage, WorkerHeartbeat
from app.models.payment import LedgerEntry, Payment, Receipt, Refund
from app.models.person import Identity, Invitation, Membership, Person
from app.models.schedule import DateOverride, ShiftPattern, TimeOff, WorkBreak, WorkingHours
from app.models.service import Service
from app.models.shop import Shop, ShopCall
from app.models.tenant import Tenant
from app.models.visit import BlockedStretch, Visit, VisitService

__all__ = [
    "BlockedStretch",
    "Bot",
    "BotChat",
    "Client",
    "DateOverride",
    "DepositRow",
    "Discount",
    "Identity",
    "Invitation",
    "LedgerEntry",
    "Master",
    "MasterService",
    "Membership",
    "OutboxMessage",
    "Payment",
    "Person",
    "PersonalPrice",
    "ProcessedUpdate",
    "Receipt",
    "Refund",
    "Service",
    "ShiftPattern",
    "Shop",
    "ShopCall",
    "Tenant",
    "TimeOff",
    "Visit",
    "VisitDiscount",
    "VisitService",
    "WorkBreak",
    "WorkerHeartbeat",
    "WorkingHours",
]
