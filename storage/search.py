"""The history index: two-character Chinese words are found, Traditional or Simplified.

The index of pairs of characters only narrows: each candidate is then looked through for the
very words.
"""

from __future__ import annotations

import hashlib
import re

from sqlalchemy import Connection, TextClause, select, text

from storage.schema import texts
from waybillwatch.indexing import bigrams, searchable

_DIGITS = re.compile(r"[0-9]+")


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
    if pairs:
        query = query.where(_narrowed(connection.dialect.name, pairs))
    else:
        query = query.where(texts.c.folded.contains(needle, autoescape=True))
    return {row.id: row.folded for row in connection.execute(query) if needle in row.folded}


def _narrowed(dialect: str, pairs: list[str]) -> TextClause:
    """The texts that hold all of some pairs, by the index."""
    if dialect == "postgresql":
        held = "string_to_array(texts.bigrams, ' ') @> string_to_array(:match, ' ')"
        return text(held).bindparams(match=" ".join(pairs))
    held = "texts.id IN (SELECT rowid FROM texts_fts WHERE texts_fts MATCH :match)"
    return text(held).bindparams(match=" AND ".join(f'"{pair}"' for pair in pairs))


def excerpt(folded: str, wanted: str, around: int = 30) -> str:
    """The words about the first place where what was wanted stands, on one line."""
    needle = searchable(wanted).strip()
    at = folded.find(needle)
    if at < 0:
        return ""
    start, end = max(0, at - around), at + len(needle) + around
    cut = " ".join(folded[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(folded) else ''}"
