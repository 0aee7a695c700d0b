"""Neighbouring words for data fields, put together to the lists of which something is said."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.blocks import Span
from pipelines.gaps import JOIN
from pipelines.passage import Passage
from pipelines.ruling import RULING
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

NAMING = frozenset({Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA})
"""Kinds of words that name data fields."""


@dataclass(slots=True)
class Group:
    """Neighbouring field words that share what is said of them."""

    terms: list[Term]
    clause: int
    """Index of the clause of its first word."""
    last: int
    """Index of the clause of its last word."""


def grouped(passage: Passage, terms: Sequence[Term], clauses: Sequence[Span]) -> tuple[Group, ...]:
    """The lists of a sentence, in order; ``terms`` are its words, ``clauses`` its clauses."""
    return tuple(_split(passage, _groups(passage, terms, clauses), terms, clauses))


def _clause_of(place: int, clauses: Sequence[Span]) -> int:
    return max(0, bisect_right(clauses, (place, sys.maxsize)) - 1)


def _groups(passage: Passage, terms: Sequence[Term], clauses: Sequence[Span]) -> Iterator[Group]:
    group: Group | None = None
    for term in terms:
        if term.kind not in NAMING:
            continue
        clause = _clause_of(term.start, clauses)
        if group is not None:
            gap = JOIN.fullmatch(passage.text, group.terms[-1].end, term.start)
            if gap:
                group.terms.append(term)
                group.last = clause
                continue
            yield group
        group = Group([term], clause, clause)
    if group is not None:
        yield group


def _split(
    passage: Passage, groups: Iterator[Group], terms: Sequence[Term], clauses: Sequence[Span]
) -> Iterator[Group]:
    """Part a list over several clauses where it is none: both ends ruled, or more than names."""
    for group in groups:
        if group.clause == group.last:
            yield group
            continue
        first, last = clauses[group.clause], clauses[group.last]
        start, end = group.terms[0].start, group.terms[-1].end
        before = any(t.kind in RULING and first[0] <= t.start < start for t in terms)
        behind = any(t.kind in RULING and end <= t.start < last[1] for t in terms)
        bare = JOIN.fullmatch(passage.text, end, last[1]) is not None
        if before != behind and (behind or bare):
            yield group
            continue
        for index, part in groupby(group.terms, lambda t: _clause_of(t.start, clauses)):
            yield Group(list(part), index, index)
