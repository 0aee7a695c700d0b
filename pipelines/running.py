"""Prices in one sentence: which sums are asked for, and what each is bound to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipelines.amounts import Amount, find_amounts, find_loose
from pipelines.blocks import Span
from pipelines.labels import NOTHING, Label, read_label, says_price
from pipelines.quantities import Quantity
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

MOST = Decimal(50)
"""CNY: no piece of this trade costs more (waybill data reaches 10)."""
LEAST_BARE = Decimal("0.01")

_NAMES = {Kind.LEVEL, Kind.PRICE, Kind.COURIER, Kind.GOODS, Kind.SCANNED, Kind.FULL, Kind.BARE}
_GAP = re.compile(r"[\s:=|(—-]{0,3}")
_SHORT = 9
"""Signs of a clause that can be a label rather than a statement."""


@dataclass(frozen=True, slots=True)
class Priced:
    """One sum that is asked for, bound."""

    amount: Amount
    label: Label
    span: Span
    """What is quoted for it, in the folded text."""
    scope: Span | None = None
    """Of a surcharge: the sentence whose prices alone it comes on top of."""


@dataclass(slots=True)
class Found:
    """What a stretch of a page holds."""

    priced: list[Priced] = field(default_factory=list)
    extras: list[Priced] = field(default_factory=list)
    """Surcharges: what comes on top for what their label says."""
    gone: list[Priced] = field(default_factory=list)
    """Prices that the page says are no longer asked."""

    def add(self, other: Found) -> None:
        """Take in what another stretch holds."""
        self.priced += other.priced
        self.extras += other.extras
        self.gone += other.gone

    def __bool__(self) -> bool:
        return bool(self.priced or self.extras or self.gone)


def read_line(view: View, start: int, end: int, outer: Label, *, priced: bool = False) -> Found:
    """The prices of one line. ``priced`` says that what stands around it announces prices."""
    kept = Found()
    if any(t.kind == Kind.OTHERS and t.value == "press" for t in view.terms_in(start, end)):
        return kept
    context = NOTHING
    priced = priced or says_price(view, start, end)
    for begin, stop in view.sentences(start, end):
        found = _sentence(view, (begin, stop), context.over(outer), priced=priced)
        kept.add(found)
        if found.priced:
            last = found.priced[-1].label
            goes_on = view.text[stop : stop + 1] == ";"
            context = last if goes_on else Label(service=last.service)
    return kept


def _sentence(view: View, span: Span, outer: Label, *, priced: bool) -> Found:
    start, end = span
    found = Found()
    amounts = _sums(view, span, priced=priced)
    if not amounts:
        return found
    old = _outdated(amounts, view.terms_in(start, end))
    before = NOTHING
    for index, (amount, own) in enumerate(zip(amounts, _labels(view, amounts, span), strict=True)):
        label = own.over(_carried(before, own)).over(outer)
        one = Priced(amount, label, view.clause(amount.start, start, end))
        if amount.extra and not (label.service and not own.includes and own.service):
            named = Label(couriers=before.couriers).over(outer)
            scope = span if found.priced else None
            found.extras.append(replace(one, label=own.over(named), scope=scope))
        elif index in old:
            found.gone.append(one)
            before = label
        elif is_sold(view, one, span):
            if amount.lot:
                band = Quantity(amount.lot, amount.lot, amount.start, amount.end)
                one = replace(one, label=replace(label, quantity=band))
                label = replace(label, quantity=None)
            found.priced.append(one)
            before = label
    return found


def _sums(view: View, span: Span, *, priced: bool) -> list[Amount]:
    """The sums of a sentence: those with a unit of money, and bare numbers that must be prices."""
    amounts = [
        found
        for found in find_amounts(view.text, *span)
        if not any(start <= found.start < end for start, end in view.struck)
    ]
    for found in find_loose(view.text, *span):
        if any(one.start < found.end and found.start < one.end for one in amounts):
            continue
        if _named(view, found, span[0], priced=priced):
            amounts.append(found)
    return sorted(amounts, key=lambda found: found.start)


def _named(view: View, amount: Amount, start: int, *, priced: bool) -> bool:
    """Whether a bare number is a price: a word that asks for one stands directly before it."""
    if not LEAST_BARE <= amount.value <= MOST:
        return False
    behind = view.terms_in(amount.end, min(amount.end + 12, len(view.text)))
    follows = view.text[amount.end : amount.end + 2].lstrip()[:1]
    if "一" <= follows <= "鿿" and follows not in "起左":
        close = behind[0] if behind and behind[0].start <= amount.end + 1 else None
        if close is None or close.kind not in _NAMES | {Kind.NEW}:
            return False
    for term in reversed(view.terms_in(start, amount.start)):
        if not _GAP.fullmatch(view.text, term.end, amount.start):
            return False
        if term.kind in {Kind.PRICE, Kind.LEVEL}:
            return priced or "价" in view.text[term.start : term.end]
        if term.kind in {Kind.OLD, Kind.NEW}:
            return term.value in {"weak", "change"} or priced
        return priced and term.kind in _NAMES and amount.value != int(amount.value)
    return False


def _outdated(amounts: Sequence[Amount], terms: Sequence[Term]) -> set[int]:
    """Which sums of a sentence are no longer asked: 原价1.5元，现价1.2元; 从0.4元涨到0.5元."""
    gone: set[int] = set()
    waiting: set[int] = set()
    is_new = False
    for index, amount in enumerate(amounts):
        first = amounts[index - 1].end if index else 0
        said = [
            t for t in terms if t.kind in {Kind.OLD, Kind.NEW} and first <= t.start < amount.start
        ]
        is_new = is_new or any(term.kind == Kind.NEW for term in said)
        if index and any(term.kind == Kind.NEW and term.value == "change" for term in said):
            gone.add(index - 1)
        if said and said[-1].kind == Kind.OLD:
            if said[-1].value == "past":
                gone.add(index)
            elif said[-1].value == "list" or amount.start - said[-1].end <= 1:
                waiting.add(index)
    return gone | waiting if is_new else gone


def _labels(view: View, amounts: Sequence[Amount], span: Span) -> list[Label]:
    """What the words around each sum say it is for, those before it first."""
    start, end = span
    edges = [start, *(amount.end for amount in amounts)]
    before = [_before(view, edges[i], amount) for i, amount in enumerate(amounts)]
    gaps = [*(amount.start for amount in amounts[1:]), end]
    behind = [_behind(view, one, gap, end) for one, gap in zip(amounts, gaps, strict=True)]
    if _follows(before, behind[-1]):
        return [read_label(view, one.end, gap) for one, gap in zip(amounts, gaps, strict=True)]
    prefix = _prefix(view, amounts[0], start)
    return [
        own.over(replace(after, couriers=()) if own.couriers else after).over(
            prefix if index else NOTHING
        )
        for index, (own, after) in enumerate(zip(before, behind, strict=True))
    ]


def _follows(before: Sequence[Label], last: Label) -> bool:
    """Whether labels stand behind their sums: 0.8元圆通 0.9元中通."""
    if before[0].binds or not (last.couriers or last.level):
        return False
    if last.couriers:
        return all(label.couriers for label in before[1:])
    return all(label.level for label in before[1:])


def _prefix(view: View, first: Amount, start: int) -> Label:
    """What stands before a colon at a sentence's head is said of all its prices."""
    colon = view.text.find(":", start, first.start)
    return read_label(view, start, colon) if colon > start else NOTHING


