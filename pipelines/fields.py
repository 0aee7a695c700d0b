"""What a stretch of text says of data fields: 姓名、电话一概没有, 附带收件人姓名和收货地址.

A list of fields is governed by the words before it in its clause, else by those behind it;
negations are counted, so that 没有不带地址的 says that addresses are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.blocks import Span
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
    r"(?:[\s、/+&,的()-]|和|及其|及|与|或者|或|以及|还有|连|甚至|等|任何|详细|真实|具体|完整|相关|其他|其它|个人|者|人|全部|都|等|也)*"
)
_SHORT = re.compile(
    r"[\s、/]?(?:那边|这边|方面|一方|那方)?的?(?:任何|详细|真实|具体|完整|相关|其他|个人|一切|所有)*"
    r"(?:信息|资料|数据|隐私)"
)
_BEFORE = re.compile(
    r"[\s:、/(]*(?:任何|所有|全部|详细|真实|具体|完整|相应|相关|对应|其他|收件人|收货人|买家|客户|对方"
    r"|人家|一切|到|有|的|了|其|该|出|过|着|上|里|中|收件|寄件|一个|一条|任意|部分|精确|最新|单号|数据|信息)*"
)
"""What may stand between a word of little force (有, 没, 带) and the fields it rules."""
_BEHIND = re.compile(
    r"[\s,:、/)」”]*(?:等|都|也|均|全|一概|一律|全部|统统|通通|概|皆|绝对|完全|通常|我们?|咱|自己|本来|就|是"
    r"|本站|这些|信息|资料|数据|这几样|三样|两样|[那这]边的?|方面的?|之类|什么的|小?店|手里|系统里|库里|单号"
    r"|后面|上|里|可以|能|还|则|会|一并|同时|一般|更|就)*"
)
"""What may stand between fields and a word behind them that rules them."""
_AND = re.compile(r"也|和|且|又|、|或|更")
"""Between two negations: they are said of the same list, and do not cancel."""
_CHAIN = 10
"""Signs between two words of one predicate: 没有一条是不带."""
_FORCE = 2
"""A word of so many signs rules fields that stand a little further off."""


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
            sides = (*parties, *_OF[term.value]) if waiting else _OF[term.value]
            found.update(field for side in sides for field in _ALL[side])
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
        if not fields or _is_elaborated(view, group, groups[index + 1 : index + 2]):
            continue
        begin, stop = clauses[group.clause][0], clauses[group.last][1]
        after = groups[index - 1].terms[-1].end if index else begin
        more = index + 1 < len(groups)
        before = groups[index + 1].terms[0].start if more else stop
        reach = (max(begin, after), min(stop, before))
        stance = _ruled(view, group, terms, reach, followed=more and before < stop)
        if stance is None and not more and group.last + 1 < len(clauses):
            stance = _next_clause(view, terms, clauses[group.last + 1])
            stop = clauses[group.last + 1][1] if stance else stop
        if stance is None and not more and view.text[end : end + 1] == "?":
            stance = Stance.OFFERS  # 收件人信息? the answer says
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


def _is_elaborated(view: View, group: _Group, following: Sequence[_Group]) -> bool:
    """Whether a colon behind 个人信息 says which fields are meant: 没有买家隐私：不提供姓名."""
    if group.terms[-1].kind != Kind.PARTY_DATA or not following:
        return False
    between = view.text[group.terms[-1].end : following[0].terms[0].start]
    return between.lstrip().startswith(":")


def _next_clause(view: View, terms: Sequence[Term], clause: Span) -> Stance | None:
    """What a short clause behind a list says of it: 客户信息，我们都看不到."""
    rules = [t for t in terms if t.kind in _RULING and clause[0] <= t.start and t.end <= clause[1]]
    if clause[1] - clause[0] > _CHAIN or len(rules) != 1 or rules[0].kind != Kind.LACKS:
        return None
    return Stance.DENIES if _BEHIND.fullmatch(view.text, clause[0], rules[0].start) else None


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
    view: View, groups: Iterator[_Group], terms: Sequence[Term], clauses: Sequence[Span]
) -> Iterator[_Group]:
    """Part a list over several clauses where it is none: both ends ruled, or more than names."""
    for group in groups:
        if group.clause == group.last:
            yield group
            continue
        first, last = clauses[group.clause], clauses[group.last]
        start, end = group.terms[0].start, group.terms[-1].end
        before = any(t.kind in _RULING and first[0] <= t.start < start for t in terms)
        behind = any(t.kind in _RULING and end <= t.start < last[1] for t in terms)
        bare = _JOIN.fullmatch(view.text, end, last[1]) is not None
        if before != behind and (behind or bare):
            yield group
            continue
        for index in range(group.clause, group.last + 1):
            part = [t for t in group.terms if _clause_of(t.start, clauses) == index]
            if part:
                yield _Group(part, index, index)


def _ruled(
    view: View, group: _Group, terms: Sequence[Term], reach: Span, *, followed: bool
) -> Stance | None:
    """Whether the fields of a group are said to be there; None where nothing is said.

    ``followed`` says that more fields follow in the clause: what stands between is theirs.
    """
    rules = [t for t in terms if t.kind in _RULING and reach[0] <= t.start and t.end <= reach[1]]
    before = _chain(view, [t for t in rules if t.end <= group.terms[0].start], group)
    last = group.terms[-1].end
    behind = [t for t in rules if t.start >= last and view.text[t.start] != "+"]
    if behind and (followed or not _BEHIND.fullmatch(view.text, last, behind[0].start)):
        behind = []
    behind = behind[: 1 + sum(1 for term in behind[:1] if term.kind == Kind.NOT)]
    if behind and behind[0].kind == Kind.LACKS and not _denies(before):
        return Stance.DENIES if _denies(behind) else Stance.OFFERS
    chosen = before or behind
    if not chosen:
        return None
    return Stance.DENIES if _denies(chosen) else Stance.OFFERS


def _chain(view: View, rules: Sequence[Term], group: _Group) -> list[Term]:
    """The words before a list that rule it together: near it, and near each other."""
    chain: list[Term] = []
    edge = group.terms[0].start
    for term in reversed(rules):
        gap = view.text[term.end : edge]
        if not (_is_near(term, gap) if not chain else _is_chained(gap)):
            break
        joined = _AND.search(view.text, term.end, edge + 1) is not None
        if not (chain and joined and _is_no(term) and _is_no(chain[0])):
            chain.insert(0, term)
        edge = term.start
    return chain


def _is_near(term: Term, gap: str) -> bool:
    """Whether a word stands near enough to a list to rule it; a longer one reaches further."""
    if _BEFORE.fullmatch(gap):
        return True
    return ":" not in gap and term.end - term.start >= _FORCE and len(gap) <= _CHAIN


def _is_chained(gap: str) -> bool:
    return ":" not in gap and len(gap) < _CHAIN


def _is_no(term: Term) -> bool:
    return term.kind in {Kind.LACKS, Kind.NOT}


def _denies(rules: Sequence[Term]) -> bool:
    return sum(1 for term in rules if _is_no(term)) % 2 == 1
