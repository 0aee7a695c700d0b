"""What the words around the sums of a sentence say they are the prices of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from pipelines.audiences import name_beside
from pipelines.blocks import Span
from pipelines.labels import NOTHING, Label, named_fields, read_label
from pipelines.money import Amount
from pipelines.passage import Passage
from pipelines.quantities import Quantity
from waybillwatch.lexicon import Kind
from waybillwatch.pii import PiiField

_ALL = re.compile(
    r"\s?(?:[两三四五六]家)?\s?(?:都|均|全|统统|通通)(?:有|是|这|一|能|可|做|按|卖|算)"
)
_FIELD_WORDS = frozenset({Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA})
_NOT_ITS = re.compile(r"折|减|少|优惠|便宜|返|送|^(?:都|均|全)[是为含带有]")
_ANY = re.compile(r"\s?(?:不论|不管|无论|不分|只剩|只有|仅剩|仅有|仅限|只限)")
_SHORT = 9
"""Signs of a clause that can be a label rather than a statement."""


def bind(passage: Passage, amounts: Sequence[Amount], span: Span) -> list[Label]:
    """What the words around each sum say it is for, those before it first."""
    start, end = span
    edges = [start, *(_closed(passage.text, start, one, after) for one, after in pairwise(amounts))]
    before = [_before(passage, edges[i], amount) for i, amount in enumerate(amounts)]
    gaps = [*(amount.start for amount in amounts[1:]), end]
    behind = [_behind(passage, one, gap, end) for one, gap in zip(amounts, gaps, strict=True)]
    if _follows(before, behind[-1]):
        return [read_label(passage, one.end, gap) for one, gap in zip(amounts, gaps, strict=True)]
    prefix = _prefix(passage, amounts[0], start)
    labels = [
        own.over(after._replace(couriers=()) if own.couriers else after).over(
            prefix if index else NOTHING
        )
        for index, (own, after) in enumerate(zip(before, behind, strict=True))
    ]
    return _headed(passage, amounts, labels, span)


def _closed(text: str, start: int, amount: Amount, after: Amount) -> int:
    """Where what belongs to a sum ends: behind the brackets it stands in, or itself."""
    if text.rfind("(", start, amount.start) <= text.rfind(")", start, amount.start):
        return amount.end
    close = text.find(")", amount.end, after.start)
    return close + 1 if close >= 0 else amount.end


def _headed(
    passage: Passage, amounts: Sequence[Amount], labels: list[Label], span: Span
) -> list[Label]:
    """The labels with the bands that head them: 满500单，圆通1.2元，申通1.1元."""
    head: Quantity | None = None
    for index, (amount, label) in enumerate(zip(amounts, labels, strict=True)):
        band = label.quantity
        if band is None and head is not None and label.couriers:
            labels[index] = label._replace(quantity=head)
        elif band is not None and index + 1 < len(labels):
            own = passage.clause(amount.start, *span)[0]
            head = band if not band.plain and band.end <= own else None
    return labels


def _follows(before: Sequence[Label], last: Label) -> bool:
    """Whether labels stand behind their sums: 0.8元圆通 0.9元中通."""
    if before[0].binds or not (last.couriers or last.level):
        return False
    if last.couriers:
        return all(label.couriers for label in before[1:])
    return all(label.level for label in before[1:])


def _prefix(passage: Passage, first: Amount, start: int) -> Label:
    """What stands before a colon at a sentence's head is said of all its prices."""
    colon = passage.text.find(":", start, first.start)
    return read_label(passage, start, colon) if colon > start else NOTHING


def _before(passage: Passage, start: int, amount: Amount) -> Label:
    """The label before a sum: its own clause, then earlier ones as far as they can be labels."""
    end = amount.start
    for term in passage.terms_in(start, end):
        if term.kind == Kind.STOPPED:
            start = term.end
    clauses = list(passage.clauses(start, end)) or [(start, end)]
    label = _beside(read_label(passage, *clauses[-1]), amount)
    if label.level is None and (level := name_beside(passage, clauses[-1][0], end)) is not None:
        label = label._replace(level=level)
    if label.includes is None and (fields := _fields(passage, *clauses[-1])):
        label = label._replace(includes=fields)
    for clause in reversed(clauses[:-1]):
        far = _beside(read_label(passage, *clause), amount)
        if clause[1] - clause[0] > _SHORT and not amount.extra:
            far = far._replace(includes=None)
        label = label.over(far)
    return label


_JOINED = re.compile(r"[单只仅光要加和跟与及+、/\s:]*")


def _fields(passage: Passage, start: int, end: int) -> tuple[PiiField, ...] | None:
    """The data fields of a clause before a sum that names them and nothing else: 电话加姓名1元."""
    start = max(start, passage.text.rfind(":", start, end) + 1)
    terms = passage.terms_in(start, end)
    if not terms or not all(term.kind in _FIELD_WORDS for term in terms):
        return None
    place = start
    for term in terms:
        if not _JOINED.fullmatch(passage.text, place, term.start):
            return None
        place = term.end
    rest = _JOINED.fullmatch(passage.text, place, end) is not None
    return named_fields(passage, start, end) if rest else None


def _beside(label: Label, amount: Amount) -> Label:
    """The label without a mere number of pieces that stands too far from the sum to be its own."""
    band = label.quantity
    if band is not None and band.plain and amount.start - band.end > 1:
        return label._replace(quantity=None)
    return label


def _behind(passage: Passage, amount: Amount, until: int, end: int) -> Label:
    """The label behind a sum in its own clause, where no other sum follows there."""
    clauses = list(islice(passage.clauses(amount.end, end), 2))
    label = NOTHING
    if clauses and not passage.text[amount.end : clauses[0][0]].strip():
        first = clauses.pop(0)
        if first[1] > until:
            bracket = passage.text[amount.end : amount.end + 1] == "("
            close = passage.text.find(")", amount.end, until)
            bracket = bracket or passage.text[amount.end : amount.end + 1] == "/"
            return read_label(passage, amount.end, close) if bracket and close > 0 else NOTHING
        label = read_label(passage, *first)
    if clauses and (_ANY.match(passage.text, clauses[0][0]) or _all_of(passage, *clauses[0])):
        label = label.over(Label(couriers=read_label(passage, *clauses[0]).couriers))
    elif clauses and _NOT_ITS.search(passage.text[slice(*clauses[0])]):
        pass  # 满500单9折 is no band of this price, 都是三项 no contents of it alone
    elif clauses and until == end and clauses[0][1] - clauses[0][0] <= _SHORT + 3:
        more = read_label(passage, *clauses[0])
        band = more.quantity if more.quantity and not more.quantity.plain else None
        label = label.over(Label(includes=more.includes, quantity=band))
    return label


def _all_of(passage: Passage, start: int, end: int) -> bool:
    """Whether a clause says of couriers and nothing else that it holds for all: 圆通申通都有."""
    terms = passage.terms_in(start, end)
    last = next((t.end for t in reversed(terms) if t.kind == Kind.COURIER), 0)
    first = terms[0].start if terms else end
    return bool(last) and first == start and _ALL.match(passage.text, last, end) is not None


def carried(before: Label, own: Label) -> Label:
    """What a sum inherits from the one before it in the sentence."""
    if own.service and own.service != before.service:
        return NOTHING
    if own.couriers:
        return before._replace(couriers=(), level=None, quantity=None, includes=None, scanned=None)
    if own.level is not None:
        return before._replace(quantity=None)
    if own.scanned is not None:
        return before._replace(includes=None)
    return before
