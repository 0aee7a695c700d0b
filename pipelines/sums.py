"""The sums of a line, sentence by sentence, with what the line's own words say of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.amounts import beside, find_amounts
from pipelines.asked import is_payment, is_quoted, is_refused, is_sure
from pipelines.audiences import name_beside
from pipelines.bare import (
    NAMING_NUMBERS,
    is_broken,
    is_each,
    is_extra,
    is_named,
    lists_prices,
    name_before,
)
from pipelines.binding import bind
from pipelines.blocks import Span
from pipelines.figures import find_numbers
from pipelines.labels import Label, named_fields, says_price
from pipelines.money import MAY_PAY, MAY_SUM, Amount
from pipelines.outdated import all_stopped, outdated
from pipelines.passage import Passage, remembered
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

_REST = re.compile(r"[\s,、;]*(?:其余|其他|其它|剩下|别的)")
_PIECE = frozenset("单个条张份件票")


class Sum(NamedTuple):
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
    is_rest: bool
    """It is asked for what was not named before: 其余的两毛五."""
    is_sure: bool


class Sentence(NamedTuple):
    """The sums of one sentence."""

    span: Span
    sums: tuple[Sum, ...]


@remembered
def sentences_of(line: Passage, priced: bool) -> tuple[Sentence, ...]:
    """The sentences of a line that hold sums."""
    if not (line.kinds & NAMING_NUMBERS or MAY_SUM.search(line.text)):
        return ()
    if Kind.OTHERS in line.kinds and any(_is_press(term) for term in line.terms):
        return ()
    priced = priced or says_price(line, 0, line.end) or lists_prices(line)
    read = ((span, tuple(_sums(line, span, priced=priced))) for span in line.sentences(0, line.end))
    return tuple(Sentence(span, sums) for span, sums in read if sums)


def _is_press(term: Term) -> bool:
    return term.kind == Kind.OTHERS and term.value == "press"


def _sums(line: Passage, span: Span, *, priced: bool) -> Iterator[Sum]:
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
    edges = [start, *(amount.end for amount in amounts)]
    for index, ((amount, clause), own) in enumerate(zip(kept, labels, strict=True)):
        edge = edges[index]
        surcharge = None
        if amount.extra and not (own.service and not own.includes):
            named = named_fields(line, clause[0], amount.start)
            named = named or named_fields(line, start, amount.start)
            surcharge = own.over(Label(includes=named))
        yield Sum(
            amount,
            own,
            clause,
            surcharge,
            index in old,
            is_refused(line, amount, clause, span),
            is_quoted(line, amount, clause, span),
            _REST.match(line.text, edge, amount.start) is not None,
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
        if name is None and sign not in _PIECE and sign != "+" and Kind.LEVEL not in line.kinds:
            continue
        found = beside(line.text, number, *span)
        if found.end > edge:
            continue
        if name is None and sign not in _PIECE and sign != "+":
            named = name_beside(line, span[0], found.start)
            asked = priced and is_broken(found) and named is not None
        elif sign == "+":
            asked = found.extra and is_extra(line, found, span[0])
        else:
            asked = is_named(line, found, name, priced=priced) if name else is_each(line, found)
        if asked:
            bare.append(found)
    return sorted(marked + bare, key=lambda found: found.start)
