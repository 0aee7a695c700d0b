"""Markup made bearable before a parser sees it: bounded length, elements and attributes.

Two hundred thousand attributes of one tag cost a parser a minute, since each is compared with
all before. What grows by rule is memory, up to 1 kB an element, so tags are counted first. How
the tags that are left lie in one another is for ``crooked`` to judge.
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
_CONTROL_BYTES = bytes([*range(9), 0x0B, *range(0x0E, 0x20), 0x7F])
_PROLOG = re.compile(r"<\?xml\b[^>]{0,300}>?", re.IGNORECASE)
"""XML's declaration, wherever it stands: a parser of HTML only wonders at it."""
_FEED = re.compile(r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
"""News for feed readers: XML, whose words lie in sections that HTML takes for comments."""
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


def _without_control(text: str) -> str:
    """The text with a blank for each run of characters that no page may hold."""
    try:
        written = text.encode()
    except UnicodeEncodeError:  # lone surrogates
        return _CONTROL.sub(" ", text)
    clean = len(written.translate(None, _CONTROL_BYTES)) == len(written)
    if clean and "\ufffe" not in text and "\uffff" not in text:
        return text
    return _CONTROL.sub(" ", text)


def tame(markup: str) -> tuple[str, str | None]:
    """Markup a parser can read in bounded time, and what was cut off if anything was.

    Characters no page may hold become blanks, floods of attributes go, and a page with too
    many tags or characters ends early. Linear in the length of the markup.
    """
    text, cut = markup, None
    if len(text) > MAX_CHARACTERS:
        text, cut = text[:MAX_CHARACTERS], f"only its first {MAX_CHARACTERS:,} characters were read"
    text = _without_control(text)
    if "<?" in text:
        text = _PROLOG.sub("", text)
    if _FEED.match(text):
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    if text.count("<") > MAX_TAGS:
        text, cut = _first_tags(text), f"only its first {MAX_TAGS:,} tags were read"
    return _drop_floods(text), cut
