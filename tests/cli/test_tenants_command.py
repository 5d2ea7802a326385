"""`flask tenants create` and `flask tenants list`."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.cli.studio_file import StudioFileError, read_studio
from app.db import reading
from app.models import Master, MasterService, Service, Tenant, WorkBreak, WorkingHours
from tests.support.factories import make_bot, make_tenant

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "studio.example.toml"
SOLO = (ROOT / "sandbox" / "demo" / "anya-belova.toml").read_text(encoding="utf-8")
STUDIO = (ROOT / "sandbox" / "demo" / "studio-vitok.toml").read_text(encoding="utf-8")


@pytest.fixture
def write(tmp_path: Path):
    """Write a description, with one piece of it replaced by another; returns its path."""

    def write(source: str = SOLO, old: str = "", new: str = "") -> str:
        assert old in source
        path = tmp_path / "studio.toml"
        path.write_text(source.replace(old, new, 1) if old else source, encoding="utf-8")
        return str(path)

    return write


def count(cli, model: type) -> int:
    with cli.app.app_context(), reading() as session:
        return session.scalar(select(func.count()).select_from(model))


class TestCreate:
    def test_says_where_the_page_is_and_what_comes_next(self, cli, write) -> None:
        result = cli.run("tenants", "create", write())
        assert result.exit_code == 0, result.output
        assert result.output.splitlines() == [
            "Аня Белова: http://127.0.0.1:9/app/anya-belova",
            "Next: flask bots add anya-belova",
        ]

    def test_stores_the_week_in_fives_of_the_wall_clock(self, cli, write) -> None:
        cli.run("tenants", "create", write(STUDIO))
        with cli.app.app_context(), reading() as session:
            katya = select(Master.id).where(Master.name == "Катя").scalar_subquery()
            monday = session.execute(
                select(WorkingHours.starts_time, WorkingHours.ends_time)
                .where(WorkingHours.master_id == katya, WorkingHours.weekday == 0)
                .order_by(WorkingHours.starts_time)
            )
            friday = session.execute(
                select(WorkBreak.starts_time, WorkBreak.ends_time).where(
                    WorkBreak.master_id == katya, WorkBreak.weekday == 4
                )
            )
            hours = [f"{starts:%H:%M}-{ends:%H:%M}" for starts, ends in monday]
            breaks = [f"{starts:%H:%M}-{ends:%H:%M}" for starts, ends in friday]
        assert hours == ["10:00-14:00", "15:00-19:00"]
        assert breaks == ["16:00-16:30"]

    def test_stores_prices_in_kopecks_and_who_performs_what(self, cli, write) -> None:
        cli.run("tenants", "create", write(STUDIO))
        with cli.app.app_context(), reading() as session:
            rows = session.execute(
                select(Service.name, Service.price_kopecks, func.count())
                .join(MasterService, MasterService.service_id == Service.id)
                .group_by(Service.id, Service.name, Service.price_kopecks)
                .order_by(Service.position)
            )
            found = [tuple(row) for row in rows]
        assert found[:2] == [("Стрижка женская", 260_000, 2), ("Стрижка чёлки", 70_000, 1)]

    def test_takes_the_documented_example(self, cli) -> None:
        result = cli.run("tenants", "create", str(EXAMPLE))
        assert result.exit_code == 0, result.output

    def test_takes_the_least_that_may_be_told(self, cli, write) -> None:
        least = 'slug = "ola"\nname = "Оля"\n[[masters]]\nname = "Оля"\nhours = {}\n'
        assert cli.run("tenants", "create", write(least)).exit_code == 0
        assert (count(cli, Tenant), count(cli, Service)) == (1, 0)

    def test_gives_one_address_to_one_tenant_only(self, cli, write) -> None:
        cli.run("tenants", "create", write())
        again = cli.run("tenants", "create", write())
        assert again.exit_code == 1
        assert again.output == "Error: Это имя в адресе уже занято.\n"
        assert (count(cli, Tenant), count(cli, Master)) == (1, 1)


WRONG = [
    pytest.param(SOLO, "tagline", "tagLine", "tagLine: Unknown field.", id="a misspelled name"),
    pytest.param(SOLO, 'slug = "anya-belova"', "", "slug: Missing data", id="no address"),
    pytest.param(SOLO, "anya-belova", "Anya", "slug: ", id="an address in capitals"),
    pytest.param(SOLO, "anya-belova", "-anya", "slug: ", id="an address that starts with a dash"),
    pytest.param(SOLO, "anya-belova", "anya\\n", "slug: ", id="an address with a line break"),
    pytest.param(SOLO, "anya-belova", "a" * 41, "slug: ", id="an address too long"),
    pytest.param(SOLO, "Europe/Moscow", "Moscow", "timezone: ", id="a zone nobody knows"),
    pytest.param(SOLO, "Europe/Moscow", "Europe", "timezone: ", id="a folder of zones"),
    pytest.param(SOLO, "Europe/Moscow", "", "timezone: ", id="no zone at all"),
    pytest.param(SOLO, "Europe/Moscow", "../../etc/passwd", "timezone: ", id="a path for a zone"),
    pytest.param(SOLO, "= 24", "= -1", "free_cancel_hours: ", id="a negative policy"),
    pytest.param(SOLO, "Мясницкая", "М" * 500, "address: ", id="an address for a novel"),
    pytest.param(SOLO, "[[masters]]", "[masters]", "masters: ", id="one master not in a list"),
    pytest.param(
        SOLO, "mon = [", "monday = [", "masters.0.hours.monday", id="a weekday written out"
    ),
    pytest.param(
        SOLO, '["10:00-19:00"]', '"10:00-19:00"', "masters.0.hours.mon", id="hours not in a list"
    ),
    pytest.param(SOLO, "10:00-19:00", "10:00-25:00", "masters.0.hours.mon", id="a 25th hour"),
    pytest.param(SOLO, "10:00-19:00", "24:00-19:00", "masters.0.hours.mon", id="a start at 24"),
    pytest.param(SOLO, "10:00-19:00", "10:00-19:02", "masters.0.hours.mon", id="odd minutes"),
    pytest.param(SOLO, "10:00-19:00", "10:00:30-19:00", "masters.0.hours.mon", id="seconds"),
    pytest.param(SOLO, "10:00-19:00", "10:00–19:00", "masters.0.hours.mon", id="another dash"),
    pytest.param(SOLO, "10:00-19:00", "10:00", "masters.0.hours.mon", id="no end"),
    pytest.param(
        SOLO,
        "breaks = {",
        'breaks = { sun = ["13:00-14:00"],',
        "masters.0.breaks.sun: No working hours on this day.",
        id="a break on a day off",
    ),
    pytest.param(SOLO, "= 15\n", "= 25\n", "masters.0.slot_step_min", id="a step that fits no day"),
    pytest.param(SOLO, "= 45", "= 3650", "masters.0.booking_horizon_days", id="ten years ahead"),
    pytest.param(
        SOLO,
        "duration_min = 120",
        "duration_min = 121",
        "services.0.duration_min",
        id="not in fives",
    ),
    pytest.param(
        SOLO,
        "duration_min = 120",
        "duration_min = 120\npauses = [[100, 20]]",
        "services.0.pauses: a pause ends before",
        id="a pause up to the end",
    ),
    pytest.param(SOLO, "duration_min = 120", "duration_min = 0", "services.0.dur", id="no time"),
    pytest.param(SOLO, "price_rub = 2200", "price_rub = -1", "services.0.price", id="a gift"),
    pytest.param(
        SOLO, "price_rub = 2200", "price_rub = 2200.50", "services.0.price_rub", id="half a rouble"
    ),
    pytest.param(
        STUDIO, 'masters = ["Катя"]', 'masters = ["Катерина"]', "Катерина", id="a stranger"
    ),
    pytest.param(STUDIO, 'name = "Катя"', 'name = "Ольга"', "same name", id="two of one name"),
    pytest.param(SOLO, "slug =", "slug", "line 1", id="not TOML"),
]


class TestAFileThatCannotBeUsed:
    @pytest.mark.parametrize(("source", "old", "new", "told"), WRONG)
    def test_is_told_with_the_place_of_the_mistake(self, write, source, old, new, told) -> None:
        path = write(source, old, new)
        with pytest.raises(StudioFileError) as refused:
            read_studio(Path(path))
        assert str(refused.value).startswith(path)
        assert told in str(refused.value)

    def test_is_told_on_the_command_line_and_stores_nothing(self, cli, write) -> None:
        path = write(SOLO, "Europe/Moscow", "Moscow")
        result = cli.run("tenants", "create", path)
        assert result.exit_code == 1
        assert result.output == (
            f"Error: {path} cannot be used:\n"
            "  timezone: Not a time zone; it is written like Europe/Moscow.\n"
        )
        assert count(cli, Tenant) == 0

    def test_is_told_all_its_mistakes_at_once(self, cli, write) -> None:
        source = SOLO.replace("Europe/Moscow", "Moscow").replace("= 2200", "= -1")
        output = cli.run("tenants", "create", write(source)).output
        assert "timezone: " in output
        assert "services.0.price_rub: " in output

    def test_may_be_in_another_encoding(self, tmp_path) -> None:
        path = tmp_path / "studio.toml"
        path.write_bytes(SOLO.encode("cp1251"))
        with pytest.raises(StudioFileError, match="utf-8"):
            read_studio(path)

    @pytest.mark.parametrize("name", ["nowhere.toml", "."])
    def test_may_not_be_a_file_at_all(self, cli, tmp_path, name) -> None:
        result = cli.run("tenants", "create", str(tmp_path / name))
        assert result.exit_code == 2
        assert "Error: Invalid value for 'FILE'" in result.output


class TestList:
    def test_shows_who_is_there_with_their_bots(self, cli) -> None:
        with cli.app.app_context():
            make_bot(make_tenant())
            make_tenant(slug="olya", name="Оля")
        result = cli.run("tenants", "list")
        assert [line.split("  ")[0] for line in result.output.splitlines()] == ["anya", "olya"]
        first, second = result.output.splitlines()
        assert first.endswith("@anya_belova_bot")
        assert second.endswith("no bot yet")

    def test_says_what_to_do_when_nobody_is(self, cli) -> None:
        assert cli.run("tenants", "list").output == (
            "No tenants yet. Next: flask tenants create FILE\n"
        )
