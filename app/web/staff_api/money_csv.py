"""The table of entries, as spreadsheets in Russia open it at a double click."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from zoneinfo import ZoneInfo

from app.domain.language import Language
from app.domain.money import format_amount
from app.texts.money_table import HEADINGS, table_word
from app.usecases.money.reports import Entry

# What a spreadsheet would take for a formula, and run. Where lists are separated by commas it cuts
# our cells at theirs.
_FORMULA = re.compile(r"(^|[,;\t\r\n])(?=\s*[=+@\t\r-])")
# By this it knows that the text is UTF-8.
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def money_csv(entries: Iterable[Entry], zone: ZoneInfo, language: Language) -> str:
    """Write entries, one a line; what people have written cannot pass for a formula."""
    text = StringIO()
    text.write(_MARK)
    table = csv.writer(text, delimiter=";")
    table.writerow(HEADINGS[language])
    for one in entries:
        entry, at = one.entry, one.entry.at.astimezone(zone)
        table.writerow(
            (
                f"{at:%d.%m.%Y}",
                f"{at:%H:%M}",
                _harmless(one.client.full_name),
                _harmless(one.services),
                table_word(entry.kind, language),
                table_word(entry.means, language),
                _rubles(entry.amount_kopecks),
                table_word("test", language) if entry.is_test else "",
                one.provider_id or "",
            )
        )
    return text.getvalue()


def _harmless(words: str) -> str:
    return _FORMULA.sub(r"\1'", words)


def _rubles(kopecks: int) -> str:
    amount = format_amount(abs(kopecks)).replace(".", ",")
    return f"-{amount}" if kopecks < 0 else amount
