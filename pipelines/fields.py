"""What a stretch of text says of data fields: 姓名、电话一概没有, 附带收件人姓名和收货地址.

A list of fields is governed by the words before it in its clause, else by those behind it;
negations are counted, so that 没有不带地址的 says that addresses are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.pii import PiiField
from waybillwatch.words import Term

RECIPIENT = (PiiField.RECIPIENT_NAME, PiiField.RECIPIENT_PHONE, PiiField.RECIPIENT_ADDRESS)
SENDER = (PiiField.SENDER_NAME, PiiField.SENDER_PHONE, PiiField.SENDER_ADDRESS)
_OF = {"recipient": ("recipient",), "sender": ("sender",), "both": ("recipient", "sender")}
_ALL = {"recipient": RECIPIENT, "sender": SENDER}
_NAMING = {Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA}
_RULING = {Kind.HAS, Kind.LACKS, Kind.NOT}
_JOIN = re.compile(
    r"(?:[\s、/+&,的()-]|和|及其|及|与|或者|或|以及|还有|连|甚至|等|任何|详细|真实|具体|完整|相关|其他|其它|个人|者|人|全部|都)*"
)
_SHORT = re.compile(
    r"[\s、/的]?(?:任何|详细|真实|具体|完整|相关|其他|个人|一切|所有)*(?:信息|资料|数据|隐私)"
)
_ADVERB = re.compile(r"\s?(?:一概|一律|都|均|全部|全|也|统统|通通|概|皆|绝对|完全|通常)*$")


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


def fields_of(terms: Sequence[Term], text: str) -> tuple[PiiField, ...]:
    """The fields a list of field words names; without a party they are the recipient's."""
    found: set[PiiField] = set()
    parties: tuple[str, ...] = ("recipient",)
    waiting = False
    for term in terms:
        if term.kind == Kind.PARTY:
            parties = (*parties, *_OF[term.value]) if waiting else _OF[term.value]
            waiting = True
            if _SHORT.match(text, term.end):
                found.update(field for side in parties for field in _ALL[side])
        elif term.kind == Kind.PARTY_DATA:
            found.update(field for side in _OF[term.value] for field in _ALL[side])
        elif term.value != "city":
            side, _, what = term.value.rpartition(":")
            parties = _OF[side] if side else parties
            found.update(PiiField(f"{party}_{what}") for party in parties)
            waiting = False
    if not found and waiting and text[terms[-1].end - 1] in "人者":
        found.update(PiiField(f"{party}_name") for party in parties)
    return tuple(field for field in PiiField if field in found)


def statements(view: View, start: int, end: int) -> Iterator[Statement]:
    """What each sentence of a stretch says of data fields."""
    for begin, stop in view.sentences(start, end):
        yield from _sentence(view, begin, stop)


def _sentence(view: View, start: int, end: int) -> Iterator[Statement]:
    terms = [term for term in view.terms_in(start, end) if term.kind != Kind.TRAP]
    if not any(term.kind in _NAMING for term in terms):
        return
    clauses = view.clauses(start, end)
    groups = list(_split(view, _groups(view, terms, clauses), terms, clauses))
    for index, group in enumerate(groups):
        fields = fields_of(group.terms, view.text)
        if not fields:
            continue
        begin, stop = clauses[group.clause][0], clauses[group.last][1]
        after = groups[index - 1].terms[-1].end if index else begin
        before = groups[index + 1].terms[0].start if index + 1 < len(groups) else stop
        stance = _ruled(view, group, terms, (max(begin, after), min(stop, before)))
        if stance is None:
            continue
        around = view.terms_in(begin, stop)
        yield Statement(
            stance,
            fields,
            *view.trimmed(begin, stop),
            cancelled=any(term.kind == Kind.CANCEL for term in around),
            asked=any(term.kind == Kind.ASK for term in around)
            or "?" in view.text[begin : stop + 1],
        )


def _clause_of(place: int, clauses: Sequence[tuple[int, int]]) -> int:
    for index, (start, end) in enumerate(clauses):
        if start <= place < end:
            return index
    return len(clauses) - 1


def _groups(
    view: View, terms: Sequence[Term], clauses: Sequence[tuple[int, int]]
) -> Iterator[_Group]:
    group: _Group | None = None
    for term in terms:
        if term.kind not in _NAMING:
            continue
        clause = _clause_of(term.start, clauses)
        if group is not None:
            gap = _JOIN.fullmatch(view.text, group.terms[-1].end, term.start)
            if gap:
                group.terms.append(term)
                group.last = clause
                continue
            yield group
        group = _Group([term], clause, clause)
    if group is not None:
        yield group


def _split(
    view: View,
    groups: Iterator[_Group],
    terms: Sequence[Term],
    clauses: Sequence[tuple[int, int]],
) -> Iterator[_Group]:
    """Part a list over several clauses where both its ends have a word that rules them."""
    for group in groups:
        if group.clause == group.last:
            yield group
            continue
        first, last = clauses[group.clause], clauses[group.last]
        before = any(
            t.kind in _RULING and first[0] <= t.start < group.terms[0].start for t in terms
        )
        behind = any(t.kind in _RULING and group.terms[-1].end <= t.start < last[1] for t in terms)
        if not (before and behind):
            yield group
            continue
        for index in range(group.clause, group.last + 1):
            part = [t for t in group.terms if _clause_of(t.start, clauses) == index]
            if part:
                yield _Group(part, index, index)


def _ruled(
    view: View, group: _Group, terms: Sequence[Term], reach: tuple[int, int]
) -> Stance | None:
    """Whether the fields of a group are said to be there; None where nothing is said."""
    first, last = group.terms[0].start, group.terms[-1].end
    before = [t for t in terms if t.kind in _RULING and reach[0] <= t.start and t.end <= first]
    behind = [t for t in terms if t.kind in _RULING and last <= t.start and t.end <= reach[1]]
    if behind and behind[0].kind == Kind.LACKS:
        between = view.text[last : behind[0].start]
        if _ADVERB.fullmatch(between.strip()) is not None and not _denies(before):
            return (
                Stance.OFFERS if len([t for t in behind if _is_no(t)]) % 2 == 0 else Stance.DENIES
            )
    rules = before or behind
    if not rules:
        return None
    return Stance.DENIES if _denies(rules) else Stance.OFFERS


def _is_no(term: Term) -> bool:
    return term.kind in {Kind.LACKS, Kind.NOT}


def _denies(rules: Sequence[Term]) -> bool:
    return sum(1 for term in rules if _is_no(term)) % 2 == 1
