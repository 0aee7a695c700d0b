"""Copy a SQLite database while it is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from waybillwatch.errors import StoreError


def copy_database(file: Path, target: Path) -> None:
    """Copy a SQLite database with SQLite's own backup, readers and a writer notwithstanding.

    Raises StoreError; a copy that did not come to its end is not left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.open")
    unfinished.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(file)) as source,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
            # One file, not three: the copy leaves its write-ahead log.
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.chmod(0o600)
        unfinished.rename(target)
    except (sqlite3.Error, OSError) as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError(f"{file} cannot be copied to {target}: {error}") from error
