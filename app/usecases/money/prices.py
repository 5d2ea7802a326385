"""What a visit costs a client, and how much of it she pays in advance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.deposits import (
    ClientSetting,
    Deposit,
    DepositKind,
    DepositPolicy,
    DepositRule,
    Standing,
    Trust,
    deposit,
)
from app.domain.discounts import Audience, Discount, DiscountKind, Occasion
from app.domain.pricing import PricedService, Quote, quote
from app.models import Client, DepositRow, PersonalPrice, Service, Tenant, Visit, VisitDiscount
from app.models import Discount as DiscountRule
from app.usecases.tenants import TenantRef


@dataclass(frozen=True, slots=True)
class VisitPrice:
    """A price line by line, and what is to be paid of it in advance."""

    quote: Quote
    deposit: Deposit


@dataclass(frozen=True, slots=True)
class History:
    """What a client's visits with this tenant say of her."""

    kept: int
    missed: int
    coming: int


def price_visit(
    session: Session,
    *,
    tenant: TenantRef,
    client_id: int,
    services: Sequence[Service],
    starts_at: datetime,
    code: str | None,
    now: datetime,
    to_book: bool = False,
) -> VisitPrice:
    """Price services for a client as of now.

    `to_book` holds the discounts that may run out until the transaction ends, so that the last
    use is not given twice.
    """
    client = session.get_one(Client, client_id)
    history = history_of(session, client_id=client_id, tenant_id=tenant.id, now=now)
    occasion = Occasion(
        starts_at=starts_at.astimezone(tenant.zone),
        now=now.astimezone(tenant.zone),
        kept_visits=history.kept,
        coming_visits=history.coming,
        code=code,
    )
    rules = _active_rules(session, tenant.id, to_book=to_book)
    discounts = _discounts(session, rules, tenant.id, client_id)
    quoted = quote(_priced(session, services, tenant.id, client_id), discounts, occasion)
    policy = read_policy(session, tenant_id=tenant.id)
    standing = Standing(kept=history.kept, missed=history.missed, setting=_setting(client))
    due = deposit(
        policy,
        [
            (kopecks, own_rule(service))
            for service, kopecks in zip(services, quoted.service_kopecks, strict=True)
        ],
        standing,
        occasion.lead,
    )
    return VisitPrice(quoted, due)


def price_by_hand(
    session: Session, *, tenant_id: int, client_id: int, services: Sequence[Service], now: datetime
) -> Quote:
    """Price what the tenant's people book for a client: at her own prices, without discounts."""
    priced = _priced(session, services, tenant_id, client_id)
    return quote(priced, (), Occasion(starts_at=now, now=now, kept_visits=0, coming_visits=0))


def price_anew(
    session: Session, *, visit: Visit, services: Sequence[Service], now: datetime
) -> Quote:
    """Price other services for a visit: with the discounts it was booked with and no others.

    What each of them takes off is written down.
    """
    granted = session.execute(
        select(DiscountRule, VisitDiscount)
        .join(
            VisitDiscount,
            (VisitDiscount.tenant_id == DiscountRule.tenant_id)
            & (VisitDiscount.discount_id == DiscountRule.id),
        )
        .where(VisitDiscount.tenant_id == visit.tenant_id, VisitDiscount.visit_id == visit.id)
        .order_by(DiscountRule.id)
    ).all()
    rules = [rule for rule, _ in granted]
    code = next((rule.code for rule in rules if rule.code), None)
    occasion = Occasion(starts_at=now, now=now, kept_visits=0, coming_visits=0, code=code)
    priced = _priced(session, services, visit.tenant_id, visit.client_id)
    price = quote(priced, [_granted(rule) for rule in rules], occasion)
    taken = dict(price.discount_amounts)
    for rule, given in granted:
        # One that takes nothing off these may take something off the next.
        given.amount_kopecks = taken.get(rule.id, 0)
    return price


def history_of(session: Session, *, tenant_id: int, client_id: int, now: datetime) -> History:
    """Count a client's visits with a tenant."""
    stands = (Visit.status == "booked") & ~Visit.awaiting_approval
    kept = (Visit.status == "completed") | (stands & (Visit.ends_at <= now))
    row = session.execute(
        select(
            func.count(case((kept, 1))),
            func.count(case((Visit.status == "no_show", 1))),
            func.count(case(((Visit.status == "booked") & (Visit.ends_at > now), 1))),
        ).where(Visit.tenant_id == tenant_id, Visit.client_id == client_id)
    ).one()
    return History(*row)


