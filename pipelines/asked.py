"""Whether a sum is a price that is asked here: no payment, no fee, no other goods, not outdated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pipelines.blocks import Span
from pipelines.money import Amount
from pipelines.passage import Passage
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

MOST = Decimal(50)
"""CNY: no piece of this trade costs more (waybill data reaches 10)."""
LEAST_BARE = Decimal("0.01")
"""CNY: a bare number below is no price."""

_NAMES = frozenset(
    {Kind.LEVEL, Kind.PRICE, Kind.COURIER, Kind.GOODS, Kind.SCANNED, Kind.FULL, Kind.BARE}
)
_PAYING = frozenset({Kind.TOP_UP, Kind.OTHER_GOODS})
_STOPPING = _PAYING | {Kind.STOPPED}
_THEIRS = frozenset({Kind.BUYING, Kind.OTHERS})
NAMING_NUMBERS = _NAMES | {Kind.OLD, Kind.NEW}
"""Words that may stand before a bare number that is a price."""
_PAID = re.compile(r"\d\s?(?:元|块)")
"""A sum that stands between a word of paying in and a later sum is what was paid."""
_PROMOTED = re.compile(r"\s促销(?!\w{0,4}\s?[¥\d])|\s促销价?\s?:?\s?(?=[¥\d])")
"""Behind a list price of an item: 价格 ￥3.60 促销 ￥1.80."""
_ASKED = re.compile(r"(?:行|可以|卖|好|成|能|干|做|出)(?:不行?|吗|么|嘛|吧)|行不行|吗(?!的)")
"""Behind a sum that a buyer offers: 1块行吗."""
_ARROW = re.compile(r"\s?(?:→|->|=>|-->|⇒|➜|➔|»|>>)\s?(?:现|今)?")
_LEAST = 2
"""Signs beside a sum in a clause that is nothing but the sum."""
_GAP = re.compile(r"[\s:=|(—.·…~💰-]{0,8}")


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
        elif term.kind == Kind.LEVEL and gap <= 1 and amount.value != int(amount.value):
            return False  # 充值500元升级VIP 1.4元
        elif term.kind == Kind.OTHER_GOODS:
            return True
    return False


def _stops(passage: Passage, amount: Amount, end: int, last: int) -> bool:
    """Whether what stands behind a sum takes it back: 停售, 体验金; or the next clause's head."""
    if not passage.kinds & _STOPPING:
        return False
    behind = passage.terms_in(amount.end, end)
    close = behind[0] if behind and behind[0].start - amount.end <= 1 else None
    if close is not None and close.kind in _PAYING:
        return True
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


def all_stopped(terms: Sequence[Term], last: int) -> bool:
    """Whether a sentence ends by taking all its prices back: 圆通七毛，申通六毛五，都已停售."""
    tail = [term for term in terms if term.start >= last]
    stops = any(term.kind == Kind.STOPPED and term.value == "hard" for term in tail)
    return stops and any(term.kind == Kind.SAME for term in tail)


def outdated(amounts: Sequence[Amount], terms: Sequence[Term], text: str) -> set[int]:
    """Which sums of a sentence are no longer asked: 原价1.5元，现价1.2元; 从0.4元涨到0.5元.

    An arrow leads from an old price to a new one: 0.45元 → 0.50元.
    """
    telling = [term for term in terms if term.kind in {Kind.OLD, Kind.NEW}]
    gone = _parts_of(amounts, text) | {
        index
        for index, (one, other) in enumerate(pairwise(amounts))
        if _ARROW.fullmatch(text, one.end, other.start)
    }
    waiting: set[int] = set()
    is_new = False
    at = 0
    for index, amount in enumerate(amounts if telling else ()):
        first = amounts[index - 1].end if index else 0
        while at < len(telling) and telling[at].start < first:
            at += 1
        end = at
        while end < len(telling) and telling[end].start < amount.start:
            end += 1
        said = telling[at:end]
        is_new = is_new or any(term.kind == Kind.NEW for term in said)
        if index and any(term.kind == Kind.NEW and term.value == "change" for term in said):
            gone.add(index - 1)
        if said and said[-1].kind == Kind.OLD:
            if said[-1].value == "past":
                gone.add(index)
            elif said[-1].value == "list" or amount.start - said[-1].end <= 1:
                waiting.add(index)
    return gone | waiting if is_new else gone


