"""Words broken into lines by an estimate of their width; a font would make it the machine's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import east_asian_width

_LATIN = 0.52
"""Width of a Latin letter in ems, on the average of running text."""
_KEPT = 10
"""Ems up to which a run without a blank is kept together: a name is no place to break at."""
_WORDS = re.compile(r"\s*\S+")
_OPENING = frozenset("「『《（〈【“(")
_CLOSING = frozenset("」』》）〉】”)，。、；：？！…,.;:?!%")


def is_wide(sign: str) -> bool:
    """Whether a sign is as wide as a Chinese one."""
    return east_asian_width(sign) in {"W", "F"}


def ems(text: str) -> float:
    """About how wide a text is, in ems: a Chinese sign is one."""
    return sum(1.0 if is_wide(sign) else _LATIN for sign in text)


def wrapped(text: str, width: float) -> list[str]:
    """Lines of at most so many ems; a word that is longer stands alone."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line.strip() and ems((line + piece).rstrip()) > width:
            lines.append(line.strip())
            line = ""
        line += piece
    return [*lines, line.strip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """What stays together: words with the blank before them, and names with what is round them."""
    for word in _WORDS.findall(text):
        if ems(word) <= _KEPT:
            yield word
        else:
            yield from _signs(word)


def _signs(word: str) -> Iterator[str]:
    """A long run without a blank, as Chinese is written: its signs with their punctuation."""
    piece = word[:1]
    for before, sign in pairwise(word):
        wide = is_wide(before) or is_wide(sign)
        if wide and sign not in _CLOSING and before not in _OPENING and not before.isspace():
            yield piece
            piece = ""
        piece += sign
    yield piece
