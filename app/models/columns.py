"""Pieces that every tenant's table repeats."""

from collections.abc import Sequence

from sqlalchemy import CheckConstraint, ForeignKeyConstraint


def of_tenant(column: str, table: str, *, ondelete: str | None = None) -> ForeignKeyConstraint:
    """Refer to a row of the same tenant; another tenant's id is refused by the database."""
    return ForeignKeyConstraint(
        ["tenant_id", column], [f"{table}.tenant_id", f"{table}.id"], ondelete=ondelete
    )


def one_of(column: str, values: Sequence[str]) -> CheckConstraint:
    """Allow only the listed strings in a column."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def five_minutes(column: str, *, least: int, most: int) -> CheckConstraint:
    """Allow only whole multiples of the calendar's five minutes within bounds."""
    return CheckConstraint(
        f"{column} BETWEEN {least} AND {most} AND {column} % 5 = 0", name=f"{column}_in_fives"
    )
