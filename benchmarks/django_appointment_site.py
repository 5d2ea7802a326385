# mypy: disable-error-code="import-not-found"
"""A site with django-appointment, run by the Python of its own virtual environment.

Set up as its documentation says, on SQLite, with the connection kept. It reads year.json in the
folder named, prints the free starts of the month as JSON, and then for each line it reads prints
in how many milliseconds it found them again: by its `functions`, or by its `pages`, which ask for
one day at a time, through Django's usual middleware.
"""

import json
import os
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import IO, Any

_MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
_APPS = ("auth", "contenttypes", "sessions", "messages", "staticfiles")
_SLOTS_PATH = "/appointment/ajax/available_slots/"


class Month:
    """The dates asked for, of one staff member and one service."""

    def __init__(self, staff: Any, service: Any, first: str, last: str) -> None:
        self._staff, self._service = staff, service
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        self._dates = [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
        self._requests = [self._request(day) for day in self._dates]
        from django.core.wsgi import get_wsgi_application

        self._site = get_wsgi_application()

    def functions(self) -> list[str]:
        """Ask the function under its views, day by day."""
        from appointment.services import get_available_slots_for_staff
        from appointment.utils.db_helpers import get_weekday_num_from_date

        found = []
        for day in self._dates:
            weekday = get_weekday_num_from_date(day)
            found += get_available_slots_for_staff(day, self._staff, weekday, self._service)
        return [start.isoformat() for start in found]

    def pages(self) -> list[str]:
        """Ask as its booking page does when somebody clicks through the days."""
        found: list[str] = []
        for environ in self._requests:
            response = self._site(dict(environ), lambda *_: None)
            body = json.loads(b"".join(response))
            response.close()
            found += [start for start, _ in body["available_slots"]]
        return found

    def _request(self, day: date) -> dict[str, Any]:
        from django.test import RequestFactory

        query = {
            "selected_date": day.isoformat(),
            "staff_member": self._staff.pk,
            "service_id": self._service.pk,
        }
        headers = {"X-Requested-With": "XMLHttpRequest"}
        environ: dict[str, Any] = RequestFactory().get(_SLOTS_PATH, query, headers=headers).environ
        return environ


def main() -> None:
    folder = Path(sys.argv[1])
    # Its loggers print to standard output, so the answers get a channel of their own.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _start(folder)
    year = json.loads((folder / "year.json").read_text())
    staff, service = _fill(year)
    _answer(Month(staff, service, year["first"], year["last"]), answers)


def _answer(month: Month, answers: IO[str]) -> None:
    found = month.pages()
    if month.functions() != found:
        raise SystemExit("its functions and its pages do not agree")
    print(json.dumps(found), file=answers, flush=True)
    for line in sys.stdin:
        way = {"functions": month.functions, "pages": month.pages}[line.strip()]
        started = perf_counter()
        way()
        print((perf_counter() - started) * 1000, file=answers, flush=True)


def _start(folder: Path) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.urls import include, path

    urls = type(sys)("urls")
    sys.modules["urls"] = urls
    settings.configure(
        SECRET_KEY="not secret: nobody reaches this site",  # noqa: S106
        INSTALLED_APPS=[*(f"django.contrib.{name}" for name in _APPS), "appointment"],
        MIDDLEWARE=list(_MIDDLEWARE),
        ROOT_URLCONF="urls",
        ALLOWED_HOSTS=["testserver"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "site.db",
                "CONN_MAX_AGE": None,
            }
        },
        TIME_ZONE="Europe/Moscow",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()
    urls.__dict__["urlpatterns"] = [path("appointment/", include("appointment.urls"))]
    call_command("migrate", run_syncdb=True, verbosity=0)


def _fill(year: dict[str, Any]) -> tuple[Any, Any]:
    from appointment.models import Config, Service, StaffMember, WorkingHours
    from django.contrib.auth.models import User

    Config.objects.create(slot_duration=year["step_min"], appointment_buffer_time=120)
    duration = timedelta(minutes=year["service_min"])
    service = Service.objects.create(name="Manicure", duration=duration, price=2200)
    master = User.objects.create_user("anya", first_name="Anya")
    staff = StaffMember.objects.create(user=master, slot_duration=year["step_min"])
    staff.services_offered.add(service)
    for day in year["hours"]:
        WorkingHours.objects.create(
            staff_member=staff,
            day_of_week=(day["weekday"] + 1) % 7,
            start_time=time.fromisoformat(day["starts_time"]),
            end_time=time.fromisoformat(day["ends_time"]),
        )
    visits = [tuple(map(datetime.fromisoformat, visit)) for visit in year["visits"]]
    _book(visits, staff, service)
    _take_breaks(year["hours"], visits[0][0].date(), visits[-1][0].date(), staff)
    return StaffMember.objects.get(pk=staff.pk), service


def _book(visits: list[tuple[datetime, ...]], staff: Any, service: Any) -> None:
    from appointment.models import Appointment, AppointmentRequest
    from django.contrib.auth.models import User

    client = User.objects.create_user("marina", email="marina@example.org")
    # In bulk, because one by one it refuses visits of the past.
    requests = AppointmentRequest.objects.bulk_create(
        AppointmentRequest(
            date=start.date(),
            start_time=start.time(),
            end_time=end.time(),
            service=service,
            staff_member=staff,
            id_request=f"request-{number}",
        )
        for number, (start, end) in enumerate(visits)
    )
    Appointment.objects.bulk_create(
        Appointment(
            client=client,
            appointment_request=request,
            amount_to_pay=service.price,
            id_request=request.id_request,
        )
        for request in requests
    )


def _take_breaks(hours: list[dict[str, Any]], first: date, last: date, staff: Any) -> None:
    # It knows no weekly breaks; a master who has them enters each day's.
    from appointment.models import Unavailability

    breaks = {day["weekday"]: day["breaks"] for day in hours}
    dates = (first + timedelta(days=n) for n in range((last - first).days + 1))
    Unavailability.objects.bulk_create(
        Unavailability(
            staff_member=staff,
            date=day,
            start_time=time.fromisoformat(begins),
            end_time=time.fromisoformat(ends),
        )
        for day in dates
        for begins, ends in breaks.get(day.weekday(), ())
    )


if __name__ == "__main__":
    main()
