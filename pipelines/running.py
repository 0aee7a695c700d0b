"""Prices in one line: which sums are asked for, and what each is bound to."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipelines.binding import carried
from pipelines.blocks import Span
from pipelines.labels import NOTHING, Label
from pipelines.money import Amount
from pipelines.passage import Passage
from pipelines.quantities import Quantity
from pipelines.sums import Sentence, sentences_of


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


def read_line(line: Passage, outer: Label, *, priced: bool = False) -> Found:
    """The prices of one line. ``priced`` says that what stands around it announces prices."""
    kept = Found()
    sentences = sentences_of(line, priced)
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


def _bound(sentence: Sentence, outer: Label, before: Label) -> Found:
    """The sums of a sentence with what stands around it; ``before`` is what it goes on from."""
    found = Found()
    for one in sentence.sums:
        amount, own = one.amount, one.own
        before = NOTHING if one.is_rest else before
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
