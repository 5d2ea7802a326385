"""The API's description as a page, drawn from the description itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, render_template

from app.guarding import guarded

api_docs = Blueprint("api_docs", __name__)

Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a table: a parameter, or a value in a body."""

    name: str
    kind: str
    required: bool
    note: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a caller can do."""

    method: str
    path: str
    title: str
    note: str
    parameters: list[Field]
    body: list[Field]
    answers: list[tuple[str, list[Field]]]


@api_docs.get("/api/docs")
@guarded("anybody")
def show() -> str:
    """Show every operation with what goes in and what comes out."""
    spec = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    # For programmers, and written in one language, as the description itself is.
    return render_template("api_docs.html", operations=list(_operations(spec)), language="en")


def _operations(spec: Spec) -> Iterator[Operation]:
    for path, item in spec["paths"].items():
        common = item.get("parameters", [])
        for method, described in item.items():
            if method == "parameters":
                continue
            parameters = [*common, *described.get("parameters", [])]
            yield Operation(
                method=method.upper(),
                path=path,
                title=described.get("summary", ""),
                note=described.get("description", ""),
                parameters=[_parameter(spec, parameter) for parameter in parameters],
                body=list(_content(spec, described.get("requestBody", {}))),
                answers=[
                    (status, list(_content(spec, answer)))
                    for status, answer in sorted(described["responses"].items())
                    if status != "default"
                ],
            )


def _parameter(spec: Spec, parameter: Spec) -> Field:
    schema = _resolved(spec, parameter["schema"])
    return Field(
        name=f"{parameter['name']} ({parameter['in']})",
        kind=_kind(schema),
        required=parameter.get("required", False),
        note=parameter.get("description", schema.get("description", "")),
    )


def _content(spec: Spec, holder: Spec) -> Iterator[Field]:
    for content in _resolved(spec, holder).get("content", {}).values():
        yield from _fields(spec, content["schema"], "")


def _fields(spec: Spec, schema: Spec, prefix: str) -> Iterator[Field]:
    schema = _resolved(spec, schema)
    for name, described in schema.get("properties", {}).items():
        inner = _resolved(spec, described)
        yield Field(
            name=prefix + name,
            kind=_kind(inner),
            required=name in schema.get("required", []),
            note=described.get("description", inner.get("description", "")),
        )
        if inner.get("type") == "array":
            yield from _fields(spec, inner["items"], f"{prefix}{name}[].")
        else:
            yield from _fields(spec, inner, f"{prefix}{name}.")


def _resolved(spec: Spec, node: Spec) -> Spec:
    # A nullable reference is written as allOf with one element.
    for part in node.get("allOf", ()):
        return _resolved(spec, part)
    if "$ref" not in node:
        return node
    found = spec
    for step in node["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def _kind(schema: Spec) -> str:
    kind = schema.get("format") or schema.get("type", "object")
    return " | ".join(map(str, schema["enum"])) if "enum" in schema else str(kind)
