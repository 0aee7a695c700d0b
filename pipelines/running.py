"""Prices in one sentence: which sums are asked for, and what each is bound to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines.amounts import find_amounts
from pipelines.asked import all_stopped, is_named, is_payment, is_sold, outdated
from pipelines.binding import bind, carried
from pipelines.blocks import Span
from pipelines.figures import find_loose
from pipelines.labels import NOTHING, Label, named_fields, says_price
from pipelines.money import Amount
from pipelines.quantities import Quantity
from pipelines.view import View
from waybillwatch.lexicon import Kind


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
    amounts = [
        amount
        for amount in _sums(view, span, priced=priced)
        if not is_payment(view, amount, view.clause(amount.start, start, end), span)
    ]
    if not amounts:
        return found
    terms = view.terms_in(start, end)
    if all_stopped(terms, amounts[-1].end):
        return found
    old = outdated(amounts, terms)
    before = NOTHING
    for index, (amount, own) in enumerate(zip(amounts, bind(view, amounts, span), strict=True)):
        label = own.over(carried(before, own)).over(outer)
        one = Priced(amount, label, view.clause(amount.start, start, end))
        if amount.extra and not (label.service and not own.includes and own.service):
            for_data = Label(includes=named_fields(view, start, amount.start))
            named = own.over(for_data).over(Label(couriers=before.couriers)).over(outer)
            found.extras.append(replace(one, label=named, scope=span if found.priced else None))
        elif index in old:
            found.gone.append(one)
            before = label
        elif is_sold(view, amount, label, one.span, span):
            if amount.lot:
                band = Quantity(amount.lot, amount.lot, amount.start, amount.end)
                one = replace(one, label=replace(label, quantity=band))
                label = replace(label, quantity=None)
            found.priced.append(one)
            before = label
    return found


def _sums(view: View, span: Span, *, priced: bool) -> list[Amount]:
    """The sums of a sentence: those with a unit of money, and bare numbers that must be prices."""
    amounts = [found for found in find_amounts(view.text, *span) if not view.is_struck(found.start)]
    for found in find_loose(view.text, *span):
        if any(one.start < found.end and found.start < one.end for one in amounts):
            continue
        if is_named(view, found, span[0], priced=priced):
            amounts.append(found)
    return sorted(amounts, key=lambda found: found.start)
