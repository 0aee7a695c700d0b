"""Pages read in processes of their own, as they come in.

A page has five seconds and a limit of memory there; one that takes more, or breaks its
reader, is unreadable and costs no other page anything. A visit waits for its pages only
when it has ended, and a crawl is held back while more pages wait than are worth keeping.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import sys
import threading
from collections import defaultdict
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from desk import reader
from desk.reader import MEGABYTES, Reads
from pipelines.extract import Extract, extract
from pipelines.observe import page_of
from waybillwatch.captures import Attempt, Capture, Digest, Purpose, Shelf, Shelved
from waybillwatch.errors import UnreadablePage
from waybillwatch.pii import Tokens

SECONDS = 5.0
"""A page's time in its reader; the largest page a visit takes needs a fifth of it."""
_PAGES_EACH = 2_000
"""Pages after which a reader makes room for a new one."""
_WAITING = 4
"""Pages that wait for each reader before the crawl is held back."""
_LOOK = "look at the page in the archive"
_Key = tuple[str, Digest, Purpose, int, str | None]


class Readers:
    """Some readers; leave them to end their processes."""

    def __init__(
        self,
        tokens: Tokens | None,
        *,
        reveal: bool = False,
        count: int | None = None,
        seconds: float = SECONDS,
        reads: Reads = extract,
    ) -> None:
        self._setting = (tokens, reveal, reads)
        self._seconds = seconds
        self._count = count or _cores()
        self._pool: ProcessPool | None = None
        self._turn = threading.Lock()
        self._begun: dict[_Key, list[Future[bytes | Shelved]]] = defaultdict(list)
        self._places: asyncio.Semaphore | None = None

    def __enter__(self) -> Self:
        with self._turn:
            for _ in range(self._count):  # they make ready while the first pages are asked for
                self._running().schedule(reader.wait_a_moment)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    async def begin(self, attempt: Attempt, shelf: Shelf | None) -> None:
        """Begin to read what an attempt brought; what comes of it is put aside on its shelf.

        Returns at once while there is room.
        """
        page = page_of(attempt)
        if page is None:
            return
        if self._places is None:
            self._places = asyncio.Semaphore(self._count * _WAITING)
        loop, places = asyncio.get_running_loop(), self._places
        await places.acquire()

        def release(_: Future[bytes | Shelved]) -> None:
            with suppress(RuntimeError):  # the crawl is over and its loop closed
                loop.call_soon_threadsafe(places.release)

        self.start(page, shelf).add_done_callback(release)

    def start(self, page: Capture, shelf: Shelf | None = None) -> Future[bytes | Shelved]:
        """Begin to read a page, however many wait."""
        begun = self._submit(page, shelf)
        self._begun[_key(page)].append(begun)
        return begun

    def read(self, page: Capture) -> Extract:
        """A page read, waited for where it was begun. Raises UnreadablePage."""
        key = _key(page)
        begun = self._begun.get(key)
        waiting = begun.pop() if begun else self._submit(page)
        if not begun:
            self._begun.pop(key, None)
        try:
            try:
                found = waiting.result()
            except BrokenProcessPool:  # not by this page: all readers are made anew
                found = self._submit(page).result()
        except TooLong as error:
            said = f"reading it took more than {self._seconds:g} seconds; {_LOOK}"
            raise UnreadablePage(said) from error
        except ProcessExpired as error:
            raise UnreadablePage(f"reading it broke the reader; {_LOOK}") from error
        except MemoryError as error:
            said = f"reading it took more than {MEGABYTES} MB; {_LOOK}"
            raise UnreadablePage(said) from error
        packed = found if isinstance(found, bytes) else found.read()
        made: Extract | UnreadablePage = pickle.loads(packed)  # noqa: S301  (our own reader's)
        if isinstance(made, UnreadablePage):
            raise made
        return made

    def _submit(self, page: Capture, shelf: Shelf | None = None) -> Future[bytes | Shelved]:
        whole = replace(page, payload=page.body)  # what lies on a shelf stays in this process
        kept: Future[bytes | Shelved] = Future()

        def keep(done: Future[bytes]) -> None:
            try:
                packed = done.result()
                kept.set_result(packed if shelf is None else shelf.put(packed))
            except BaseException as error:  # noqa: BLE001  (raised again where it is waited for)
                kept.set_exception(error)

        with self._turn:
            read = self._running().schedule(reader.read, args=(whole,), timeout=self._seconds)
        read.add_done_callback(keep)
        return kept

    def _running(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            self._pool = ProcessPool(
                max_workers=self._count,
                max_tasks=_PAGES_EACH,
                initializer=reader.ready,
                initargs=self._setting,
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _key(page: Capture) -> _Key:
    return page.url, page.digest, page.purpose, page.status, page.header("Content-Type")
