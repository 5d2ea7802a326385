"""Texts with Telegram's HTML: checked, and turned into plain text with entities."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

_SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z0-9-]*)(?P<attributes>[^<>]*)>|<|[^<]+")
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SPOILER = re.compile(r"""\bclass\s*=\s*["']?tg-spoiler["']?""")
_FOUND_IN_TEXT = re.compile(
    r"(?P<bot_command>(?<![\w/])/[a-zA-Z0-9_]{1,32}(?:@\w+)?\b)|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
)


class BadMarkupError(ValueError):
    """The text is not valid HTML for Telegram; the argument says why, in Telegram's words."""


@dataclass(slots=True)
class Formatted:
    """A text as people read it; offsets and lengths of entities count UTF-16 units."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def plain(text: str) -> Formatted:
    """Take a text as it is, trimmed; commands and links in it become entities."""
    return _with_found(Formatted(text.strip()))


def from_html(source: str) -> Formatted:
    """Read Telegram's HTML. Raises BadMarkupError for unknown, unclosed or crossing tags."""
    reader = _HtmlReader()
    for token in _TOKEN.finditer(source):
        reader.read(token)
    return _with_found(_trimmed(reader.finish()))


class _HtmlReader:
    def __init__(self) -> None:
        self._text = ""
        self._length = 0
        self._entities: list[dict[str, Any]] = []
        self._open: list[tuple[str, dict[str, Any]]] = []

    def read(self, token: re.Match[str]) -> None:
        if token["tag"] is None:
            if token[0] == "<":
                raise BadMarkupError(f"Unclosed start tag at byte offset {token.start()}")
            self._write(_CHARACTER.sub(lambda found: unescape(found[0]), token[0]))
        elif token["end"]:
            self._end(token["tag"].lower())
        else:
            self._start(token["tag"].lower(), token["attributes"])

    def finish(self) -> Formatted:
        if self._open:
            raise BadMarkupError(
                f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"'
            )
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return Formatted(self._text, self._entities)

    def _write(self, text: str) -> None:
        self._text += text
        self._length += utf16_length(text)

    def _start(self, tag: str, attributes: str) -> None:
        self._open.append((tag, {"offset": self._length} | _entity_of(tag, attributes)))

    def _end(self, tag: str) -> None:
        if not self._open:
            raise BadMarkupError(f'Unexpected end tag "{tag}"')
        started, entity = self._open.pop()
        if tag not in {started, ""}:
            raise BadMarkupError(f'Unmatched end tag, expected "</{started}>", found "</{tag}>"')
        entity["length"] = self._length - entity["offset"]
        if entity["length"] and "type" in entity:
            self._entities.append(entity)


def _entity_of(tag: str, attributes: str) -> dict[str, Any]:
    if tag == "a":
        href = _HREF.search(attributes)
        # Telegram keeps the words and drops the link when the address is missing.
        return {"type": "text_link", "url": unescape(_first(href))} if href else {}
    if tag == "span" and _SPOILER.search(attributes):
        return {"type": "spoiler"}
    if tag not in _SIMPLE_TAGS:
        raise BadMarkupError(f'Unsupported start tag "{tag}"')
    return {"type": _SIMPLE_TAGS[tag]}


def _first(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None)


def _trimmed(content: Formatted) -> Formatted:
    text = content.text.rstrip()
    cut = utf16_length(text) - utf16_length(text.lstrip())
    text = text.lstrip()
    end = utf16_length(text)
    kept = []
    for entity in content.entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, end)
        if start < stop:
            kept.append(entity | {"offset": start, "length": stop - start})
    return Formatted(text, kept)


def _with_found(content: Formatted) -> Formatted:
    taken = [(one["offset"], one["offset"] + one["length"]) for one in content.entities]
    for found in _FOUND_IN_TEXT.finditer(content.text):
        start = utf16_length(content.text[: found.start()])
        length = utf16_length(found[0])
        if not any(start < end and begin < start + length for begin, end in taken):
            kind = found.lastgroup
            content.entities.append({"offset": start, "length": length, "type": kind})
    content.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return content
