"""One reader: a process that reads pages for whoever started it, and ends with it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import resource
import signal
import sys
import threading
import time
from multiprocessing.connection import wait
from pathlib import Path
from typing import Protocol

from pipelines.extract import Extract
from waybillwatch.captures import Capture
from waybillwatch.errors import UnreadablePage
from waybillwatch.pii import Tokens

MEGABYTES = 1024
"""A reader's address space beyond what it has when it starts."""
_MOMENT = 0.1
_NICENESS = 5
"""Readers let the crawl go first: it keeps to other people's clocks."""


class Reads(Protocol):
    """What reads a page: ``extract``, or another function that a process finds by its name."""

    def __call__(self, page: Capture, /, *, tokens: Tokens | None, reveal: bool) -> Extract:
        """Read a page. Raises UnreadablePage."""


_setting: list[tuple[Tokens | None, bool, Reads]] = []


def ready(tokens: Tokens | None, reveal: bool, reads: Reads) -> None:
    """Make this process a reader."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the crawl, which ends us
    _setting[:] = [(tokens, reveal, reads)]
    threading.Thread(target=_follow, daemon=True).start()
    os.nice(_NICENESS)
    if sys.platform == "linux":  # elsewhere an address space has no limit that holds
        own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        limit = own + MEGABYTES * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def wait_a_moment() -> None:
    """Do nothing, for so long that another reader takes the next of these."""
    time.sleep(_MOMENT)


def _follow() -> None:
    """End when the process that started this one ends, however it does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


def read(page: Capture) -> bytes:
    """A page's Extract, or the UnreadablePage that it is, pickled."""
    (tokens, reveal, reads) = _setting[0]
    made: Extract | UnreadablePage
    try:
        made = reads(page, tokens=tokens, reveal=reveal)
    except UnreadablePage as error:
        made = UnreadablePage(str(error))
    return pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
