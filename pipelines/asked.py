"""Whether a sum is a price that is asked here: no payment, no fee, no other goods, not outdated."""

from __future__ import annotations

import re

from pipelines.bare import MOST, NEXT, is_broken
from pipelines.blocks import Span
from pipelines.money import Amount
from pipelines.passage import Passage
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

_PAYING = frozenset({Kind.TOP_UP, Kind.OTHER_GOODS})
_STOPPING = _PAYING | {Kind.STOPPED}
_THEIRS = frozenset({Kind.BUYING, Kind.OTHERS})
_PAID = re.compile(r"\d\s?(?:元|块)")
"""A sum that stands between a word of paying in and a later sum is what was paid."""
_SWAP = re.compile(r"(?<![\d.])1\s?元\s?=\s?1\s?[件个]")
_PROMOTED = re.compile(r"\s促销(?!\w{0,4}\s?[¥\d])|\s促销价?\s?:?\s?(?=[¥\d])")
"""Behind a list price of an item: 价格 ￥3.60 促销 ￥1.80."""
_ASKED = re.compile(r"(?:行|可以|卖|好|成|能|干|做|出)(?:不行?|吗|么|嘛|吧)|行不行|吗(?!的)")
"""Behind a sum that a buyer offers: 1块行吗."""
_LEAST = 2
"""Signs beside a sum in a clause that is nothing but the sum."""


def is_refused(passage: Passage, amount: Amount, clause: Span, sentence: Span) -> bool:
    """Whether a sum that is no payment is somebody else's all the same, taken back, or past."""
    return (
        _is_theirs(passage, clause)
        or _ASKED.search(passage.text, amount.end, clause[1]) is not None
        or _PROMOTED.match(passage.text, amount.end) is not None
        or _stops(passage, amount, clause[1], sentence[1])
        or _is_past(passage, amount, sentence[0])
    )


def is_quoted(passage: Passage, amount: Amount, clause: Span, sentence: Span) -> bool:
    """Whether somebody else asks for a sum: 别家卖1.5元; 听说以前一条四毛，一条五毛."""
    if Kind.OTHERS not in passage.kinds:
        return False
    before = passage.terms_in(sentence[0], amount.start)
    if any(term.kind == Kind.OTHERS and term.value == "talk" for term in before):
        return True
    return any(term.kind == Kind.OTHERS for term in passage.terms_in(*clause))


def _is_past(passage: Passage, amount: Amount, start: int) -> bool:
    """Whether what heads the sentence says that its prices are past: 昨天的价：申通0.50."""
    if Kind.OLD not in passage.kinds:
        return False
    colon = passage.text.find(":", start, amount.start)
    if colon < 0:
        return False
    head = passage.terms_in(start, colon)
    past = any(term.kind == Kind.OLD and term.value == "past" for term in head)
    return past and not any(term.kind == Kind.NEW for term in head)


def is_sure(passage: Passage, amount: Amount, clause: Span, sentence: Span) -> bool:
    """Whether a sum is a price even where nothing says what it is for."""
    alone = clause[1] - clause[0] <= amount.end - amount.start + _LEAST
    if amount.unit or amount.lot or not amount.marked or alone:
        return True
    terms = passage.terms_in(*sentence)
    return any(term.kind in {Kind.PRICE, Kind.NEW, Kind.OLD} for term in terms)


def is_payment(passage: Passage, amount: Amount, clause: Span, sentence: Span) -> bool:
    """Whether a sum is paid in, given, or asked for something else than a piece."""
    if _SWAP.search(passage.text, *sentence):
        return True  # 1元=1件: so much of it is bought for what is agreed
    if amount.extra or _is_total(passage.text, amount, sentence[0]):
        return False
    if amount.foreign or not 0 <= amount.value <= MOST:
        return True
    return bool(passage.kinds & _PAYING) and _paid_otherwise(passage, amount, clause, sentence)


def _is_total(text: str, amount: Amount, start: int) -> bool:
    """Whether a sum is what others add up to: 礼品0.3元+快递费1.9元=2.2元."""
    sign = text.rfind("=", start, amount.start)
    return sign >= 0 and not text[sign + 1 : amount.start].strip() and "+" in text[start:sign]


def _is_theirs(passage: Passage, clause: Span) -> bool:
    """Whether somebody else's price is meant, a buyer's bid or a question."""
    if "?" in passage.text[clause[0] : clause[1] + 1]:
        return True
    if not passage.kinds & _THEIRS:
        return False
    return any(term.kind in _THEIRS for term in passage.terms_in(*clause))


def _is_paid_in(passage: Passage, start: int, place: int) -> bool:
    """Whether a word of paying in stands right before a place: 充值(最低5元)."""
    paying = [one for one in passage.terms_in(start, place) if one.kind in _PAYING]
    if not paying or place - paying[-1].end > _LEAST:
        return False
    return paying[-1].kind == Kind.TOP_UP


def _paid_otherwise(passage: Passage, amount: Amount, clause: Span, sentence: Span) -> bool:
    """Whether the words before a sum make it a payment, or the price of other goods."""
    for term in reversed(passage.terms_in(sentence[0], amount.start)):
        gap = amount.start - term.end
        if term.kind == Kind.PRICE and gap <= 1:
            return _is_paid_in(passage, clause[0], term.start)
        if term.kind == Kind.TOP_UP and clause[0] <= term.start:
            paid = _PAID.search(passage.text, term.end, amount.start)
            if not paid and (not amount.unit or gap <= 2):  # noqa: PLR2004  (充值满5元/单 is none)
                return True
        elif term.kind == Kind.GOODS:
            return False
        elif term.kind == Kind.LEVEL and gap <= 1 and is_broken(amount):
            return False  # 充值500元升级VIP 1.4元
        elif term.kind == Kind.OTHER_GOODS and not _in_brackets(passage.text, term, amount):
            return True
    return False


def _in_brackets(text: str, term: Term, amount: Amount) -> bool:
    """Whether a word stands in brackets that close before a sum: 大件(1公斤内)2.8元."""
    close = text.find(")", term.end, amount.start)
    return close >= 0 and "(" in text[max(0, term.start - 12) : term.start]


def _stops(passage: Passage, amount: Amount, end: int, last: int) -> bool:
    """Whether what stands behind a sum takes it back: 停售, 体验金; or the next clause's head."""
    if not passage.kinds & _STOPPING:
        return False
    behind = passage.terms_in(amount.end, end)
    close = behind[0] if behind and behind[0].start - amount.end <= 1 else None
    if close is not None and close.kind in _PAYING:
        return NEXT.match(passage.text, amount.end) is None
    for term in behind:
        if term.kind == Kind.COURIER:
            return False
        if term.kind == Kind.STOPPED and term.value == "hard":
            return True
    after = passage.terms_in(end, last)[:1]
    return (
        bool(after)
        and after[0].kind == Kind.STOPPED
        and after[0].value == "hard"
        and (after[0].start - end <= 1)
    )