_BROKEN = re.compile(r"\s?[:=|💰—-]{0,2}\s?\d\.\d{1,2}(?![\d.]|\s?[%天小时分万次星])")
_LISTED = 2
"""Couriers with a number behind each from which on a line is a list of prices."""


def _parts_of(amounts: Sequence[Amount], text: str) -> set[int]:
    """The sums that another is reckoned from: 礼品0.3元+快递费1.9元=2.2元."""
    parts: set[int] = set()
    for index, (one, other) in enumerate(pairwise(amounts)):
        if "=" in text[one.end : other.start]:
            parts.add(index)
            while index and "+" in text[amounts[index - 1].end : amounts[index].start]:
                index -= 1  # noqa: PLW2901  (back to the first summand)
                parts.add(index)
    return parts


def lists_prices(passage: Passage) -> bool:
    """Whether a line is a list of couriers, a broken number behind each: 圆通0.5 申通0.4."""
    if Kind.COURIER not in passage.kinds:
        return False
    listed = 0
    for term, after in zip(passage.terms, (*passage.terms[1:], None), strict=True):
        named = term.kind == Kind.COURIER and (after is None or after.kind != Kind.GOODS)
        goods = term.kind == Kind.GOODS
        listed += (named or goods) and _BROKEN.match(passage.text, term.end) is not None
    return listed >= _LISTED


def name_before(passage: Passage, place: int, start: int) -> Term | None:
    """The word that stands directly before a place in a sentence that begins at ``start``."""
    if not passage.kinds & NAMING_NUMBERS:
        return None
    terms = passage.terms_in(start, place)
    if not terms or not _GAP.fullmatch(passage.text, terms[-1].end, place):
        return None
    return terms[-1]


def is_each(passage: Passage, amount: Amount) -> bool:
    """Whether a bare number is the price of the piece named before it: 底单每张1.5."""
    if not LEAST_BARE <= amount.value <= MOST or amount.value == int(amount.value):
        return False
    return amount.unit is not None and not _counts_something(passage, amount)


def is_extra(passage: Passage, amount: Amount, start: int) -> bool:
    """Whether a bare number behind a plus sign is asked for the data named before it: 电话+0.2."""
    plus = passage.text.rfind("+", start, amount.start)
    terms = passage.terms_in(start, plus)
    beside = terms and not passage.text[terms[-1].end : plus].strip(" :每个条单")
    return bool(beside) and terms[-1].kind == Kind.FIELD and LEAST_BARE <= amount.value <= MOST


def is_named(passage: Passage, amount: Amount, name: Term, *, priced: bool) -> bool:
    """Whether a bare number is a price: the word before it asks for one."""
    if not LEAST_BARE <= amount.value <= MOST or _counts_something(passage, amount):
        return False
    word = passage.text[name.start : name.end]
    if word.endswith("表") and amount.value == int(amount.value):
        return False  # 价格表 2 is the second of several
    if name.kind in {Kind.PRICE, Kind.LEVEL}:
        return priced or "价" in word
    if name.kind in {Kind.OLD, Kind.NEW}:
        return priced or name.value in {"weak", "change"}
    return priced and name.kind in _NAMES and amount.value != int(amount.value)


def _counts_something(passage: Passage, amount: Amount) -> bool:
    """Whether a word that is none of the trade's stands directly behind a bare number."""
    follows = passage.text[amount.end : amount.end + 2].lstrip()[:1]
    if not "一" <= follows <= "鿿" or follows in "起左":
        return False
    behind = passage.terms_in(amount.end, min(amount.end + 12, len(passage.text)))
    close = behind[0] if behind and behind[0].start <= amount.end + 1 else None
    return close is None or close.kind not in _NAMES | {Kind.NEW}
