"""Every error has words in both languages, and every code the status that was agreed."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import (
    Conflict,
    DomainError,
    FieldsWrong,
    RuleBroken,
    SlotTaken,
    Unauthenticated,
)
from app.texts.errors import CODES, error_text, field_text
from app.web.client_api.schemas import AvailabilityQuery, BookVisit, SignIn
from app.web.errors import status_of
from tests.support.factories import moscow

CONTRACT: dict[str, int] = json.loads(
    (Path(__file__).parents[1] / "contract" / "error_codes.json").read_text()
)
# They say how to answer, not what is wrong, and are never raised themselves.
KINDS = {Unauthenticated, Conflict, RuleBroken, FieldsWrong}
# What only the host meets, on the command line, or the bot, which answers with a greeting.
NOT_ON_THE_WIRE = {"invitation_not_found", "slug_taken", "bot_taken"}
CYRILLIC = re.compile("[А-Яа-яЁё]")


APP = Path(__file__).parents[2] / "app"
SENTENCE = re.compile(r"[A-Z][^{}\n]* [^{}\n]*\.")


def sentences_in(path: Path) -> Iterator[str]:
    """The English sentences a module may answer with; docstrings are for us."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    for_us = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in for_us and SENTENCE.fullmatch(node.value):
            yield node.value


ABOUT_FIELDS = sorted(
    {
        sentence
        for layer in ("domain", "usecases")
        for path in (APP / layer).rglob("*.py")
        for sentence in sentences_in(path)
    }
)


def _family(kind: type[DomainError]) -> Iterator[type[DomainError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _family(child)


ERRORS = sorted(set(_family(DomainError)) - KINDS, key=lambda error: error.__name__)
ON_THE_WIRE = [error for error in ERRORS if error.code not in NOT_ON_THE_WIRE]


def made(error: type[DomainError]) -> DomainError:
    return error({"weekly.2.windows": "x"}) if issubclass(error, FieldsWrong) else error()


class TestWords:
    @pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
    def test_exist_for_every_domain_error(self, error) -> None:
        assert error.code in CODES

    @pytest.mark.parametrize("code", sorted(CONTRACT))
    def test_exist_for_every_code_on_the_wire(self, code) -> None:
        assert code in CODES

    @pytest.mark.parametrize("code", sorted(CODES))
    def test_are_whole_sentences_in_russian_and_in_english(self, code) -> None:
        russian, english = error_text(code, "ru"), error_text(code, "en")
        assert CYRILLIC.search(russian)
        assert not CYRILLIC.search(english)
        assert russian.endswith(".")
        assert english.endswith(".")

    def test_belong_to_a_code_that_can_occur(self) -> None:
        assert set(CONTRACT) | NOT_ON_THE_WIRE == CODES

    def test_are_an_error_for_a_code_nobody_knows(self) -> None:
        with pytest.raises(KeyError):
            error_text("teapot", "en")


class TestStatuses:
    @pytest.mark.parametrize("error", ON_THE_WIRE, ids=lambda error: error.__name__)
    def test_of_domain_errors_are_those_of_the_contract(self, error) -> None:
        assert CONTRACT[error.code] == status_of(error)

    def test_no_two_errors_share_a_code(self) -> None:
        codes = [error.code for error in ERRORS]
        assert len(set(codes)) == len(codes)


class TestDetails:
    def test_of_a_taken_slot_name_the_alternatives(self) -> None:
        error = SlotTaken([(moscow(24, 16, 30), 7)])
        assert error.details() == {
            "alternatives": [{"at": "2026-11-24T16:30:00+03:00", "master": 7}]
        }

    @pytest.mark.parametrize(
        "error", [error for error in ERRORS if error is not SlotTaken], ids=lambda one: one.__name__
    )
    def test_of_all_others_are_none(self, error) -> None:
        assert made(error).details() == {}

    @pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
    def test_are_json_beside_a_code_for_the_logs(self, error) -> None:
        assert str(made(error)) == error.code
        assert json.dumps(made(error).details())


WRONG = "Неверное значение."
WISH = {"services": [1], "starts_at": "2026-11-28T15:00:00+03:00"}
WEEK = {"services": "1", "from": "2026-11-23", "to": "2026-11-29"}


class TestFieldTexts:
    @pytest.mark.parametrize(
        ("schema", "data", "field", "told"),
        [
            (SignIn, {}, "init_data", "Обязательное поле."),
            (SignIn, {"init_data": None}, "init_data", "Поле не может быть пустым."),
            (SignIn, {"init_data": 7}, "init_data", "Нужен текст."),
            (SignIn, {"init_data": "x" * 8193}, "init_data", WRONG),
            (BookVisit, {**WISH, "discount": 50}, "discount", "Неизвестное поле."),
            (BookVisit, {**WISH, "services": 7}, "services", "Нужен список."),
            (BookVisit, {**WISH, "master": "7"}, "master", "Нужно целое число."),
            (BookVisit, {**WISH, "master": -7}, "master", WRONG),
            (
                BookVisit,
                {**WISH, "starts_at": "tomorrow"},
                "starts_at",
                "Нужны дата и время вида 2026-12-31T15:00:00+03:00.",
            ),
            (
                BookVisit,
                {**WISH, "starts_at": "2026-11-28T15:00:00"},
                "starts_at",
                "К времени нужно смещение пояса, например +03:00.",
            ),
            (BookVisit, {**WISH, "email": "masha@"}, "email", "Проверьте адрес e-mail."),
            (AvailabilityQuery, {**WEEK, "from": "x"}, "from", "Нужна дата вида 2026-12-31."),
            (AvailabilityQuery, {**WEEK, "services": "a"}, "services", "Нужен список."),
        ],
    )
    def test_what_a_schema_complains_of_is_told_in_russian(self, schema, data, field, told) -> None:
        (complaint,) = schema().validate(data)[field]
        assert field_text(complaint, "ru") == told

    @pytest.mark.parametrize("sentence", ABOUT_FIELDS)
    def test_what_the_rules_have_against_a_field_is_told_in_russian(self, sentence) -> None:
        told = field_text(sentence, "ru")
        assert told != WRONG
        assert CYRILLIC.search(told)
        assert told.endswith(".")

    def test_the_rules_have_something_to_say(self) -> None:
        assert {"There is no such code.", "Named twice."} <= set(ABOUT_FIELDS)

    def test_english_readers_get_the_schemas_own_words(self) -> None:
        assert field_text("Unknown field.", "en") == "Unknown field."
