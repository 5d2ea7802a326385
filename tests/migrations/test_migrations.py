"""The migrations build what the models describe, from nothing and back."""

from alembic.config import Config
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import text

from app.db import Base, db
from tests.migrations.schema import described, leftovers


def revisions(app: Flask) -> list[str]:
    """All revisions, oldest first."""
    config: Config = app.extensions["migrate"].migrate.get_config()
    scripts = ScriptDirectory.from_config(config)
    return [script.revision for script in scripts.walk_revisions()][::-1]


class TestTheWay:
    def test_leads_up_from_nothing_down_to_nothing_and_up_again(self, on_empty_database) -> None:
        with on_empty_database().app_context():
            upgrade()
            built = described(db.engine)
            assert {part.partition(":")[0] for part in built} == set(Base.metadata.tables)
            downgrade(revision="base")
            assert leftovers(db.engine) == set()
            upgrade()
            assert described(db.engine) == built

    def test_can_be_gone_back_by_every_single_step(self, on_empty_database) -> None:
        app = on_empty_database()
        with app.app_context():
            for revision in revisions(app):
                before = leftovers(db.engine)
                upgrade(revision=revision)
                after = leftovers(db.engine)
                downgrade(revision="-1")
                assert leftovers(db.engine) == before, revision
                upgrade(revision=revision)
                assert leftovers(db.engine) == after, revision

    def test_has_one_end(self, on_empty_database) -> None:
        app = on_empty_database()
        with app.app_context():
            config = app.extensions["migrate"].migrate.get_config()
            assert len(ScriptDirectory.from_config(config).get_heads()) == 1


class TestTheModels:
    def test_describe_the_very_database_that_the_migrations_build(self, on_empty_database) -> None:
        """Names, columns, nullability, keys, checks, indexes: autogenerate sees but half of it."""
        with on_empty_database().app_context():
            upgrade()
            built = described(db.engine)
        with on_empty_database().app_context():
            with db.engine.begin() as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(text("CREATE EXTENSION btree_gist"))
                Base.metadata.create_all(connection)
            assert described(db.engine) == built

    def test_name_every_constraint(self, on_empty_database) -> None:
        with on_empty_database().app_context():
            upgrade()
            assert [part for part in described(db.engine) if part.endswith("None")] == []

    def test_leave_autogenerate_nothing_to_find(self, on_empty_database) -> None:
        with on_empty_database().app_context():
            upgrade()
            check()
