"""An opened database: connections that read one state, transactions that write all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from storage.opening import open_engine
from storage.refusals import plain_errors


class Database:
    """An opened database. Safe to use from several threads; SQLite lets one write at a time."""

    def __init__(self, engine: Engine, token_key: str = "") -> None:
        self.engine = engine
        self.token_key = token_key

    @classmethod
    def open(cls, database_url: str, *, backups: Path, token_key: str = "") -> Self:
        """Open a database, made or upgraded where needed.

        An older one is copied into ``backups`` first. ``token_key`` is the id of the vault's
        token key (``vault.tokens.key_id``); it stands in each row that holds a token. Raises
        NewerDatabase, StoreError.
        """
        return cls(open_engine(database_url, backups=backups), token_key)

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with plain_errors(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it or nothing. Raises StoreError where the database refuses."""
        with plain_errors(), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)  # noqa: PLW2901  (the same one)
            with connection.begin():
                yield connection
