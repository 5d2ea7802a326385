"""Chat messages about money that goes back to a client, or that the master keeps."""

from html import escape

from app.domain.language import Language
from app.domain.ports import ChatMessage
from app.domain.visit_facts import VisitFacts
from app.domain.words import one_line
from app.texts import visit_buttons
from app.texts import visit_lines as lines
from app.texts.formats import money
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "made": "Вернули {amount}",
        "made_how": "Деньги придут тем же способом, которым вы платили. "
        "Банку может понадобиться несколько дней.",
        "delayed": "Возврат {amount} задерживается",
        "delayed_client": "С первого раза вернуть деньги не получилось. Мы повторим сами и "
        "напишем, когда отправим. Если ждать неудобно, напишите мастеру.",
        "insufficient_funds": "На счёте ЮKassa не хватает денег: возврат идёт из поступлений этого "
        "дня.",
        "refused": "ЮKassa отклонила возврат.",
        "refused_code": "ЮKassa отклонила возврат, код: {code}.",
        "delayed_staff": "Повторим сами, сначала через час, потом реже. Можно и вернуть деньги "
        "вручную: тогда отметьте это в кабинете, в «Нужно внимание», чтобы не вернуть дважды.",
        "kept": "Мастер удерживает {amount} из предоплаты",
        "kept_rest": "Остальное возвращаем: {rest}. Банку может понадобиться несколько дней.",
        "disagree": "Если вы не согласны, напишите мастеру.",
        "words": "«{text}»",
    },
    "en": {
        "made": "{amount} returned",
        "made_how": "The money comes the way you paid. The bank may take a few days.",
        "delayed": "The refund of {amount} is delayed",
        "delayed_client": "Returning the money did not work the first time. We will try again by "
        "ourselves and write when it is sent. If you would rather not wait, write to the master.",
        "insufficient_funds": "There is not enough money at YooKassa: refunds are made from the "
        "day's takings.",
        "refused": "YooKassa refused the refund.",
        "refused_code": "YooKassa refused the refund, code: {code}.",
        "delayed_staff": "We will try again by ourselves, first in an hour, then less often. You "
        "may also return the money by hand: then mark it in the cabinet, under “Needs attention”, "
        "or it may go back twice.",
        "kept": "The master keeps {amount} of the deposit",
        "kept_rest": "We are returning the rest: {rest}. The bank may take a few days.",
        "disagree": "If you do not agree, please write to the master.",
        "words": "“{text}”",
    },
}
_BECAUSE: dict[Language, dict[str, str]] = {
    "ru": {
        "cancelled_in_time": "Вы отменили запись вовремя.",
        "called_off": "Мастер отменил запись.",
        "by_master": "Так решил мастер.",
        "late_payment": "Время освободилось раньше, чем пришла вся оплата.",
        "second_payment": "Этот платёж за запись был лишним.",
        "undecided": "Мастер ничего не удержал из предоплаты.",
        "external": "Мастер вернул деньги через ЮKassa.",
    },
    "en": {
        "cancelled_in_time": "You cancelled in time.",
        "called_off": "The master cancelled the booking.",
        "by_master": "So the master decided.",
        "late_payment": "The time was released before all of the money came.",
        "second_payment": "It was one payment too many for this booking.",
        "undecided": "The master kept nothing of the deposit.",
        "external": "The master returned the money at YooKassa.",
    },
}


def made_for_payer(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say that money went back, why, and that the bank takes its time."""
    return lines.aside(
        _worded("made", facts, language),
        facts,
        language,
        visit_buttons.my_visits(facts, language, pages),
        _BECAUSE[language].get(facts.amount_reason or ""),
        _quoted(facts.amount_words, language),
        _WORDS[language]["made_how"],
    )


def delayed_for_payer(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say honestly that a refund did not work at once, and what happens now."""
    return lines.aside(
        _worded("delayed", facts, language),
        facts,
        language,
        visit_buttons.my_visits(facts, language, pages),
        _WORDS[language]["delayed_client"],
    )


def delayed_for_staff(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Tell the master why a refund does not work, and what she may do."""
    return lines.aside(
        _worded("delayed", facts, language),
        facts,
        language,
        visit_buttons.open_visit(facts, language, pages),
        lines.client(facts, language),
        _refused(facts, language),
        _WORDS[language]["delayed_staff"],
    )


def kept_for_payer(facts: VisitFacts, language: Language, pages: Pages) -> ChatMessage:
    """Say how much of the deposit the master keeps and why, and how much goes back."""
    words = _WORDS[language]
    rest = facts.going_back_kopecks
    return lines.aside(
        _worded("kept", facts, language),
        facts,
        language,
        visit_buttons.my_visits(facts, language, pages),
        _quoted(facts.amount_words or facts.kept_reason, language),
        words["kept_rest"].format(rest=money(rest, language)) if rest else None,
        words["disagree"],
    )


def _refused(facts: VisitFacts, language: Language) -> str:
    words = _WORDS[language]
    match facts.amount_reason:
        case "insufficient_funds":
            return words["insufficient_funds"]
        case None | "canceled":
            return words["refused"]
        case code:
            return words["refused_code"].format(code=escape(one_line(code)))


def _worded(key: str, facts: VisitFacts, language: Language) -> str:
    return _WORDS[language][key].format(amount=money(facts.amount_kopecks, language))


def _quoted(text: str | None, language: Language) -> str | None:
    return _WORDS[language]["words"].format(text=escape(one_line(text))) if text else None
