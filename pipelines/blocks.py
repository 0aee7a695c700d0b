"""The shape of a page: spans of its canonical text, and nothing of its own.

Everything here counts in code points of the canonical text, so it holds for the raw text
and, since masking keeps the length, for the redacted text alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class BlockKind(StrEnum):
    """What an element of the page was."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """A list item, or a ``dt``/``dd``."""
    CELL = "cell"
    LABEL = "label"
    """Text read off an attribute: alt, title, value, placeholder."""
    OPTION = "option"
    FIELD = "field"
    """The text in a textarea or an input."""
    SCRIPT = "script"
    """A string or number literal inlined in a script, with its key before it."""
    META = "meta"
    """Keywords and description."""


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text that reads as a unit."""

    kind: BlockKind
    span: Span
    headings: tuple[Span, ...] = ()
    """The headings that own it, outermost first."""
    struck: bool = False
    """Crossed out (``del``, ``s``, ``strike``): read, and no longer on offer."""
    furniture: bool = False
    """Navigation, a footer, an aside or links of friends: not what the page itself says."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or rows of divs that read as one, with rowspan and colspan expanded."""

    rows: tuple[tuple[Span | None, ...], ...]
    """Equally long; None where a row has no cell. A spanning cell stands in each place."""
    header_rows: int = 0
    header_columns: int = 0
    caption: Span | None = None
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page."""

    url: str
    """Absolute."""
    text: Span
    """Its words in the canonical text (empty where it has none)."""
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """What one writer said in one place of a board: an entry of its list, a floor of a thread."""

    writer: int
    """Tells the writers of a page apart; who they are is told nowhere."""
    spans: tuple[Span, ...]
    """Where the words stand, in page order."""
    opens: bool = False
    """Whether it opens its thread: it is the one that asks, offers or complains."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's structure over its canonical text."""

    blocks: tuple[Block, ...] = ()
    grids: tuple[Grid, ...] = ()
    links: tuple[Link, ...] = ()
    title: Span = (0, 0)
    has_password: bool = False
    """Whether the page holds a password field."""
    refresh: str | None = None
    """Where a meta refresh leads within half a minute."""
    scripts: int = 0
    encoding: str = "utf-8"
    """What the bytes were decoded as."""
    declared: str | None = None
    """What they said they were."""
    hijacked: bool = False
    """Pinyin noise recurs over the page, as hijacked hosts write it."""
    cut: str | None = None
    """What was left unread of a page too large to read whole, where it was."""
    posts: tuple[Post, ...] = ()
    """Of a board's page, what is said there and by how many; () of any other."""
    user_names: tuple[Span, ...] = ()
    """Where a board's page calls its users by name: personal data."""
