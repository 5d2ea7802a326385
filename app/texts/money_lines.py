"""Lines about money that messages about a visit share."""

from typing import Literal

from app.domain.language import Language
from app.domain.visit_facts import VisitFacts
from app.texts.formats import date_and_time, money, near_moment

Reader = Literal["client", "staff"]

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "paid_in_full": "Визит оплачен полностью: {price}.",
        "deposit": "Предоплата {paid} получена.",
        "carried": "Предоплата {paid} остаётся за этой записью.",
        "rest": "На месте: {rest}.",
        "rest_open": "Остальное на месте.",
        "pay": "Внесите предоплату {due} до {moment}, и запись подтвердится. "
        "Без неё время освободится для других.",
        "pay_more": "Получили {paid}. Внесите ещё {due} до {moment}, и запись подтвердится. "
        "Без этого время освободится для других.",
        "awaited": "Ждём предоплату {due} до {moment}, потом время освободится.",
        "later": "Предоплату {due} попросим, когда мастер согласится.",
        "after_approval": "Когда подтвердите, попросим у клиента предоплату {due}.",
        "free_until": "Отменить бесплатно можно до {moment}: деньги тогда вернутся полностью.",
        "no_free": "Отменить бесплатно уже нельзя: сколько денег вернуть при отмене, решит мастер.",
        "back_client": "Возвращаем {amount} тем же способом, которым вы платили. "
        "Банку может понадобиться несколько дней.",
        "back_staff": "Клиенту вернётся {amount}, это произойдёт само.",
        "decide_client": "Отмена поздняя, поэтому мастер до {moment} решит, что вернуть из {sum}. "
        "Если решения не будет, вернём всё.",
        "decide_staff": "Решите до {moment}, что вернуть клиенту из {sum}. "
        "Без вашего решения вернём всё.",
        "of_deposit": "предоплаты",
        "if_it_comes": "Если ваш платёж всё же пройдёт, вернём его полностью.",
    },
    "en": {
        "paid_in_full": "Paid in full: {price}.",
        "deposit": "Deposit of {paid} received.",
        "carried": "The deposit of {paid} stays with this booking.",
        "rest": "To pay on site: {rest}.",
        "rest_open": "The rest is paid on site.",
        "pay": "Please pay the deposit of {due} by {moment} to confirm the booking. "
        "Without it the time goes to others.",
        "pay_more": "We have received {paid}. Please pay {due} more by {moment} to confirm the "
        "booking. Without it the time goes to others.",
        "awaited": "Waiting for the deposit of {due} until {moment}, then the time is released.",
        "later": "We will ask for the deposit of {due} when the master agrees.",
        "after_approval": "Once you confirm, we will ask the client for the deposit of {due}.",
        "free_until": "You can cancel for free until {moment}; all of the money then goes back.",
        "no_free": "It is too late to cancel for free: if you cancel, the master decides how much "
        "of the money goes back.",
        "back_client": "We are returning {amount} the way you paid. The bank may take a few days.",
        "back_staff": "{amount} goes back to the client by itself.",
        "decide_client": "It was late to cancel, so the master decides by {moment} how much of "
        "{sum} goes back. Without a decision all of it does.",
        "decide_staff": "Please decide by {moment} how much of {sum} goes back to the client. "
        "Without your decision all of it does.",
        "of_deposit": "the deposit",
        "if_it_comes": "If your payment still comes through, all of it goes back.",
    },
}


def has_money(facts: VisitFacts) -> bool:
    """Tell whether money is paid for the visit and stays there, or is asked for now."""
    return facts.paid_kopecks > facts.returned_kopecks or is_unpaid(facts)


def is_unpaid(facts: VisitFacts) -> bool:
    """Tell whether the time is held until a deposit is paid."""
    agreed = facts.pay_until is not None and not facts.awaiting_approval
    return agreed and facts.due_kopecks > 0


def held_until(facts: VisitFacts, language: Language) -> str:
    """Say until when an unpaid visit has its time."""
    return near_moment(facts.pay_until or facts.starts_at, facts.told_at, language)


def paid(facts: VisitFacts, language: Language) -> str | None:
    """Say what of a visit that stands is paid, and what is left."""
    # While some of it goes back, the sums do not say what stays.
    if not facts.paid_kopecks or facts.returned_kopecks:
        return None
    words = _WORDS[language]
    if facts.paid_in_full:
        return words["paid_in_full"].format(price=money(facts.price_kopecks, language))
    is_moved = facts.was_starts_at not in {None, facts.starts_at}
    came = words["carried" if is_moved else "deposit"]
    rest = words["rest_open" if facts.price_from else "rest"]
    return f"{came} {rest}".format(
        paid=money(facts.paid_kopecks, language), rest=money(facts.rest_kopecks, language)
    )


def asked(facts: VisitFacts, language: Language) -> str | None:
    """Ask the client for the deposit that her time is held for, or will be once agreed to."""
    if facts.awaiting_approval:
        return _about_due("later", facts, language) if facts.due_kopecks else None
    if not is_unpaid(facts):
        return None
    return _about_due("pay_more" if facts.paid_kopecks else "pay", facts, language)


def for_staff(facts: VisitFacts, language: Language) -> str | None:
    """Say what the tenant's people should know of a visit's money."""
    if facts.cancelled_at is not None:
        return back(facts, language, "staff")
    if facts.awaiting_approval and facts.due_kopecks:
        return _about_due("after_approval", facts, language)
    if is_unpaid(facts):
        return _about_due("awaited", facts, language)
    return paid(facts, language)


def free_until(facts: VisitFacts, language: Language) -> str:
    """Say until when all money goes back if the client cancels, or that no more of it need."""
    words = _WORDS[language]
    if not facts.free_to_cancel:
        return words["no_free"]
    return words["free_until"].format(moment=date_and_time(facts.free_cancel_until, language))


def back(facts: VisitFacts, language: Language, reader: Reader) -> str | None:
    """Say what becomes of the money of a visit that is off."""
    words = _WORDS[language]
    if facts.decide_until is not None:
        # What went back earlier may be a part of the sum.
        whole = words["of_deposit"] if facts.returned_kopecks else None
        return words[f"decide_{reader}"].format(
            moment=date_and_time(facts.decide_until, language),
            sum=whole or money(facts.paid_kopecks, language),
        )
    if facts.going_back_kopecks:
        amount = money(facts.going_back_kopecks, language)
        return words[f"back_{reader}"].format(amount=amount)
    return None


def back_to_client(facts: VisitFacts, language: Language) -> str | None:
    """Tell the client what becomes of her money, and of what may be under way."""
    known = back(facts, language, "client")
    # That we have not heard of a payment is not to say that there is none.
    if known is None and facts.due_kopecks and not facts.returned_kopecks:
        return _WORDS[language]["if_it_comes"]
    return known


def _about_due(key: str, facts: VisitFacts, language: Language) -> str:
    return _WORDS[language][key].format(
        due=money(facts.due_kopecks, language),
        paid=money(facts.paid_kopecks, language),
        moment=held_until(facts, language),
    )
