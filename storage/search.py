"""The history index: two-character Chinese words are found, Traditional or Simplified.

No tokeniser knows the trade's words, so every pair of neighbouring characters is indexed.
The index only narrows: each candidate is then looked through for the very words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import Connection, select, text

from storage.schema import texts
from waybillwatch.text import fold

_DIGITS = re.compile(r"[0-9]+")


def searchable(original: str) -> str:
    """Text in the one spelling it is searched in: folded, and lower case."""
    return fold(original).text.lower()


def _indexed(character: str) -> bool:
    # FTS5's unicode61 knows Unicode 6.1: what came later is a separator to it.
    return character.isalnum() and (
        character < "\u9fcd"
        or "\uac00" <= character <= "\ud7a3"
        or "\uf900" <= character <= "\uffdc"
    )


def bigrams(folded: str) -> Iterator[str]:
    """Every pair of neighbouring letters, digits or characters, in order."""
    for first, second in pairwise(folded):
        if _indexed(first) and _indexed(second):
            yield first + second


def numberless(folded: str) -> str:
    """A text's words with every number as 0: a visitor counter or a clock does not change it."""
    return _DIGITS.sub("0", folded)


def shape_of(content_key: str, folded: str) -> str:
    """What makes a page's text one with an earlier one: its facts, and its words but for numbers.

    A new price makes a new text, by its facts.
    """
    said = f"{content_key}\n{numberless(folded)}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def find_texts(connection: Connection, wanted: str) -> dict[int, str]:
    """The stored texts that hold some words, by id, each as it is searched in."""
    needle = searchable(wanted).strip()
    if not needle:
        return {}
    query = select(texts.c.id, texts.c.folded).order_by(texts.c.id)
    pairs = list(dict.fromkeys(bigrams(needle)))
    if pairs and connection.dialect.name == "sqlite":
        match = " AND ".join(f'"{pair}"' for pair in pairs)
        narrowed = text("texts.id IN (SELECT rowid FROM texts_fts WHERE texts_fts MATCH :match)")
        query = query.where(narrowed.bindparams(match=match))
    else:
        query = query.where(texts.c.folded.contains(needle, autoescape=True))
    return {row.id: row.folded for row in connection.execute(query) if needle in row.folded}


def excerpt(folded: str, wanted: str, around: int = 30) -> str:
    """The words about the first place where what was wanted stands, on one line."""
    needle = searchable(wanted).strip()
    at = folded.find(needle)
    if at < 0:
        return ""
    start, end = max(0, at - around), at + len(needle) + around
    cut = " ".join(folded[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(folded) else ''}"
