"""Why clients are not offered a start, in sentences."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

import pytest

from app.domain import obstacles as met
from app.domain.interval import Interval
from app.domain.reasons import (
    Contact,
    HiddenService,
    MetHold,
    MetVisit,
    Reason,
    WouldLeaveHole,
)
from app.domain.schedule import Source
from app.domain.start_hours import StartHours
from app.texts.obstacle_words import WORDS
from app.texts.obstacles import reason_text
from tests.support.factories import MOSCOW, NOW, moscow

WEDNESDAY = date(2026, 11, 25)


def stretch(start: int, end: int, *, day: int = 25, last_day: int | None = None) -> Interval:
    return Interval(moscow(day, start), moscow(last_day or day, end))


def visit(contact: Contact, first_name: str = "Катя", last_name: str | None = "Рыбина") -> MetVisit:
    # As the database gives it: in UTC.
    lies = Interval(datetime(2026, 11, 25, 12, tzinfo=UTC), datetime(2026, 11, 25, 13, tzinfo=UTC))
    blocks = Interval(moscow(25, 14, 45), moscow(25, 16, 15))
    return MetVisit(first_name, last_name, lies, blocks, contact)


def service_hours(*limits) -> met.OutsideServiceHours:
    return met.OutsideServiceHours(moscow(25, 16), StartHours(*limits))


TOLD: list[tuple[Reason, str, str]] = [
    (met.InThePast(), "Это время уже прошло", "This time is over"),
    (
        met.TooSoon(NOW + timedelta(hours=2)),
        "Слишком скоро для клиентов: нужно предупреждать за 2 ч",
        "Too soon for clients: 2 h notice is needed",
    ),
    (
        met.TooFarAhead(date(2026, 12, 23)),
        "Слишком далеко для клиентов: запись открыта до 23 декабря",
        "Too far ahead for clients: booking is open until 23 December",
    ),
    (
        met.DayOff(date(2026, 11, 20), date(2026, 12, 3)),
        "Отпуск до 3 декабря",
        "Away until 3 December",
    ),
    (met.DayOff(WEDNESDAY, WEDNESDAY), "25 ноября: день без работы", "25 November: a day off"),
    (
        met.ClosedDate(WEDNESDAY),
        "25 ноября: на эту дату поставлен выходной",
        "25 November: set as closed",
    ),
    (met.NotWorking(WEDNESDAY, Source.WEEKLY), "В среду выходной", "No work on Wednesday"),
    (
        met.NotWorking(WEDNESDAY, Source.SHIFT),
        "25 ноября: по сменам выходной",
        "25 November: free by the shifts",
    ),
    (
        met.OutsideHours(WEDNESDAY, (stretch(10, 14), stretch(15, 21))),
        "Вне рабочих часов: в среду они 10:00–14:00, 15:00–21:00",
        "Outside working hours: on Wednesday they are 10:00–14:00, 15:00–21:00",
    ),
    (
        met.OutsideHours(WEDNESDAY, (stretch(20, 2, last_day=26),)),
        "Вне рабочих часов: в среду они 20:00–02:00",
        "Outside working hours: on Wednesday they are 20:00–02:00",
    ),
    (met.InBreak(stretch(13, 14)), "Перерыв 13:00–14:00", "Break 13:00–14:00"),
    (
        met.EndsAfterHours(moscow(25, 19)),
        "Не помещается: работа до 19:00",
        "Does not fit: work ends at 19:00",
    ),
    (
        met.DuringTimeOff(stretch(15, 18), only_buffer=False),
        "Закрытое время: 15:00–18:00",
        "Time off: 15:00–18:00",
    ),
    (
        met.DuringTimeOff(stretch(15, 10, last_day=27), only_buffer=False),
        "Закрытое время: 25 ноября, 15:00 – 27 ноября, 10:00",
        "Time off: 25 November, 15:00 – 27 November, 10:00",
    ),
    (
        met.DuringTimeOff(stretch(15, 18), only_buffer=True),
        "Мешает запас: рядом закрытое время, 15:00–18:00",
        "The buffer is in the way: time off nearby, 15:00–18:00",
    ),
    (visit(Contact.ITSELF), "Занято: Катя Р., 15:00–16:00", "Taken: Катя Р., 15:00–16:00"),
    (
        visit(Contact.BUFFER_AFTER_IT),
        "Мешает запас после визита: Катя Р., до 16:15",
        "The buffer after a visit is in the way: Катя Р., until 16:15",
    ),
    (
        visit(Contact.BUFFER_BEFORE_IT),
        "Мешает запас перед визитом: Катя Р., с 14:45",
        "The buffer before a visit is in the way: Катя Р., from 14:45",
    ),
    (
        visit(Contact.OWN_BUFFER, last_name=None),
        "Не хватает запаса рядом с визитом: Катя, 15:00–16:00",
        "Too little buffer beside a visit: Катя, 15:00–16:00",
    ),
    (
        visit(Contact.ITSELF, first_name="", last_name=None),
        "Занято: клиент, 15:00–16:00",
        "Taken: client, 15:00–16:00",
    ),
    (
        visit(Contact.ITSELF, first_name="{client}\n<b>", last_name="%s"),
        "Занято: {client} <b> %., 15:00–16:00",
        "Taken: {client} <b> %., 15:00–16:00",
    ),
    (
        MetHold(stretch(15, 16)),
        "Занято: кто-то записывается прямо сейчас, 15:00–16:00",
        "Taken: somebody is booking right now, 15:00–16:00",
    ),
    (
        met.Taken(stretch(15, 16), only_buffer=False),
        "Занято: кто-то записывается прямо сейчас, 15:00–16:00",
        "Taken: somebody is booking right now, 15:00–16:00",
    ),
    (
        service_hours(time(10), time(15)),
        "Услугу начинают с 10:00 до 15:00",
        "The service starts from 10:00 to 15:00",
    ),
    (service_hours(time(10)), "Услугу начинают с 10:00", "The service starts from 10:00"),
    (
        service_hours(None, time(15), frozenset({2, 0})),
        "Услугу начинают не позже 15:00; по дням: пн, ср",
        "The service starts no later than 15:00; on Mon, Wed",
    ),
    (
        service_hours(None, None, frozenset({5})),
        "Услугу начинают по дням: сб",
        "The service starts on Sat",
    ),
    (
        met.OffGrid(moscow(25, 14, 45), moscow(25, 15, 15)),
        "Сетка: ближайшие 14:45 и 15:15",
        "Grid: the nearest are 14:45 and 15:15",
    ),
    (
        met.OffGrid(None, moscow(25, 15, 15)),
        "Сетка: ближайшее 15:15",
        "Grid: the nearest is 15:15",
    ),
    (
        met.OffGrid(None, None),
        "Не по сетке: в этот день времени для записи нет",
        "Off the grid: no time is left to book that day",
    ),
    (
        HiddenService("Снятие"),
        "Услуга «Снятие» скрыта от клиентов",
        "The service “Снятие” is hidden from clients",
    ),
    (
        WouldLeaveHole(120, 20),
        "Скрыто, чтобы не осталось окна 20 мин",
        "Hidden, so that no hole of 20 min is left",
    ),
    (
        WouldLeaveHole(0, 75),
        "Скрыто, чтобы не осталось окна 1 ч 15 мин",
        "Hidden, so that no hole of 1 h 15 min is left",
    ),
    (
        WouldLeaveHole(0, 0),
        "Скрыто: другие времена этого дня оставят меньше окон",
        "Hidden: other times of that day leave fewer holes",
    ),
]


class TestReasons:
    @pytest.mark.parametrize(("reason", "russian", "english"), TOLD)
    def test_are_told_in_one_sentence(self, reason, russian, english) -> None:
        assert reason_text(reason, "ru", zone=MOSCOW, now=NOW) == russian
        assert reason_text(reason, "en", zone=MOSCOW, now=NOW) == english

    def test_are_all_told_here(self) -> None:
        assert {type(reason) for reason, _, _ in TOLD} == set(get_args(Reason))

    def test_have_the_same_words_in_both_languages(self) -> None:
        assert WORDS["ru"].keys() == WORDS["en"].keys()
