"""Restore a backup: its manifest names each file with its SHA-256, and nothing else is believed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import Any

from storage.durable import OPEN, make_folder, sync_folder
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
from waybillwatch.errors import InputError, NotReady, StoreError

_STEP = 1 << 20


def restore(source: Path, home: Path) -> BackupReport:
    """Bring a backup back into a home that is empty or not there, whole or not at all.

    Raises NotReady where the home holds something, InputError where the file is no backup or
    not what its manifest says, StoreError where the disk refuses.
    """
    if home.exists() and any(home.iterdir()):
        raise NotReady(
            f"{home} is not empty: a restore replaces nothing; give an empty folder with --home"
        )
    try:
        make_folder(home.absolute().parent)
        scratch = Path(tempfile.mkdtemp(dir=home.absolute().parent, suffix=OPEN))
        try:
            files = _unpack(source, scratch)
            _check(scratch, source)
            _sync_tree(scratch)
            if home.exists():
                home.rmdir()
            scratch.rename(home)
            sync_folder(home.absolute().parent)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except tarfile.TarError as error:
        raise InputError(f"{source} is no backup of waybillwatch: {error}") from error
    except OSError as error:
        raise StoreError(f"{source} was not restored: {error}") from error
    keys = any(name.startswith(f"{VAULT}/") for name in files)
    return BackupReport(home, len(files), sum(files.values()), keys)


def _unpack(source: Path, folder: Path) -> dict[str, int]:
    """Write the backup's files below a folder, each checked; name -> size."""
    written: dict[str, int] = {}
    with tarfile.open(source, mode="r:") as tar:
        members = _members(tar)
        wanted = _manifest(tar, next(members, None), source)
        for member in members:
            if member.name not in wanted or not _is_ours(member):
                raise InputError(f"{source} holds {member.name}, which no manifest names")
            path = folder / member.name
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            stream = tar.extractfile(member)
            digest = hashlib.sha256()
            with path.open("xb") as target:
                path.chmod(0o600)
                while stream is not None and (chunk := stream.read(_STEP)):
                    digest.update(chunk)
                    target.write(chunk)
            if digest.hexdigest() != wanted[member.name]:
                raise InputError(f"{member.name} in {source} is damaged: take another backup")
            written[member.name] = member.size
    if missing := sorted(set(wanted) - set(written)):
        raise InputError(f"{source} was cut short: {missing[0]} is missing; take another backup")
    return written


def _members(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (member := tar.next()) is not None:
        yield member


def _manifest(tar: tarfile.TarFile, first: tarfile.TarInfo | None, source: Path) -> dict[str, str]:
    stream = tar.extractfile(first) if first is not None and first.name == MANIFEST else None
    try:
        content: Any = json.loads(stream.read()) if stream is not None else {}
        if content["format"] != FORMAT:
            raise InputError(f"{source} was made by a newer waybillwatch: install that version")
        return dict(content["files"])
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{source} is no backup of waybillwatch: it has no manifest") from error


def _is_ours(member: tarfile.TarInfo) -> bool:
    parts = PurePosixPath(member.name).parts
    inside = not member.name.startswith("/") and ".." not in parts
    return member.isreg() and inside and parts[0] in {DATABASE, SETTINGS, ARCHIVE, VAULT}


def _check(folder: Path, source: Path) -> None:
    """Whether the database is whole and every segment it points at is there."""
    if not (folder / DATABASE).exists():
        raise InputError(f"{source} holds no {DATABASE}")
    try:
        with closing(sqlite3.connect(folder / DATABASE)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()[0]
        missing = [
            name
            for name in named_segments(folder / DATABASE)
            if not (folder / ARCHIVE / name).exists()
        ]
    except sqlite3.Error as error:
        raise InputError(f"the database in {source} cannot be read: {error}") from error
    if said != "ok":
        raise InputError(f"the database in {source} is damaged ({said}): take another backup")
    if missing:
        raise InputError(f"{source} lacks the segment {missing[0]}: take another backup")


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
    sync_folder(folder)