def read_policy(session: Session, *, tenant_id: int) -> DepositPolicy:
    """Return a tenant's deposit policy; who has set none asks for none."""
    tenant = session.get_one(Tenant, tenant_id)
    rows = {
        Trust(row.trust): DepositRule(DepositKind(row.kind), row.amount)
        for row in session.scalars(select(DepositRow).where(DepositRow.tenant_id == tenant_id))
    }
    return DepositPolicy(
        usual=rows.pop(Trust.USUAL, DepositRule(DepositKind.NONE)),
        rows=rows,
        long_lead_days=tenant.long_lead_days,
        regular_visits=tenant.regular_visits,
    )


def own_rule(service: Service) -> DepositRule | None:
    """Return a service's own deposit rule, if it has one."""
    if service.deposit_kind is None:
        return None
    return DepositRule(DepositKind(service.deposit_kind), service.deposit_amount)


def _setting(client: Client) -> ClientSetting:
    match client.prepayment:
        case "prepaid_only":
            return "prepaid_only"
        case "never":
            return "never"
        case _:
            return "auto"


def _priced(
    session: Session, services: Sequence[Service], tenant_id: int, client_id: int
) -> list[PricedService]:
    rows = session.execute(
        select(PersonalPrice.service_id, PersonalPrice.price_kopecks).where(
            PersonalPrice.tenant_id == tenant_id, PersonalPrice.client_id == client_id
        )
    )
    personal = {row.service_id: row.price_kopecks for row in rows}
    return [
        PricedService(
            id=service.id,
            name=service.name,
            price_kopecks=service.price_kopecks,
            price_from=service.price_from,
            personal_kopecks=personal.get(service.id),
        )
        for service in services
    ]


def _active_rules(session: Session, tenant_id: int, *, to_book: bool) -> Sequence[DiscountRule]:
    rules = (
        select(DiscountRule)
        .where(DiscountRule.tenant_id == tenant_id, DiscountRule.active)
        .order_by(DiscountRule.id)
    )
    found = session.scalars(rules).all()
    limited = [rule.id for rule in found if rule.max_uses or rule.max_uses_per_client]
    if to_book and limited:
        session.execute(
            select(DiscountRule.id)
            .where(DiscountRule.id.in_(limited))
            .order_by(DiscountRule.id)
            .with_for_update(key_share=True)
        )
    return found


def _discounts(
    session: Session, rules: Sequence[DiscountRule], tenant_id: int, client_id: int
) -> list[Discount]:
    limited = [rule.id for rule in rules if rule.max_uses or rule.max_uses_per_client]
    uses: dict[int, tuple[int, int]] = {}
    if limited:
        counted = session.execute(
            select(
                VisitDiscount.discount_id,
                func.count(),
                func.count(case((Visit.client_id == client_id, 1))),
            )
            .join(Visit, Visit.id == VisitDiscount.visit_id)
            .where(
                VisitDiscount.tenant_id == tenant_id,
                VisitDiscount.discount_id.in_(limited),
                Visit.status != "cancelled",
            )
            .group_by(VisitDiscount.discount_id)
        )
        uses = {discount_id: (of_all, of_her) for discount_id, of_all, of_her in counted}
    return [_discount(rule, *uses.get(rule.id, (0, 0))) for rule in rules]


def _discount(rule: DiscountRule, uses: int, uses_by_client: int) -> Discount:
    return Discount(
        id=rule.id,
        kind=DiscountKind(rule.kind),
        name=rule.name,
        percent=rule.percent,
        fixed_kopecks=rule.fixed_kopecks,
        service_ids=None if rule.service_ids is None else frozenset(rule.service_ids),
        audience=Audience(rule.audience),
        first_on=rule.first_on,
        last_on=rule.last_on,
        weekdays=None if rule.weekdays is None else frozenset(rule.weekdays),
        from_time=rule.from_time,
        until_time=rule.until_time,
        within_min=rule.within_min,
        every_nth=rule.every_nth,
        code=rule.code,
        max_uses=rule.max_uses,
        max_uses_per_client=rule.max_uses_per_client,
        uses=uses,
        uses_by_client=uses_by_client,
    )


def _granted(rule: DiscountRule) -> Discount:
    """Return a discount as it was given already: to whom and when is not asked again."""
    kind = DiscountKind(rule.kind)
    return Discount(
        id=rule.id,
        kind=kind,
        name=rule.name,
        percent=rule.percent,
        fixed_kopecks=rule.fixed_kopecks,
        service_ids=None if rule.service_ids is None else frozenset(rule.service_ids),
        within_min=1 if kind is DiscountKind.LAST_MINUTE else None,
        every_nth=1 if kind is DiscountKind.NTH_VISIT else None,
        code=rule.code,
    )
