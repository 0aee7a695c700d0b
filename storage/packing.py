"""Make a backup: a plain tar, so that any tool opens it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from pathlib import Path

from storage.copying import copy_database
from storage.durable import OPEN, make_folder, sync_folder
from storage.elsewhere import refuse_elsewhere
from storage.manifest import (
    ARCHIVE,
    DATABASE,
    FORMAT,
    MANIFEST,
    SETTINGS,
    VAULT,
    BackupReport,
    named_segments,
)
from waybillwatch.errors import NotReady, StoreError


def backup(
    home: Path, target: Path, *, with_keys: bool = False, database: str = ""
) -> BackupReport:
    """Copy a home into one new file (mode 0600), whole or not at all; a sweep may be running.

    ``database`` is the address of its database; empty for the file in the home. Raises NotReady
    where there is no home, its database is elsewhere or the target is there already, StoreError
    where the disk refuses or a segment the database points at is missing.
    """
    refuse_elsewhere(database, home)
    if not (home / DATABASE).exists():
        raise NotReady(f"{home} has no {DATABASE} to back up: run waybillwatch init")
    if target.exists():
        raise NotReady(f"{target} is there already: give a backup a name of its own")
    try:
        make_folder(target.absolute().parent)
        with tempfile.TemporaryDirectory(dir=target.absolute().parent, suffix=OPEN) as scratch:
            # The database first: every segment it points at was on the disk before it was.
            tables = Path(scratch) / DATABASE
            copy_database(home / DATABASE, tables)
            files = {DATABASE: tables, **_files(home, tables, with_keys=with_keys)}
            written = Path(scratch) / target.name
            size = _write(written, files)
            written.rename(target)
        sync_folder(target.absolute().parent)
    except (OSError, tarfile.TarError) as error:
        raise StoreError(f"no backup was made in {target}: {error}") from error
    return BackupReport(target, len(files), size, with_keys)


def _files(home: Path, database: Path, *, with_keys: bool) -> dict[str, Path]:
    """Name in the backup -> file, in order."""
    found = {}
    if (home / SETTINGS).exists():
        found[SETTINGS] = home / SETTINGS
    for path in sorted((home / ARCHIVE).rglob("*")):
        if path.is_file() and not path.name.endswith(OPEN):
            found[path.relative_to(home).as_posix()] = path
    missing = [name for name in named_segments(database) if f"{ARCHIVE}/{name}" not in found]
    if missing:
        raise StoreError(
            f"{len(missing)} segments of the archive are missing, the first is {missing[0]}: "
            "restore an older backup beside this home before it is replaced by this one"
        )
    if with_keys:
        for path in sorted((home / VAULT).iterdir()):
            found[path.relative_to(home).as_posix()] = path
    return found


def _write(path: Path, files: dict[str, Path]) -> int:
    manifest = {"format": FORMAT, "files": {name: _digest(file) for name, file in files.items()}}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
            content = json.dumps(manifest, indent=1).encode()
            tar.addfile(_member(MANIFEST, len(content)), io.BytesIO(content))
            for name, file in files.items():
                with file.open("rb") as source:
                    tar.addfile(_member(name, file.stat().st_size), source)
        stream.flush()
        os.fsync(stream.fileno())
        return stream.tell()


def _member(name: str, size: int) -> tarfile.TarInfo:
    # Neither owner nor time: two backups of one state are one file.
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
