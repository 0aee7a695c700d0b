"""A database on PostgreSQL, made to behave as SQLite's does.

One writer at a time, which sees all that was written before it; readers that see one state and
wait for nobody; text that sorts by its code points.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine import ExceptionContext

from waybillwatch.errors import StoreError

BACKEND = "postgresql"
DRIVER = "postgresql+psycopg"
OLDEST = 15
"""The oldest server this was tried on."""

_WRITERS = int.from_bytes(b"waybills", "big")
"""The advisory lock that a writer holds: within its database it means us alone."""

_SWITCHES = "SET synchronous_commit = on; SET client_encoding = 'UTF8'; SET lock_timeout = {}"

_SORTED_OTHERWISE = text(
    "SELECT tables.relname, columns.attname, "
    "format_type(columns.atttypid, columns.atttypmod) AS kind "
    "FROM pg_attribute AS columns JOIN pg_class AS tables ON tables.oid = columns.attrelid "
    "WHERE tables.relnamespace = current_schema()::regnamespace AND tables.relkind = 'r' "
    "AND columns.attnum > 0 AND NOT columns.attisdropped AND columns.attcollation <> 0 "
    "AND columns.attcollation <> 'pg_catalog.\"C\"'::regcollation "
    "ORDER BY tables.relname, columns.attname"
)


def set_switches(engine: Engine, *, wait: int) -> None:
    """Let connections of an engine behave so; ``wait`` is how long one waits, in milliseconds."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: Any) -> None:  # noqa: ARG001  (SQLAlchemy's signature)
        if (fault := _fault(connection.info)) is not None:
            connection.close()
            raise StoreError(fault)
        connection.execute(_SWITCHES.format(wait))
        connection.commit()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return
        # Not REPEATABLE READ: what is seen would be of before the lock was waited for. Under
        # the lock nobody else writes, so that each statement sees the same all the same.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")

    @event.listens_for(engine, "handle_error")
    def keep_values_out(context: ExceptionContext) -> None:
        # The server's details quote the values of a row; a traceback may be sent around.
        said = getattr(getattr(context.original_exception, "diag", None), "message_primary", None)
        if said is None:
            return
        context.original_exception.args = (said,)
        if context.sqlalchemy_exception is not None:
            context.sqlalchemy_exception.args = (said,)


def _fault(server: Any) -> str | None:
    """Why a server cannot be worked with."""
    major: int = server.server_version // 10_000
    if major < OLDEST:
        return f"the server is PostgreSQL {major}: waybillwatch needs {OLDEST} or newer"
    encoding = server.parameter_status("server_encoding")
    if encoding != "UTF8":
        return (
            f"the database's encoding is {encoding}, which cannot hold Chinese pages: make one "
            "with createdb --encoding=UTF8 --template=template0"
        )
    return None


def sort_by_code_points(connection: Connection) -> None:
    """Let every text column sort by its code points, whatever the database's language.

    To be called after each migration, within its transaction.
    """
    quote = connection.dialect.identifier_preparer.quote
    for table, column, kind in connection.execute(_SORTED_OTHERWISE).all():
        connection.exec_driver_sql(
            f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} "
            f'TYPE {kind} COLLATE pg_catalog."C"'
        )
