"""`flask …`: what the host does by hand."""

from flask import Flask

from app.cli.bots import bots
from app.cli.tenants import tenants


def register_commands(app: Flask) -> None:
    """Add the command groups to `flask`."""
    app.cli.add_command(tenants)
    app.cli.add_command(bots)
