"""What shapes are called in the API's description."""

from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.common import resolve_schema_cls


def describing_plugin() -> MarshmallowPlugin:
    """Return the plugin that describes our schemas, each under a name of its own."""
    return MarshmallowPlugin(schema_name_resolver=_name)


def _name(schema: Any) -> str:
    # Clients and staff see the same things differently: a day, a visit, a service.
    found = resolve_schema_cls(schema)
    kind = found[0] if isinstance(found, list) else found
    name = kind.__name__.lstrip("_")
    return f"Cabinet{name}" if kind.__module__.startswith("app.web.staff_api") else name
