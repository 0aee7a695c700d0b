"""One file with everything: the database, the sealed segments, the settings; keys if asked."""

from __future__ import annotations

from storage.manifest import BackupReport
from storage.packing import backup
from storage.unpacking import restore

__all__ = ["BackupReport", "backup", "restore"]
