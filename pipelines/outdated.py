"""Sums of a sentence that are no longer asked, or parts of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.money import Amount
from waybillwatch.lexicon import Kind
from waybillwatch.words import Term

_ARROW = re.compile(r"\s?(?:→|->|=>|-->|⇒|➜|➔|»|>>)\s?(?:现|今)?")


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
        if index and said and said[-1].kind == Kind.OLD and text[said[-1].start - 1] == "(":
            gone.add(index)  # 0.85 (原1.05)
        elif said and said[-1].kind == Kind.OLD:
            if said[-1].value == "past":
                gone.add(index)
            elif said[-1].value == "list" or amount.start - said[-1].end <= 1:
                waiting.add(index)
    return gone | waiting if is_new else gone


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
