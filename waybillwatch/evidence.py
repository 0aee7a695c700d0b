"""The words of a text that say what it is, and which of its clauses offer.

Each kind of word counts by its distinct words (their binary logarithm, capped), so no page
becomes a seller, or the press, by repetition.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from waybillwatch.cues import Cue, cue_scanner
from waybillwatch.listings import PriceTier
from waybillwatch.text import fold
from waybillwatch.words import Term

_CLAUSE = re.compile(r"[^,。;!?\n|_]+")
_AGAINST_OFFER = {Cue.DENIAL, Cue.WARNING, Cue.BUYING, Cue.PRESS, Cue.COURT, Cue.SAAS, Cue.TRACKING}
_MOST = 3.0
"""A kind counts no more than seven distinct words of it."""
_SHOWN = 40
"""Signs of an offering clause that a reason shows."""


def plain(text: str) -> str:
    """Text folded and lower-cased without changing its length."""
    folded = fold(text).text
    lower = folded.lower()
    return lower if len(lower) == len(folded) else folded


@dataclass(frozen=True, slots=True)
class _Said:
    """The cues of one stretch of text."""

    words: tuple[tuple[Cue, str], ...]
    """Each word with its kind; of OFFER the clauses that offer."""
    goods: int
    """How often goods of the trade are named."""
    offers: tuple[tuple[int, int], ...]
    """Where its clauses offer goods of the trade, and deny nothing."""


_SILENT = _Said((), 0, ())
_LONG = 160
"""Signs of a stretch from which on what it says is not kept for the next time."""


def _read(text: str) -> _Said:
    terms = cue_scanner()(text)
    if not terms:
        return _SILENT
    words = [(Cue(t.kind), text[t.start : t.end]) for t in terms if t.kind != Cue.OFFER]
    kinds = {term.kind for term in terms}
    offers: list[tuple[int, int]] = []
    if Cue.GOODS in kinds and Cue.OFFER in kinds:
        offers = [(start, end) for start, end, inside in _clauses(text, terms) if _offers(inside)]
        words += [(Cue.OFFER, text[start:end].strip()[:_SHOWN]) for start, end in offers]
    goods = sum(1 for term in terms if term.kind == Cue.GOODS)
    return _Said(tuple(words), goods, tuple(offers))


_known = lru_cache(4096)(_read)


def _said(text: str) -> _Said:
    """Read a stretch; what short ones say is kept, for they come again and again."""
    return _known(text) if len(text) < _LONG else _read(text)


def _clauses(text: str, terms: Iterable[Term]) -> Iterator[tuple[int, int, list[Term]]]:
    waiting = iter(terms)
    term = next(waiting, None)
    for clause in _CLAUSE.finditer(text):
        inside = []
        while term is not None and term.start < clause.end():
            if term.start >= clause.start():
                inside.append(term)
            term = next(waiting, None)
        yield clause.start(), clause.end(), inside


def _offers(terms: list[Term]) -> bool:
    kinds = {term.kind for term in terms}
    return Cue.GOODS in kinds and Cue.OFFER in kinds and not kinds & _AGAINST_OFFER


def offers_in(text: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a folded lower-case text that offer goods of the trade, and deny nothing."""
    return _said(text).offers


@dataclass(frozen=True, slots=True)
class Cues:
    """The distinct words of each kind in a text; of OFFER the clauses that offer."""

    words: Mapping[Cue, tuple[str, ...]]
    goods: int
    """How often goods of the trade are named."""

    def of(self, cue: Cue) -> tuple[str, ...]:
        """The words of one kind."""
        return self.words.get(cue, ())


def cues_of(text: str) -> Cues:
    """Read the cues of a folded lower-case text."""
    return cues_in([text])


def cues_in(blocks: Iterable[str]) -> Cues:
    """``cues_of`` over a text's blocks."""
    found: dict[Cue, dict[str, None]] = {}
    goods = 0
    for block in blocks:
        said = _said(block)
        if said is _SILENT:
            continue
        goods += said.goods
        for cue, word in said.words:
            found.setdefault(cue, {})[word] = None
    return Cues({cue: tuple(words) for cue, words in found.items()}, goods)


def much(count: int, most: float = _MOST) -> float:
    """The weight of a number of things: one counts 1, three count 2, seven 3."""
    return min(math.log2(1 + count), most)


def is_bound(tier: PriceTier) -> bool:
    """Whether a price is tied to a courier or to goods of the trade."""
    return tier.courier is not None or tier.service is not None
