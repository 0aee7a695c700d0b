"""What a backup is made of: the names in it, and what is told of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

DATABASE = "waybillwatch.db"


ARCHIVE = "archive"


SETTINGS = "watch.toml"


VAULT = "vault"


MANIFEST = "manifest.json"


FORMAT = 1


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds or a restore brought back."""

    path: Path
    files: int
    bytes: int
    with_keys: bool

    def __str__(self) -> str:
        keys = "keys included" if self.with_keys else "without the keys"
        return f"{self.files} files, {self.bytes / 1e6:.1f} MB, {keys}"


def named_segments(database: Path) -> list[str]:
    """The segments that a database points at."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT segment FROM visits WHERE segment IS NOT NULL ORDER BY segment"
        )
        return [row[0] for row in rows]
