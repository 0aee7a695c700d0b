"""Fold text to one spelling for reading, with an offset map back to the original.

In this order: Unicode NFKC (full width, circled digits), marks nobody sees dropped,
Traditional characters to Simplified ones, the pinyin that hijacked hosts write behind
characters dropped, and digits hidden in long runs of look-alikes uncovered.

Script is converted character by character, but for a few phrases as long as before: each folded
character then stands for exactly the place it came from, and folding twice changes nothing. That
suffices: of 6,078 words that are looked for, written in the characters of Taiwan and Hong Kong
(OpenCC s2t, s2tw, s2hk) all but one come back, 买家具体, which OpenCC itself takes for furniture;
on 402 Traditional lines of the labelled pages OpenCC's phrases would change 5 characters, none
in a word that is read. The price is that 乾隆 folds to 干隆; nothing is quoted from folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from waybillwatch.lookalikes import uncover_digits
from waybillwatch.pinyin import noise_spans
from waybillwatch.signs import breaks, sign_table

_PHRASES = {"甚么": "什么", "回覆": "回复", "答覆": "答复"}
"""What is another word in Simplified, each as long as before: places stay where they are."""
_PHRASED = re.compile("|".join(_PHRASES))
_FEW = 24
"""Signs that change up to which replacing one after the other is faster than a table."""
_SHORT = 300
"""Characters below which a table is faster however few they are."""
_LONG = 2_000_000
"""Characters beyond which a text is not worth the memory."""


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


def _one_by_one(text: str, present: set[str]) -> str:
    """The text with each sign as it folds alone; ``present`` are the signs in it."""
    table = sign_table()
    if len(text) < _SHORT:
        return text.translate(table)
    for sign in present - table.met:
        table[ord(sign)]  # learns it
    changed = {sign: table[ord(sign)] for sign in present & table.changing}
    if len(changed) > _FEW or not changed.keys().isdisjoint(changed.values()):
        return text.translate(table)
    for sign, plain in changed.items():
        text = text.replace(sign, plain)
    return text


def _phrase(found: re.Match[str]) -> str:
    return _PHRASES[found.group()]


def _fold_signs(text: str) -> Folded:
    """NFKC, unseen signs and script: the steps that look at one character at a time."""
    table = sign_table()
    if text.isascii():
        return Folded(text, range(len(text) + 1))
    present = set(text)
    folded = _one_by_one(text, present)
    uneven, joining = present & table.uneven, present & table.joining
    if not uneven and not joining:
        return Folded(folded, range(len(text) + 1))
    parts: list[str] = []
    runs: list[Sequence[int]] = []
    place = 0
    for found in breaks(frozenset(uneven), frozenset(joining)).finditer(text):
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
    """Fold text; letter case is left as it is.

    The last texts folded are remembered: several readers ask for the same page.
    """
    return _remembered(text) if len(text) <= _LONG else _fold(text)


def _fold(text: str) -> Folded:
    folded = _fold_signs(text)
    if _PHRASED.search(folded.text):
        folded = Folded(_PHRASED.sub(_phrase, folded.text), folded.offsets)
    if spans := noise_spans(folded.text):
        folded = _without(folded, spans)
    return Folded(uncover_digits(folded.text), folded.offsets)


_remembered = lru_cache(maxsize=4)(_fold)
