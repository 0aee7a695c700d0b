"""One sweep at a time in a home: who makes it holds a lock that its death lets go."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desk.times import shown
from waybillwatch.errors import NotReady

FILE = "sweep.lock"


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Be the one that sweeps. Raises NotReady where another does."""
    handle = os.open(home / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _locked(handle):
            raise NotReady(_whose(handle))
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()} {datetime.now(UTC).isoformat()}".encode(), 0)
        yield
    finally:
        os.close(handle)


def is_busy(home: Path) -> bool:
    """Whether another process sweeps in a home now."""
    try:
        handle = os.open(home / FILE, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    # Of the process and not of the open file: no reader or browser that it starts inherits it.
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _whose(handle: int) -> str:
    pid, _, since = os.pread(handle, 100, 0).decode(errors="replace").partition(" ")
    try:
        when = f" since {shown(datetime.fromisoformat(since))}"
    except ValueError:  # it has not said so yet
        when = ""
    return (
        f"a sweep is being made here by process {pid or 'unknown'}{when}: wait until it is done, "
        "or stop it with Ctrl-C where it runs"
    )
