import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.readers import Readers
from pipelines.extract import extract
from storage.shelf import DiskShelf
from tests.desk.readings import troubled
from tests.pipelines.pages import capture
from waybillwatch.captures import Capture, Outage, OutageReason, Purpose
from waybillwatch.errors import UnreadablePage
from waybillwatch.pii import Tokens

TOKENS = Tokens(bytes(32))
PAGE = capture("<h1>出售单号</h1><p>圆通 0.8元一个，收件人张三 13000001234</p>")


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(TOKENS, count=2, seconds=2, reads=troubled) as made:
        yield made


def saying(body: bytes) -> Capture:
    return replace(PAGE, payload=body)


def test_a_page_is_read_as_it_would_be_here(readers: Readers) -> None:
    assert readers.read(PAGE) == extract(PAGE, tokens=TOKENS)


def test_a_page_begun_is_put_aside_and_taken_once(readers: Readers, tmp_path: Path) -> None:
    shelf = DiskShelf(tmp_path)
    asyncio.run(readers.begin(PAGE, shelf))
    kept = replace(PAGE, payload=shelf.put(PAGE.body))
    assert readers.read(kept) == extract(PAGE, tokens=TOKENS)
    assert readers.read(kept) == extract(PAGE, tokens=TOKENS)


def test_what_brought_no_page_is_not_begun(readers: Readers) -> None:
    refused = Outage(PAGE.url, PAGE.at, Purpose.FRONT, OutageReason.REFUSED, "")
    asyncio.run(readers.begin(refused, None))


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"hang", "more than 2 seconds"), (b"die", "broke the reader"), (b"eat", "more than 1024 MB")],
)
def test_a_page_that_breaks_its_reader_costs_no_other(
    readers: Readers, body: bytes, said: str
) -> None:
    with pytest.raises(UnreadablePage, match=said):
        readers.read(saying(body))
    assert readers.read(PAGE) == extract(PAGE, tokens=TOKENS)


def test_what_is_unreadable_here_is_so_there(readers: Readers) -> None:
    with pytest.raises(UnreadablePage, match="PNG"):
        readers.read(saying(b"\x89PNG\r\n\x1a\n" + bytes(64)))


def test_a_fault_of_ours_comes_back_as_it_is(readers: Readers) -> None:
    with pytest.raises(ZeroDivisionError):
        readers.read(saying(b"fail"))


def test_a_crawl_is_held_back_while_many_pages_wait(tmp_path: Path) -> None:
    async def begin_some(readers: Readers) -> int:
        begun = [
            asyncio.ensure_future(readers.begin(saying(b"hang"), DiskShelf(tmp_path)))
            for _ in range(20)
        ]
        await asyncio.sleep(0.5)
        done = sum(one.done() for one in begun)
        for one in begun:
            one.cancel()
        return done

    with Readers(TOKENS, count=1, seconds=30, reads=troubled) as readers:
        assert asyncio.run(begin_some(readers)) == 4
