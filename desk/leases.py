"""Leases: whose hands a visit is in, and whether they still live."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.store import Store

LEASE = timedelta(seconds=60)
"""How long a visit stays ours without a sign of life; renewed three times in that time."""


def holder() -> str:
    """Name this process so that another can tell whether it still lives."""
    return f"{socket.gethostname()}:{os.getpid()}:{_born(os.getpid())}"


def _born(pid: int) -> str:
    """When a process started, in the kernel's ticks, so that a reused pid is another one."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:  # no /proc here (macOS): the pid alone must do, the lease does the rest
        return "-"
    return stat.rpartition(")")[2].split()[19]


def gone(name: str) -> bool:
    """Whether the holder of a lease was a process of this machine that is no more."""
    host, pid, born = name.rsplit(":", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # it lives, and is somebody else's
        return False
    return _born(int(pid)) != born


@contextmanager
def kept_alive(store: Store, name: str) -> Iterator[None]:
    """Renew our leases until the work is over."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(LEASE.total_seconds() / 3):
            store.renew(name, now=datetime.now(UTC), lease=LEASE)

    thread = threading.Thread(target=beat, name="leases", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
