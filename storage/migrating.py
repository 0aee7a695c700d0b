"""Make or upgrade the schema; refuse a newer one."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from storage.copying import copy_database
from storage.postgresql import BACKEND, sort_by_code_points
from storage.schema import SCHEMA_REVISION, meta
from waybillwatch.errors import NewerDatabase, StoreError

FORMAT = "1"
"""The format of what the tables mean; another number is another program's."""


def revision_of(connection: Connection) -> str | None:
    """The migration a database stands at; None for an empty one."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise StoreError(
                "the database holds tables of another program: give waybillwatch one of its own"
            )
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def bring_up_to_date(engine: Engine, file: Path | None, backups: Path) -> None:
    """Upgrade a database that is older, a SQLite file copied first. Raises NewerDatabase."""
    with engine.connect() as connection:
        found = revision_of(connection)
    if found == SCHEMA_REVISION:
        return
    if found is not None and found > SCHEMA_REVISION:
        raise NewerDatabase(
            f"the database is of a newer waybillwatch (schema {found}, this one knows "
            f"{SCHEMA_REVISION}): install that version; nothing was changed"
        )
    if found is not None and file is not None:
        copy_database(file, backups / _backup_name(file, found))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        # Whoever waited for the lock finds the work done.
        if revision_of(connection) != SCHEMA_REVISION:
            upgrade(connection, SCHEMA_REVISION)
            written = {"format": FORMAT, "written_by": version("waybillwatch")}
            connection.execute(meta.delete())
            connection.execute(
                meta.insert(), [{"name": name, "value": value} for name, value in written.items()]
            )


def _backup_name(file: Path, revision: str) -> str:
    now = datetime.now(UTC)
    return f"{file.stem}-schema{revision}-{now:%Y%m%dT%H%M%S%f}{file.suffix}"


def upgrade(connection: Connection, revision: str) -> None:
    """Run the packaged migrations up to a revision, in the caller's transaction."""
    from alembic import command  # noqa: PLC0415  (0.2 s that an up-to-date database need not pay)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    if connection.dialect.name == BACKEND:
        sort_by_code_points(connection)
