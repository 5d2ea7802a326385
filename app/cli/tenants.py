"""`flask tenants …`."""

from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.cli.studio_file import StudioFileError, read_studio
from app.clock import utcnow
from app.db import reading, transaction
from app.domain.errors import DomainError
from app.domain.language import DEFAULT
from app.models import Bot, Tenant
from app.runtime import runtime
from app.texts.errors import error_text
from app.texts.pages import Pages
from app.usecases.tenants import create_tenant

tenants = AppGroup("tenants", help="Businesses that take bookings here.")


@tenants.command("create")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def create(file: Path) -> None:
    """Create a tenant from a description in TOML (see docs/studio.example.toml)."""
    try:
        plan = read_studio(file)
        with transaction() as session:
            create_tenant(session, plan=plan, now=utcnow())
    except StudioFileError as error:
        raise click.ClickException(str(error)) from None
    except DomainError as error:
        raise click.ClickException(error_text(error.code, DEFAULT)) from None
    page = Pages(runtime().settings.public_url).booking(plan.slug)
    click.echo(f"{plan.name}: {page}")
    click.echo(f"Next: flask bots add {plan.slug}")


@tenants.command("list")
def list_all() -> None:
    """List tenants and their bots."""
    with reading() as session:
        rows = session.execute(
            select(Tenant.slug, Tenant.name, Bot.username)
            .outerjoin(Bot, Bot.tenant_id == Tenant.id)
            .order_by(Tenant.slug)
        ).all()
    for slug, name, username in rows:
        click.echo(f"{slug:<24} {name:<32} {'@' + username if username else 'no bot yet'}")
    if not rows:
        click.echo("No tenants yet. Next: flask tenants create FILE")
