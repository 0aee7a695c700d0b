"""What a stretch of text says of data fields: 姓名、电话一概没有, 附带收件人姓名和收货地址.

A list of fields is governed by the words before it in its clause, else by those behind it;
negations are counted, so that 没有不带地址的 says that addresses are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.backward import said_of_before
from pipelines.blocks import Span
from pipelines.fields import fields_of, party_of
from pipelines.gaps import BEHIND, FINAL
from pipelines.grouping import NAMING, Group, grouped
from pipelines.passage import Passage, remembered
from pipelines.placing import Statement, placed
from pipelines.ruling import RULING, behind, ruled
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.speech import INFORMS, LISTS, MASKED
from waybillwatch.words import Term

__all__ = ["NAMING", "Statement", "statements"]

_ANSWERING = 14
"""Signs of the longest clause that says of a list before it whether it is there."""


@remembered
def statements(passage: Passage, start: int, end: int) -> tuple[Statement, ...]:
    """What each sentence of a stretch says of data fields."""
    if not passage.kinds & NAMING:
        return ()
    sentences = tuple(passage.sentences(start, end))
    made = tuple(tuple(_sentence(passage, *place)) for place in sentences)
    said = tuple(one for each in made for one in each)
    return said if len(made) == 1 else (*said, *said_of_before(passage, sentences, made))


def _sentence(passage: Passage, start: int, end: int) -> Iterator[Statement]:
    text = passage.text
    terms = [_denying(t, text) for t in passage.terms_in(start, end) if t.kind != Kind.TRAP]
    if not any(term.kind in NAMING for term in terms):
        return
    clauses = list(passage.clauses(start, end))
    groups = grouped(passage, terms, clauses)
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
        named = any(term.kind != Kind.PARTY for term in group.terms)
        if stance is None and named and not more and group.last + 1 < len(clauses):
            stance = _next_clause(passage, terms, clauses[group.last + 1])
            stop = clauses[group.last + 1][1] if stance else stop
            answered = stance is not None
        if stance is None and not more and named and _is_asked(passage, terms, reach, end):
            stance = Stance.OFFERS  # 收件人信息? the answer says
        if stance is not None and fields:
            found = Statement(stance, fields, *passage.trimmed(begin, stop))
            found = placed(passage, found, group, (start, end))
            yield replace(found, asked=False) if answered else found


def _denying(term: Term, text: str) -> Term:
    """A word as what it says of data: 不卖, which elsewhere stands in place of a price, denies."""
    denies = term.kind == Kind.STOPPED and text[term.start : term.end] in {"不卖", "不做"}
    return term._replace(kind=Kind.LACKS, value="") if denies else term


def _goes_on(passage: Passage, terms: Sequence[Term], reach: Span, before: Sequence[Span]) -> bool:
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


def _is_elaborated(passage: Passage, group: Group, following: Sequence[Group]) -> bool:
    """Whether a colon behind 个人信息 says which fields are meant: 没有买家隐私：不提供姓名."""
    if group.terms[-1].kind != Kind.PARTY_DATA or not following:
        return False
    between = passage.text[group.terms[-1].end : following[0].terms[0].start]
    return between.lstrip().startswith(":")


def _next_clause(passage: Passage, terms: Sequence[Term], clause: Span) -> Stance | None:
    """What a short clause behind a list says of it: 客户信息，我们都看不到."""
    rules = [t for t in terms if t.kind in RULING and clause[0] <= t.start and t.end <= clause[1]]
    if clause[1] - clause[0] > _ANSWERING or len(rules) != 1:
        return None
    if rules[0].kind == Kind.HAS:
        there = BEHIND.fullmatch(passage.text, clause[0], rules[0].start)
        return Stance.OFFERS if there and FINAL.match(passage.text, rules[0].end) else None
    denied = rules[0].kind == Kind.LACKS and behind(passage.text, rules, clause[0])
    return Stance.DENIES if denied else None
