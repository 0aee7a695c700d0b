"""Markup made bearable before a parser sees it: bounded length, elements and attributes.

Beautiful Soup 4.15 over libxml2 2.14 reads 200,000 attributes in 0.4 s and a nesting of
100,000 whole; older ones took 217 s for those attributes and dropped the nesting. What
still grows is memory, about 1 kB an element, so elements are counted first.
"""

from __future__ import annotations

import re

MAX_CHARACTERS = 12_000_000
MAX_TAGS = 120_000
"""Start and end tags together."""
MAX_ATTRIBUTES = 500
_LONG_TAG = 4_000
"""Characters between two ``<`` below which no flood of attributes fits that hurts."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")
_PROLOG = re.compile(r"<\?xml\b[^>]{0,300}>?", re.IGNORECASE)
"""XML's declaration, wherever it stands: a parser of HTML only wonders at it."""
_FLOOD = re.compile(
    r"([a-zA-Z][\w:-]*)(?:[\s/]+[^\s<>\"'=/]+(?:=(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>]*))?)"
    rf"{{{MAX_ATTRIBUTES},}}"
)


def _drop_floods(text: str) -> str:
    """Cut the attributes of tags that hold more than anybody writes; the text stays."""
    pieces = text.split("<")
    if max(map(len, pieces)) < _LONG_TAG:
        return text
    return "<".join(
        _FLOOD.sub(r"\1 ", piece, count=1) if len(piece) >= _LONG_TAG and _FLOOD.match(piece)
        else piece
        for piece in pieces
    )  # fmt: skip


def _first_tags(text: str) -> str:
    place = -1
    for _ in range(MAX_TAGS):
        place = text.find("<", place + 1)
        if place < 0:
            return text
    return text[:place]


def tame(markup: str) -> tuple[str, str | None]:
    """Markup a parser can read in bounded time, and what was cut off if anything was.

    Characters no page may hold become blanks, floods of attributes go, and a page with too
    many tags or characters ends early. Linear in the length of the markup.
    """
    text, cut = markup, None
    if len(text) > MAX_CHARACTERS:
        text, cut = text[:MAX_CHARACTERS], f"only its first {MAX_CHARACTERS:,} characters were read"
    text = _PROLOG.sub("", _CONTROL.sub(" ", text))
    if text.count("<") > MAX_TAGS:
        text, cut = _first_tags(text), f"only its first {MAX_TAGS:,} tags were read"
    return _drop_floods(text), cut