def _before(view: View, start: int, amount: Amount) -> Label:
    """The label before a sum: its own clause, then earlier ones as far as they can be labels."""
    end = amount.start
    for term in view.terms_in(start, end):
        if term.kind == Kind.STOPPED:
            start = term.end
    clauses = view.clauses(start, end) or ((start, end),)
    label = _beside(read_label(view, *clauses[-1]), amount)
    for clause in reversed(clauses[:-1]):
        far = _beside(read_label(view, *clause), amount)
        if clause[1] - clause[0] > _SHORT and not amount.extra:
            far = replace(far, includes=None)
        label = label.over(far)
    return label


def _beside(label: Label, amount: Amount) -> Label:
    """The label without a mere number of pieces that stands too far from the sum to be its own."""
    band = label.quantity
    if band is not None and band.plain and amount.start - band.end > 1:
        return replace(label, quantity=None)
    return label


def _behind(view: View, amount: Amount, until: int, end: int) -> Label:
    """The label behind a sum in its own clause, where no other sum follows there."""
    clauses = list(view.clauses(amount.end, end))
    label = NOTHING
    if clauses and not view.text[amount.end : clauses[0][0]].strip():
        first = clauses.pop(0)
        if first[1] > until:
            bracket = view.text[amount.end : amount.end + 1] == "("
            close = view.text.find(")", amount.end, until)
            return read_label(view, amount.end, close) if bracket and close > 0 else NOTHING
        label = read_label(view, *first)
    if clauses and until == end and clauses[0][1] - clauses[0][0] <= _SHORT + 3:
        more = read_label(view, *clauses[0])
        band = more.quantity if more.quantity and not more.quantity.plain else None
        label = label.over(Label(includes=more.includes, quantity=band))
    return label


