"""The writers of a board's page, each with what they say as a page of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipelines.blocks import Block, BlockKind, Layout, Link, Post, Span
from pipelines.places import Places
from pipelines.redact import RedactedPage
from waybillwatch.pii import Redacted

MOST_VOICES = 400
"""Writers of a page that are listened to; a list shows 50 threads, a thread 30 floors."""
_Part = TypeVar("_Part", Block, Link)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one writer says on a page."""

    page: RedactedPage
    """Their posts below one another, as a page of its own."""
    places: Places
    """Where these stand in the page they are from."""
    opens: bool
    """Whether the thread is theirs."""
    links: tuple[Link, ...]
    """Those in their posts, as they stand in the page they are from."""


def voices(page: RedactedPage) -> tuple[Voice, ...]:
    """The writers of a board's page, in the order in which they first speak."""
    by_writer: dict[int, list[Post]] = {}
    for post in page.layout.posts:
        by_writer.setdefault(post.writer, []).append(post)
    blocks = [(block.span, block) for block in page.layout.blocks]
    links = sorted(((link.text, link) for link in page.layout.links), key=lambda pair: pair[0])
    kept = list(by_writer.values())[:MOST_VOICES]
    return tuple(_voice(page, posts, blocks, links) for posts in kept)


def _voice(
    page: RedactedPage,
    posts: Sequence[Post],
    blocks: Sequence[tuple[Span, Block]],
    links: Sequence[tuple[Span, Link]],
) -> Voice:
    places = Places(tuple(sorted(span for post in posts for span in post.spans)))
    own_blocks: list[Block] = []
    own_links: list[Link] = []
    moved_links: list[Link] = []
    for place, start in zip(places.spans, places.starts, strict=False):
        for span, block in _touching(blocks, place):
            # The title of a thread is a sentence of who opened it.
            kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
            own_blocks.append(Block(kind, _moved(span, place, start), struck=block.struck))
        for span, link in _touching(links, place):
            own_links.append(link)
            moved_links.append(replace(link, text=_moved(span, place, start)))
    text = Redacted.lines(page.text[slice(*place)] for place in places.spans)
    layout = Layout(blocks=tuple(own_blocks), links=tuple(moved_links))
    opens = any(post.opens for post in posts)
    return Voice(RedactedPage(text, layout, (), page.capture), places, opens, tuple(own_links))


def _touching(parts: Sequence[tuple[Span, _Part]], place: Span) -> Iterator[tuple[Span, _Part]]:
    """The parts, in order, that lie in a place or reach into it."""
    first = max(0, bisect_right(parts, place[0], key=lambda pair: pair[0][0]) - 1)
    for span, part in parts[first:]:
        if span[0] >= place[1]:
            return
        if span[1] > place[0]:
            yield span, part


def _moved(span: Span, place: Span, start: int) -> Span:
    """What of a span lies in a place, once the place begins at ``start``."""
    low, high = max(span[0], place[0]), min(span[1], place[1])
    return low - place[0] + start, high - place[0] + start
