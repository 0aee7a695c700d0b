"""Open a database: set its switches, bring the schema up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage import postgresql
from storage.migrating import bring_up_to_date
from storage.postgresql import BACKEND
from storage.refusals import plain_errors
from waybillwatch.errors import StoreError

SQLITE = "sqlite"

BUSY_MILLISECONDS = 60_000
"""How long a writer waits for another; a database locked for 30 s must cost nothing."""


def open_engine(database_url: str, *, backups: Path) -> Engine:
    """An engine on a database whose schema is the newest.

    An older SQLite database is copied into ``backups`` before it is upgraded. Raises
    NewerDatabase, or StoreError where it cannot be opened.
    """
    url = _address(database_url)
    file = Path(url.database) if url.get_backend_name() == SQLITE and url.database else None
    if file is not None:
        _make_private(file)
    engine = _engine(url)
    if url.get_backend_name() == BACKEND:
        postgresql.set_switches(engine, wait=BUSY_MILLISECONDS)
    elif file is not None:
        _set_switches(engine)
    try:
        with plain_errors():
            bring_up_to_date(engine, file, backups)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _address(database_url: str) -> URL:
    """An address read. Raises StoreError, without the address: a password may stand in it."""
    hint = "write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
    try:
        url = make_url(database_url)
    except ArgumentError as error:
        raise StoreError(f"this is no database address: {hint}") from error
    if url.get_backend_name() == BACKEND:
        return url.set(drivername=postgresql.DRIVER)
    if url.get_backend_name() != SQLITE:
        raise StoreError(f"{url.get_backend_name()} is no database waybillwatch knows: {hint}")
    return url


def _engine(url: URL) -> Engine:
    try:
        # The values of a statement never stand in an error: a traceback may be sent around.
        return create_engine(
            url, hide_parameters=True, pool_pre_ping=url.get_backend_name() == BACKEND
        )
    except (ArgumentError, ImportError) as error:
        raise StoreError(
            f"the driver of {url.drivername} is not there ({error}): for PostgreSQL install "
            "waybillwatch[postgres]"
        ) from error


def _make_private(file: Path) -> None:
    """Make an empty database that its owner alone may read; SQLite's files beside it follow."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(f"the database {file} cannot be opened: {error.strerror}") from error


def _set_switches(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, record: Any) -> None:  # noqa: ARG001  (SQLAlchemy's signature)
        # Python's driver starts transactions late and of itself; SQLAlchemy says BEGIN below.
        connection.isolation_level = None
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: a reader that turns writer late fails without waiting.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