def _carried(before: Label, own: Label) -> Label:
    """What a sum inherits from the one before it in the sentence."""
    if own.service and own.service != before.service:
        return NOTHING
    if own.couriers:
        return replace(before, couriers=(), level=None, quantity=None, includes=None, scanned=None)
    if own.level:
        return replace(before, quantity=None)
    if own.scanned is not None:
        return replace(before, includes=None)
    return before


def is_sold(view: View, one: Priced, sentence: Span) -> bool:
    """Whether a sum is what one piece costs here, and not a payment, a fee or a buyer's offer."""
    amount = one.amount
    if amount.foreign or not 0 <= amount.value <= MOST:
        return False
    terms = view.terms_in(*sentence)
    clause = view.terms_in(*one.span)
    if any(term.kind in {Kind.BUYING, Kind.OTHERS} for term in clause) or _is_asked(view, one.span):
        return False
    before = [term for term in terms if term.end <= amount.start]
    behind = [term for term in clause if term.start >= amount.end]
    if _paid_otherwise(amount, before, clause) or _stops(amount, behind):
        return False
    if amount.unit or amount.lot or not amount.marked or one.label.binds:
        return True
    return any(term.kind in {Kind.PRICE, Kind.NEW} for term in terms)


def _is_asked(view: View, clause: Span) -> bool:
    return "?" in view.text[clause[0] : clause[1] + 1]


def _paid_otherwise(amount: Amount, before: Sequence[Term], clause: Sequence[Term]) -> bool:
    """Whether the words before a sum make it a payment, or the price of other goods."""
    for term in reversed(before):
        if term.kind == Kind.TOP_UP and term in clause:
            if not amount.unit or amount.start - term.end <= 2:  # noqa: PLR2004  (充值满5元/单 is none)
                return True
        elif term.kind == Kind.GOODS:
            return False
        elif term.kind == Kind.OTHER_GOODS:
            return True
    return False


def _stops(amount: Amount, behind: Sequence[Term]) -> bool:
    """Whether what stands behind a sum takes it back: 停售, 体验金."""
    close = behind[0] if behind and behind[0].start - amount.end <= 1 else None
    if close is not None and close.kind in {Kind.TOP_UP, Kind.OTHER_GOODS}:
        return True
    for term in behind:
        if term.kind == Kind.COURIER:
            return False
        if term.kind == Kind.STOPPED and term.value == "hard":
            return True
    return False
