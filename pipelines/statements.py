"""What a stretch of text says of data fields: 姓名、电话一概没有, 附带收件人姓名和收货地址.

A list of fields is governed by the words before it in its clause, else by those behind it;
negations are counted, so that 没有不带地址的 says that addresses are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.blocks import Span
from pipelines.fields import fields_of
from pipelines.passage import Passage, remembered
from pipelines.ruling import BEHIND, CHAIN, RULING, ruled
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.pii import PiiField
from waybillwatch.words import Term

NAMING = frozenset({Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA})
"""Kinds of words that name data fields."""
_JOIN = re.compile(
    r"(?:[\s、/+&,的()-]|和|及其|及|与|或者|或|以及|还有|连|甚至|等|任何|详细|真实|具体|完整|相关|其他|其它"
    r"|个人|者|人|全部|都|也)*"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """That some fields are there or are not."""

    stance: Stance
    fields: tuple[PiiField, ...]
    start: int
    """Of the clause in the folded text (of the first, where a list runs over several)."""
    end: int
    cancelled: bool = False
    """The clause speaks of something else: what a buyer fills in, what is kept secret."""
    asked: bool = False
    """It is a question."""


@dataclass(slots=True)
class _Group:
    """Neighbouring field words that share what is said of them."""

    terms: list[Term]
    clause: int
    """Index of the clause of its first word."""
    last: int
    """Index of the clause of its last word."""


@remembered
def statements(passage: Passage, start: int, end: int) -> tuple[Statement, ...]:
    """What each sentence of a stretch says of data fields."""
    if not passage.kinds & NAMING:
        return ()
    sentences = passage.sentences(start, end)
    return tuple(one for place in sentences for one in _sentence(passage, *place))


def _sentence(passage: Passage, start: int, end: int) -> Iterator[Statement]:
    terms = [term for term in passage.terms_in(start, end) if term.kind != Kind.TRAP]
    if not any(term.kind in NAMING for term in terms):
        return
    clauses = list(passage.clauses(start, end))
    groups = list(_split(passage, _groups(passage, terms, clauses), terms, clauses))
    for index, group in enumerate(groups):
        fields = fields_of(group.terms, passage.text)
        if not fields or _is_elaborated(passage, group, groups[index + 1 : index + 2]):
            continue
        begin, stop = clauses[group.clause][0], clauses[group.last][1]
        after = groups[index - 1].terms[-1].end if index else begin
        more = index + 1 < len(groups)
        before = groups[index + 1].terms[0].start if more else stop
        reach = (max(begin, after), min(stop, before))
        stance = ruled(passage, group.terms, terms, reach, followed=more and before < stop)
        if stance is None and not more and group.last + 1 < len(clauses):
            stance = _next_clause(passage, terms, clauses[group.last + 1])
            stop = clauses[group.last + 1][1] if stance else stop
        if stance is None and not more and passage.text[end : end + 1] == "?":
            stance = Stance.OFFERS  # 收件人信息? the answer says
        if stance is None:
            continue
        around = passage.terms_in(begin, stop)
        yield Statement(
            stance,
            fields,
            *passage.trimmed(begin, stop),
            cancelled=any(term.kind == Kind.CANCEL for term in around),
            asked=any(term.kind == Kind.ASK for term in around)
            or "?" in passage.text[begin : stop + 1],
        )


def _is_elaborated(passage: Passage, group: _Group, following: Sequence[_Group]) -> bool:
    """Whether a colon behind 个人信息 says which fields are meant: 没有买家隐私：不提供姓名."""
    if group.terms[-1].kind != Kind.PARTY_DATA or not following:
        return False
    between = passage.text[group.terms[-1].end : following[0].terms[0].start]
    return between.lstrip().startswith(":")


def _next_clause(passage: Passage, terms: Sequence[Term], clause: Span) -> Stance | None:
    """What a short clause behind a list says of it: 客户信息，我们都看不到."""
    rules = [t for t in terms if t.kind in RULING and clause[0] <= t.start and t.end <= clause[1]]
    if clause[1] - clause[0] > CHAIN or len(rules) != 1 or rules[0].kind != Kind.LACKS:
        return None
    return Stance.DENIES if BEHIND.fullmatch(passage.text, clause[0], rules[0].start) else None


def _clause_of(place: int, clauses: Sequence[tuple[int, int]]) -> int:
    for index, (start, end) in enumerate(clauses):
        if start <= place < end:
            return index
    return len(clauses) - 1


def _groups(
    passage: Passage, terms: Sequence[Term], clauses: Sequence[tuple[int, int]]
) -> Iterator[_Group]:
    group: _Group | None = None
    for term in terms:
        if term.kind not in NAMING:
            continue
        clause = _clause_of(term.start, clauses)
        if group is not None:
            gap = _JOIN.fullmatch(passage.text, group.terms[-1].end, term.start)
            if gap:
                group.terms.append(term)
                group.last = clause
                continue
            yield group
        group = _Group([term], clause, clause)
    if group is not None:
        yield group


def _split(
    passage: Passage, groups: Iterator[_Group], terms: Sequence[Term], clauses: Sequence[Span]
) -> Iterator[_Group]:
    """Part a list over several clauses where it is none: both ends ruled, or more than names."""
    for group in groups:
        if group.clause == group.last:
            yield group
            continue
        first, last = clauses[group.clause], clauses[group.last]
        start, end = group.terms[0].start, group.terms[-1].end
        before = any(t.kind in RULING and first[0] <= t.start < start for t in terms)
        behind = any(t.kind in RULING and end <= t.start < last[1] for t in terms)
        bare = _JOIN.fullmatch(passage.text, end, last[1]) is not None
        if before != behind and (behind or bare):
            yield group
            continue
        for index in range(group.clause, group.last + 1):
            part = [t for t in group.terms if _clause_of(t.start, clauses) == index]
            if part:
                yield _Group(part, index, index)
