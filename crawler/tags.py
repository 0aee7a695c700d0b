"""Reads the tags of a page without building its tree. Pure.

A tree is what hostile pages aim at: half a million paragraphs take 510 MB of it, one tag of
32,000 attributes 5.5 s (measured with lxml 6.1). This is one pass over the text, in time and
memory that grow with its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

LARGEST_PAGE = 1_000_000
"""Code points of a page that are looked through for tags."""
_TAG = re.compile(
    r"<(!--|/?(?:a|area|base|img|meta|body|script|style|template)(?![a-z0-9]))([^<>]{0,4000}+)(>?)",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"</?[a-z][^<>]{0,4000}+>?", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z][a-z0-9:-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""", re.IGNORECASE
)
_UNREAD = frozenset({"script", "style", "template"})
_READ = frozenset({"a", "area", "base", "img", "meta"})


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag; only links, images and metas have their attributes read."""

    name: str
    """Lower case; with its slash for an end tag, ``!--`` for a comment."""
    attributes: dict[str, str]
    start: int
    end: int
    """Where text goes on: after a comment, or before the end tag of a script."""


def without_tags(text: str) -> str:
    """Text with a blank for each tag."""
    return _ANY_TAG.sub(" ", text) if "<" in text else text


def tags(text: str) -> Iterator[Tag]:
    """Every tag that leads somewhere, or past what is not read, in order. Never raises."""
    text = text[:LARGEST_PAGE]
    position = 0
    while (match := _TAG.search(text, position)) is not None:
        name = match[1].lower()
        position = match.end()
        if name == "!--":
            end = text.find("-->", match.start() + 4)
            position = end + 3 if end >= 0 else len(text)
            yield Tag(name, {}, match.start(), position)
            continue
        attributes = {}
        if name in _READ:
            attributes = {
                key.lower(): unescape(double or single or bare)
                for key, double, single, bare in reversed(_ATTRIBUTE.findall(match[2]))
            }
        if name in _UNREAD:
            end = _end_of(name, text, position)
            yield Tag(name, {}, match.start(), end)
            position = end
        else:
            yield Tag(name, attributes, match.start(), position)


def _end_of(name: str, text: str, start: int) -> int:
    match = re.compile(rf"</{name}", re.IGNORECASE).search(text, start)
    return match.start() if match else len(text)
