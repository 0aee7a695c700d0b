"""Fold text to one spelling for reading, with an offset map back to the original.

In this order: Unicode NFKC (full width, circled digits), marks nobody sees dropped,
Traditional characters to Simplified ones, the pinyin that hijacked hosts write behind
characters dropped, and digits hidden in long runs of look-alikes uncovered.

Script is converted character by character, not by phrase: each folded character then
stands for exactly the place it came from, and folding twice changes nothing. The price is
that 乾隆 folds to 干隆; nothing is ever quoted from folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from unicodedata import category, combining, normalize

from opencc_purepy import OpenCC

from waybillwatch.lookalikes import uncover_digits
from waybillwatch.pinyin import noise_spans

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Zero-width signs, bidi marks, soft hyphens, variation selectors and the keycap's frame."""
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]").match
_JAMO = ("\u1161", "\u11ff")
"""Hangul vowels and finals: like combining marks they join what stands before them."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and where each of its characters came from."""

    text: str
    offsets: Sequence[int]
    """For each folded character its place in the original, then the original's length; it
    never falls. What was dropped belongs to the character before it."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of the folded text came from."""
        offsets = self.offsets
        if end <= start:
            return offsets[start], offsets[start]
        last = offsets[end - 1]
        while offsets[end] == last and end < len(self.text):
            end += 1  # one original character became several
        return offsets[start], offsets[end]


class _Table(dict[int, str]):
    """What each character folds to alone, learnt as characters are met."""

    def __init__(self) -> None:
        self.uneven: set[str] = set()
        """Characters met that do not fold to exactly one."""
        self.joining: set[str] = set()
        """Characters met that may join the one before them (combining marks, jamo)."""
        self._simplify = OpenCC("t2s").convert

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = "" if _IS_UNSEEN(sign) else normalize("NFKC", sign)
        if plain and (plain[0] > "\u2e7f"):
            plain = "".join(self._simple(part) for part in plain)
        if len(plain) != 1:
            self.uneven.add(sign)
        first = plain[:1]
        if first and (
            combining(first) or category(first)[0] == "M" or _JAMO[0] <= first <= _JAMO[1]
        ):
            self.joining.add(sign)
        self[code] = plain
        return plain

    def _simple(self, sign: str) -> str:
        for _ in range(2):  # a few characters need a second step to come to rest
            new = self._simplify(sign)
            sign = new if len(new) == 1 else sign
        return sign


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


@lru_cache(maxsize=256)
def _breaks(uneven: frozenset[str], joining: frozenset[str]) -> re.Pattern[str]:
    """Finds where the characters of a text do not fold one by one."""
    alone = f"[{re.escape(''.join(sorted(uneven)))}]" if uneven else r"(?!)"
    if not joining:
        return re.compile(alone)
    marks = f"[{re.escape(''.join(sorted(joining)))}]"
    return re.compile(f"(?s:.)(?:[{_UNSEEN}]*{marks})+|{marks}|{alone}")


def _fold_signs(text: str) -> Folded:
    """NFKC, unseen signs and script: the steps that look at one character at a time."""
    table = _table()
    if text.isascii():
        return Folded(text, range(len(text) + 1))
    folded = text.translate(table)
    present = set(text)
    uneven, joining = present & table.uneven, present & table.joining
    if not uneven and not joining:
        return Folded(folded, range(len(text) + 1))
    parts: list[str] = []
    runs: list[Sequence[int]] = []
    place = 0
    for found in _breaks(frozenset(uneven), frozenset(joining)).finditer(text):
        start = found.start()
        parts.append(text[place:start].translate(table))
        runs.append(range(place, start))
        seen = "".join(sign for sign in found.group() if table[ord(sign)])
        plain = normalize("NFKC", seen).translate(table)
        if plain and not seen.startswith(found.group()[0]):
            start = found.start() + found.group().index(seen[0])
        parts.append(plain)
        runs.append((start,) * len(plain))
        place = found.end()
    parts.append(text[place:].translate(table))
    runs.append(range(place, len(text) + 1))
    return Folded("".join(parts), tuple(chain.from_iterable(runs)))


def _without(folded: Folded, spans: Sequence[tuple[int, int]]) -> Folded:
    """The folded text without some of its spans, given in order."""
    parts: list[str] = []
    runs: list[Sequence[int]] = []
    place = 0
    for start, end in (*spans, (len(folded.text), len(folded.text))):
        parts.append(folded.text[place:start])
        runs.append(folded.offsets[place:start])
        place = end
    runs.append(folded.offsets[-1:])
    return Folded("".join(parts), tuple(chain.from_iterable(runs)))


def fold(text: str) -> Folded:
    """Fold text; letter case is left as it is."""
    folded = _fold_signs(text)
    if spans := noise_spans(folded.text):
        folded = _without(folded, spans)
    return Folded(uncover_digits(folded.text), folded.offsets)
