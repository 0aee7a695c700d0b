"""What a stretch of text says of data fields: 姓名、电话一概没有, 附带收件人姓名和收货地址.

A list of fields is governed by the words before it in its clause, else by those behind it;
negations are counted, so that 没有不带地址的 says that addresses are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.blocks import Span
from pipelines.fields import fields_of, party_of
from pipelines.passage import Passage, remembered
from pipelines.ruling import RULING, behind, ruled
from pipelines.speakers import Speaker, is_buyers, is_channel, is_partial, is_past, is_scolded, is_taken_back, speaker_before
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.pii import PiiField
from waybillwatch.speech import INFORMS, LISTS, MASKED
from waybillwatch.words import Term

NAMING = frozenset({Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA})
"""Kinds of words that name data fields."""
_JOIN = re.compile(
    r"(?:[\s、/+&,的()-]|和|及其|及|与|或者|或|以及|还有|连|甚至|等|任何|详细|真实|具体|完整|相关|其他|其它"
    r"|个人|者|人|全部|都|也|同|跟|连同?|并|外加|加|之|\||-|\d+位|省市区|到|精确到|[\]\[【】])*"
)
_ANSWERING = 14
"""Signs of the longest clause that says of a list before it whether it is there."""


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
    parties: tuple[str, ...] = ("recipient",)
    for index, group in enumerate(groups):
        fields = fields_of(group.terms, passage.text, parties)
        for term in group.terms:
            parties = party_of(term, passage.text) or parties
        if not fields or _is_elaborated(passage, group, groups[index + 1 : index + 2]):
            continue
        begin, stop = clauses[group.clause][0], clauses[group.last][1]
        after = groups[index - 1].terms[-1].end if index else begin
        more = index + 1 < len(groups)
        before = groups[index + 1].terms[0].start if more else stop
        reach = (max(begin, after), min(stop, before))
        answered = False
        stance = ruled(passage, group.terms, terms, reach, followed=more and before < stop)
        if stance is Stance.OFFERS and _goes_on(passage, terms, reach, clauses[: group.clause]):
            stance = Stance.DENIES
        if MASKED.match(passage.text, group.terms[-1].end, stop):
            stance, fields = Stance.OFFERS, tuple(f for f in fields if f.endswith("_name"))
        if stance is None and not more and group.last + 1 < len(clauses):
            stance = _next_clause(passage, terms, clauses[group.last + 1])
            stop = clauses[group.last + 1][1] if stance else stop
            answered = stance is not None
        named = any(term.kind != Kind.PARTY for term in group.terms)
        if stance is None and not more and named and _is_asked(passage, terms, reach, end):
            stance = Stance.OFFERS  # 收件人信息? the answer says
        if stance is not None and fields:
            found = Statement(stance, fields, *passage.trimmed(begin, stop))
            found = _placed(passage, found, group, (start, end))
            yield replace(found, asked=False) if answered else found


def _goes_on(
    passage: Passage, terms: Sequence[Term], reach: Span, before: Sequence[Span]
) -> bool:
    """Whether a clause only lists what the one before it denies: 不含任何信息，包括姓名."""
    if not before or not LISTS.match(passage.text, reach[0]):
        return False
    start, end = before[-1]
    denied = any(term.kind == Kind.LACKS and start <= term.start < end for term in terms)
    return denied and INFORMS.search(passage.text, start, end) is not None


def _is_asked(passage: Passage, terms: Sequence[Term], reach: Span, end: int) -> bool:
    """Whether a list that nothing is said of stands in a question; the answer says it."""
    if passage.text[end : end + 1] == "?":
        return True
    return any(term.kind == Kind.ASK and reach[0] <= term.start < reach[1] for term in terms)


def _placed(passage: Passage, found: Statement, group: _Group, sentence: Span) -> Statement:
    """A statement with what its sentence makes of it: a question, somebody else's, nothing."""
    text, clause = passage.text, (found.start, found.end)
    around = passage.terms_in(*clause)
    asked = any(term.kind == Kind.ASK for term in around) or "?" in text[clause[0] : clause[1] + 1]
    denied = found.stance is Stance.DENIES
    cancelled = is_buyers(text, clause) or any(
        term.kind == Kind.CANCEL and not (denied and text[term.start - 1] in "可以能")
        for term in around
    )
    if not cancelled and all(field.endswith("_phone") for field in found.fields):
        bare = all(term.value == "phone" for term in group.terms)
        cancelled = bare and is_channel(text, clause, sentence)
    cancelled = cancelled or is_partial(text, group.terms[-1].end)
    cancelled = cancelled or (not denied and is_past(text, clause[0], group.terms[0].start))
    speaker = speaker_before(text, sentence, group.terms[0].start)
    if speaker is Speaker.REPORTED and not asked and is_taken_back(text, found.end, sentence[1]):
        return replace(found, stance=Stance.DENIES, cancelled=cancelled)
    scolded = is_scolded(text, group.terms[-1].end, sentence[1])
    others = scolded or speaker is Speaker.OTHERS or (speaker is Speaker.REPORTED and not asked)
    return replace(found, cancelled=cancelled or others, asked=asked)


def _is_elaborated(passage: Passage, group: _Group, following: Sequence[_Group]) -> bool:
    """Whether a colon behind 个人信息 says which fields are meant: 没有买家隐私：不提供姓名."""
    if group.terms[-1].kind != Kind.PARTY_DATA or not following:
        return False
    between = passage.text[group.terms[-1].end : following[0].terms[0].start]
    return between.lstrip().startswith(":")


def _next_clause(passage: Passage, terms: Sequence[Term], clause: Span) -> Stance | None:
    """What a short clause behind a list says of it: 客户信息，我们都看不到."""
    rules = [t for t in terms if t.kind in RULING and clause[0] <= t.start and t.end <= clause[1]]
    if clause[1] - clause[0] > _ANSWERING or len(rules) != 1 or rules[0].kind != Kind.LACKS:
        return None
    return Stance.DENIES if behind(passage.text, rules, clause[0]) else None


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
