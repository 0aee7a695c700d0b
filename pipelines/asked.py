"""Whether a sum is a price that is asked here: no payment, no fee, no other goods, not outdated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pipelines.blocks import Span
from pipelines.labels import Label
from pipelines.money import Amount
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

MOST = Decimal(50)
"""CNY: no piece of this trade costs more (waybill data reaches 10)."""
LEAST_BARE = Decimal("0.01")
"""CNY: a bare number below is no price."""

_NAMES = {Kind.LEVEL, Kind.PRICE, Kind.COURIER, Kind.GOODS, Kind.SCANNED, Kind.FULL, Kind.BARE}
_PAID = re.compile(r"\d\s?(?:元|块)")
"""A sum that stands between a word of paying in and a later sum is what was paid."""
_LEAST = 2
"""Signs beside a sum in a clause that is nothing but the sum."""
_GAP = re.compile(r"[\s:=|(—-]{0,3}")


def is_sold(view: View, amount: Amount, label: Label, clause: Span, sentence: Span) -> bool:
    """Whether a sum is what one piece costs here, and not a payment, a fee or a buyer's offer."""
    if is_payment(view, amount, clause, sentence):
        return False
    near = view.terms_in(*clause)
    behind = [term for term in near if term.start >= amount.end]
    if _is_theirs(view, clause, near) or _stops(amount, behind):
        return False
    alone = clause[1] - clause[0] <= amount.end - amount.start + _LEAST
    if amount.unit or amount.lot or not amount.marked or label.binds or alone:
        return True
    terms = view.terms_in(*sentence)
    return any(term.kind in {Kind.PRICE, Kind.NEW, Kind.OLD} for term in terms)


def is_payment(view: View, amount: Amount, clause: Span, sentence: Span) -> bool:
    """Whether a sum is paid in, given, or asked for something else than a piece."""
    if amount.extra:
        return False
    if amount.foreign or not 0 <= amount.value <= MOST:
        return True
    before = [term for term in view.terms_in(*sentence) if term.end <= amount.start]
    return _paid_otherwise(view, amount, before, view.terms_in(*clause))


def _is_theirs(view: View, clause: Span, near: Sequence[Term]) -> bool:
    """Whether somebody else's price is meant, a buyer's bid or a question."""
    others = any(term.kind in {Kind.BUYING, Kind.OTHERS} for term in near)
    return others or "?" in view.text[clause[0] : clause[1] + 1]


def _paid_otherwise(
    view: View, amount: Amount, before: Sequence[Term], clause: Sequence[Term]
) -> bool:
    """Whether the words before a sum make it a payment, or the price of other goods."""
    for term in reversed(before):
        if term.kind == Kind.PRICE and amount.start - term.end <= 1:
            return False
        if term.kind == Kind.TOP_UP and term in clause:
            paid = _PAID.search(view.text, term.end, amount.start)
            if not paid and (not amount.unit or amount.start - term.end <= 2):  # noqa: PLR2004  (充值满5元/单 is none)
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


def all_stopped(terms: Sequence[Term], last: int) -> bool:
    """Whether a sentence ends by taking all its prices back: 圆通七毛，申通六毛五，都已停售."""
    tail = [term for term in terms if term.start >= last]
    stops = any(term.kind == Kind.STOPPED and term.value == "hard" for term in tail)
    return stops and any(term.kind == Kind.SAME for term in tail)


def outdated(amounts: Sequence[Amount], terms: Sequence[Term]) -> set[int]:
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


def is_named(view: View, amount: Amount, start: int, *, priced: bool) -> bool:
    """Whether a bare number is a price: a word that asks for one stands directly before it."""
    terms = view.terms_in(start, amount.start)
    if not terms or not LEAST_BARE <= amount.value <= MOST or _counts_something(view, amount):
        return False
    term = terms[-1]
    if not _GAP.fullmatch(view.text, term.end, amount.start):
        return False
    if term.kind in {Kind.PRICE, Kind.LEVEL}:
        return priced or "价" in view.text[term.start : term.end]
    if term.kind in {Kind.OLD, Kind.NEW}:
        return priced or term.value in {"weak", "change"}
    return priced and term.kind in _NAMES and amount.value != int(amount.value)


def _counts_something(view: View, amount: Amount) -> bool:
    """Whether a word that is none of the trade's stands directly behind a bare number."""
    follows = view.text[amount.end : amount.end + 2].lstrip()[:1]
    if not "一" <= follows <= "鿿" or follows in "起左":
        return False
    behind = view.terms_in(amount.end, min(amount.end + 12, len(view.text)))
    close = behind[0] if behind and behind[0].start <= amount.end + 1 else None
    return close is None or close.kind not in _NAMES | {Kind.NEW}
