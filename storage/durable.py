"""Write a file so that it is there whole or not at all, whatever is killed when."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

OPEN = ".open"
"""The suffix of a file that is still being written; one found later is a torn one."""


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write ``path`` (mode 0600) through ``path.open``, fsync, rename, fsync of the folder.

    Raises FileExistsError where ``replace`` is off and the file is there, OSError where the
    disk refuses; then nothing is left behind.
    """
    unfinished = path.with_name(path.name + OPEN)
    with contextlib.suppress(FileNotFoundError):
        unfinished.unlink()
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            unfinished.rename(path)
        else:
            # A link never replaces what is there, a rename does.
            path.hardlink_to(unfinished)
            unfinished.unlink()
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and its parents, each durable in the one above."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for place in reversed(missing):
        sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
