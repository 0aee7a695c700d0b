"""From bytes to canonical text and its structure. This file and redact.py alone see raw text.

Lexbor reads the markup, once; everything after that is a walk in document order. Beautiful Soup
over lxml keeps the pages that ``crooked`` picks out: it alone reads those right. Read are the
visible text, an image's alt where it stands, labels in attributes, values and options of forms,
and literals in scripts. Left out are comments (but for the list of threads that a board keeps in
one), what says that it is hidden, and style sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from pipelines.blocks import Layout
from pipelines.boards import board_markup
from pipelines.build import Builder
from pipelines.crooked import is_crooked
from pipelines.tame import MAX_TAGS, tame
from pipelines.trees import feed
from waybillwatch.errors import UnreadablePage
from waybillwatch.text import Decoded, decode

_BINARY = (
    (b"\x89PNG", "a PNG image"), (b"GIF8", "a GIF image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"RIFF", "a media file"), (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP file"),
    (b"\x1f\x8b", "gzip data"), (b"\x28\xb5\x2f\xfd", "zstd data"), (b"Rar!", "a RAR file"),
    (b"7z\xbc\xaf", "a 7z file"), (b"MZ\x90", "a program"), (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an Office file"), (b"wOFF", "a font"), (b"wOF2", "a font"),
)  # fmt: skip
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd\ue000-\uf8ff]")
_MARKUP = re.compile(r"<[a-zA-Z!/?]")
_MOST_BROKEN = 0.2
"""The share of broken characters from which on bytes are no text."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read, in clear."""

    text: str
    """The canonical text: the same bytes give the same text, always."""
    layout: Layout


def _refuse_binary(body: bytes, decoded: Decoded) -> None:
    for mark, name in _BINARY:
        if body.startswith(mark):
            raise UnreadablePage(f"these bytes are {name}, not a page")
    head = decoded.text[:20_000]
    if head and len(_NO_TEXT.findall(head)) > _MOST_BROKEN * len(head):
        raise UnreadablePage("these bytes are text in no encoding we know")


def _walk(soup: Tag) -> Iterator[tuple[Tag | None, PageElement | None]]:
    """Document order without recursion.

    (tag, None) opens, (None, node) is a leaf, (None, None) closes the innermost open tag.
    """
    stack: list[Iterator[PageElement]] = [iter(soup.contents)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if stack:
                yield None, None
        elif isinstance(node, Tag):
            yield node, None
            stack.append(iter(node.contents))
        else:
            yield None, node


def _feed_soup(builder: Builder, markup: str) -> None:
    """Feed what Beautiful Soup over lxml reads."""
    for tag, leaf in _walk(BeautifulSoup(markup, "lxml", multi_valued_attributes=None)):
        if tag is not None:
            builder.start(tag.name, {key: str(value) for key, value in tag.attrs.items()})
            if tag.name == "script":
                builder.script(tag.string or "")
            elif tag.name == "style":
                builder.style(tag.string or "")
        elif leaf is None:
            builder.end()
        elif type(leaf) is NavigableString:  # its subclasses: comments, scripts, ruby's readings
            builder.text(leaf)


def _feed(builder: Builder, markup: str) -> str | None:
    """Read markup with the parser that suits it; what was cut off, if anything was."""
    try:
        if is_crooked(markup):
            _feed_soup(builder, markup)
        elif not feed(builder, markup):
            return f"only its first {MAX_TAGS:,} elements were read"
    except Exception as error:
        raise UnreadablePage(
            f"the parser gave up ({type(error).__name__}: {error}); look at the page in the archive"
        ) from error
    return None


def read_page(body: bytes, *, content_type: str | None, url: str) -> Page:
    """Read the bytes of a page. Raises UnreadablePage; a blank page is readable.

    ``content_type`` is the header's value, ``url`` where the page stood. Time and memory
    are bounded: what ``tame`` cuts off is named in ``Layout.cut``. Text without markup is
    read as it stands, JSON as the literals it holds.
    """
    decoded = decode(body, content_type)
    _refuse_binary(body, decoded)
    shown, board = board_markup(decoded.text)
    markup, cut = tame(shown)
    builder = Builder(url, board=board)
    if _MARKUP.search(markup):
        cut = _feed(builder, markup) or cut
    elif markup.lstrip()[:1] in {"{", "["}:
        builder.script(markup)
    else:
        builder.start("pre", {})
        builder.text(markup)
    layout = Layout(encoding=decoded.encoding, declared=decoded.declared, cut=cut)
    text, layout = builder.finish(layout)
    return Page(text, layout)
