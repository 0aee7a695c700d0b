"""Prices in one line: which sums are asked for, and what each is bound to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipelines.amounts import beside, find_amounts
from pipelines.asked import (
    NAMING_NUMBERS,
    all_stopped,
    is_each,
    is_extra,
    is_named,
    is_payment,
    is_quoted,
    is_refused,
    is_sure,
    lists_prices,
    name_before,
    outdated,
)
from pipelines.binding import bind, carried
from pipelines.blocks import Span
from pipelines.figures import find_numbers
from pipelines.labels import NOTHING, Label, named_fields, says_price
from pipelines.money import MAY_PAY, MAY_SUM, Amount
from pipelines.passage import Passage, remembered
from pipelines.quantities import Quantity
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

_PIECE = frozenset("单个条张份件票")


class Priced(NamedTuple):
    """One sum that is asked for, bound."""

    amount: Amount
    label: Label
    span: Span
    """What is quoted for it."""
    scope: Span | None = None
    """Of a surcharge: the sentence whose prices alone it comes on top of."""

    def moved(self, by: int) -> Priced:
        """The same, its places and its sum's counted from so many signs further back."""
        (start, end), scope, amount = self.span, self.scope, self.amount
        if scope is not None:
            scope = (scope[0] + by, scope[1] + by)
        amount = amount._replace(start=amount.start + by, end=amount.end + by)
        return Priced(amount, self.label, (start + by, end + by), scope)


@dataclass(slots=True)
class Found:
    """What a stretch of a page holds."""

    priced: list[Priced] = field(default_factory=list)
    extras: list[Priced] = field(default_factory=list)
    """Surcharges: what comes on top for what their label says."""
    gone: list[Priced] = field(default_factory=list)
    """Prices that the page says are no longer asked."""
    theirs: set[Decimal] = field(default_factory=set)
    """Sums that are somebody else's price."""

    def add(self, other: Found, by: int = 0) -> None:
        """Take in what another stretch holds, its places counted from ``by`` signs before it."""
        self.priced += [one.moved(by) for one in other.priced] if by else other.priced
        self.extras += [one.moved(by) for one in other.extras] if by else other.extras
        self.gone += [one.moved(by) for one in other.gone] if by else other.gone
        self.theirs |= other.theirs

    def __bool__(self) -> bool:
        return bool(self.priced or self.extras or self.gone or self.theirs)


class _Sum(NamedTuple):
    """One sum of a sentence, as far as the sentence's own words go."""

    amount: Amount
    own: Label
    """What the words beside it say it is for."""
    clause: Span
    surcharge: Label | None
    """Where it comes on top of a price: what for."""
    is_old: bool
    is_refused: bool
    is_theirs: bool
    """Somebody else asks for it, and not here."""
    is_sure: bool


class _Sentence(NamedTuple):
    """The sums of one sentence."""

    span: Span
    sums: tuple[_Sum, ...]


def read_line(line: Passage, outer: Label, *, priced: bool = False) -> Found:
    """The prices of one line. ``priced`` says that what stands around it announces prices."""
    kept = Found()
    sentences = _sentences(line, priced)
    if not sentences:
        return kept
    context = NOTHING
    for sentence in sentences:
        found = _bound(sentence, outer, context)
        kept.add(found)
        if found.priced:
            last = found.priced[-1].label
            stop = sentence.span[1]
            goes_on = line.text[stop : stop + 1] == ";"
            several = len({one.label.couriers for one in found.priced}) > 1
            if several and goes_on:
                last = last._replace(couriers=())  # the list of couriers is over
            context = last if goes_on else Label(service=last.service)
    return kept


@remembered
def _sentences(line: Passage, priced: bool) -> tuple[_Sentence, ...]:
    """The sentences of a line that hold sums."""
    if not (line.kinds & NAMING_NUMBERS or MAY_SUM.search(line.text)):
        return ()
    if Kind.OTHERS in line.kinds and any(_is_press(term) for term in line.terms):
        return ()
    priced = priced or says_price(line, 0, line.end) or lists_prices(line)
    read = ((span, tuple(_sums(line, span, priced=priced))) for span in line.sentences(0, line.end))
    return tuple(_Sentence(span, sums) for span, sums in read if sums)


def _is_press(term: Term) -> bool:
    return term.kind == Kind.OTHERS and term.value == "press"


def _sums(line: Passage, span: Span, *, priced: bool) -> Iterator[_Sum]:
    start, end = span
    clauses = [(one, line.clause(one.start, *span)) for one in _amounts(line, span, priced=priced)]
    kept = [pair for pair in clauses if not is_payment(line, *pair, span)]
    if not kept:
        return
    terms = line.terms_in(start, end)
    amounts = [amount for amount, _ in kept]
    if all_stopped(terms, amounts[-1].end):
        return
    old = outdated(amounts, terms, line.text)
    labels = bind(line, amounts, span)
    for index, ((amount, clause), own) in enumerate(zip(kept, labels, strict=True)):
        surcharge = None
        if amount.extra and not (own.service and not own.includes):
            named = named_fields(line, clause[0], amount.start)
            named = named or named_fields(line, start, amount.start)
            surcharge = own.over(Label(includes=named))
        yield _Sum(
            amount,
            own,
            clause,
            surcharge,
            index in old,
            is_refused(line, amount, clause, span),
            is_quoted(line, amount, clause, span),
            is_sure(line, amount, clause, span),
        )


def _amounts(line: Passage, span: Span, *, priced: bool) -> Sequence[Amount]:
    """The sums of a sentence: those with a unit of money, and bare numbers that must be prices."""
    if not MAY_PAY.search(line.text, *span):
        return ()
    marked = [found for found in find_amounts(line.text, *span) if not line.is_struck(found.start)]
    if not (line.kinds & NAMING_NUMBERS or (marked and Kind.FIELD in line.kinds)):
        return marked
    bare: list[Amount] = []
    at = 0
    for number in find_numbers(line.text, *span):
        while at < len(marked) and marked[at].end <= number.start:
            at += 1
        edge = marked[at].start if at < len(marked) else span[1]
        name = name_before(line, number.start, span[0]) if number.end <= edge else None
        sign = line.text[max(0, number.start - 2) : number.start].strip()[-1:]
        if name is None and sign not in _PIECE and sign != "+":
            continue
        found = beside(line.text, number, *span)
        if found.end > edge:
            continue
        if sign == "+":
            asked = found.extra and is_extra(line, found, span[0])
        else:
            asked = is_named(line, found, name, priced=priced) if name else is_each(line, found)
        if asked:
            bare.append(found)
    return sorted(marked + bare, key=lambda found: found.start)


def _bound(sentence: _Sentence, outer: Label, before: Label) -> Found:
    """The sums of a sentence with what stands around it; ``before`` is what it goes on from."""
    found = Found()
    for one in sentence.sums:
        amount, own = one.amount, one.own
        label = own.over(carried(before, own)).over(outer)
        if one.is_theirs:
            found.theirs.add(amount.value)
        elif one.surcharge is not None:
            named = one.surcharge.over(Label(couriers=before.couriers)).over(outer)
            scope = sentence.span if found.priced else None
            found.extras.append(Priced(amount, named, one.clause, scope))
        elif one.is_old:
            found.gone.append(Priced(amount, label, one.clause))
            before = label
        elif not one.is_refused and (one.is_sure or label.binds):
            bound = label
            if amount.lot:
                band = Quantity(amount.lot, amount.lot, amount.start, amount.end)
                bound, label = label._replace(quantity=band), label._replace(quantity=None)
            found.priced.append(Priced(amount, bound, one.clause))
            before = label
    return found
