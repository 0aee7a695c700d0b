"""How rows of labels are held against each other, by the rules of the labelling guide.

A page's facts of one kind are a set: the same fact said twice counts once. What both rows hold
is right, what only the reader's holds is too many, what only the label's holds is missing;
over many pages these are added up and give precision, recall and F1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]
Counts = tuple[int, ...]
Facts = frozenset[tuple[Hashable, ...]]

STATES = ("online", "closed_notice", "parked", "suspended")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\)")
_WHO = re.compile("(?:会员|用户|价格?)+$")
_ALIKE = {"注册": "普通", "初级": "普通", "零售": "普通"}
"""Names of the level that everybody has."""
_OTHER_NAMES = {"汇通": "百世", "空单": "空包"}
"""Rows hold canonical names; these are the two that the guide itself equates."""


def plain(text: object) -> str:
    """Text as it is compared: NFKC, without unseen signs, pinyin glosses, blanks and case."""
    folded = unicodedata.normalize("NFKC", _UNSEEN.sub("", str(text)))
    return re.sub(r"\s+", "", _GLOSS.sub("", folded)).lower()


def _name(value: str | None) -> str | None:
    if not value:
        return None
    name = plain(value)
    return _OTHER_NAMES.get(name, name)


def _level(value: str | None) -> str | None:
    if not value:
        return None
    level = _WHO.sub("", plain(value))
    return _ALIKE.get(level, level)


def _number(text: str) -> str:
    """A phone or id number: its separators and the country's 86 do not count."""
    return re.sub(r"^86(?=1\d{10}$)", "", re.sub(r"[-()+]", "", plain(text)))


def _price(tier: Row) -> tuple[Hashable, ...]:
    return _name(tier["courier"]), Decimal(tier["unit_price_cny"])


def _tier(tier: Row) -> tuple[Hashable, ...]:
    fields = tier["data_fields"]
    low = tier["min_qty"]
    return (
        *_price(tier),
        _name(tier["service"]),
        None if low in {None, 0, 1} else low,
        tier["max_qty"],
        _level(tier["member_level"]),
        None if fields is None else tuple(sorted(fields)),
    )


def _span(span: Row) -> tuple[Hashable, ...]:
    kind = span["type"]
    return kind, _number(span["text"]) if kind in {"phone", "id_number"} else plain(span["text"])


def _contact(contact: Row) -> tuple[Hashable, ...]:
    kind = contact["kind"]
    value = contact["value"]
    return kind, _number(value) if kind == "phone" else plain(value).lstrip("@")


def _facts(key: str, of: Callable[[Row], tuple[Hashable, ...]]) -> Callable[[Row], Facts]:
    return lambda row: frozenset(map(of, row[key]))


def _spans(kind: str) -> Callable[[Row], Facts]:
    return lambda row: frozenset(_span(span) for span in row["pii_spans"] if span["type"] == kind)


FACTS: Mapping[str, Callable[[Row], Facts]] = {
    "tiers, courier + price": _facts("price_tiers", _price),
    "tiers, every key": _facts("price_tiers", _tier),
    "claims": _facts("pii_claims", lambda one: (one["polarity"], one["field"])),
    "spans, all": _facts("pii_spans", _span),
    "spans, name": _spans("name"),
    "spans, phone": _spans("phone"),
    "spans, address": _spans("address"),
    "waybill numbers": _facts("waybill_numbers", lambda one: (plain(one["number"]),)),
    "waybill numbers with courier": _facts(
        "waybill_numbers", lambda one: (plain(one["number"]), _name(one["courier"]))
    ),
    "contacts": _facts("contacts", _contact),
}
"""Every kind of fact, as the set of a row's."""
FLAGS = ("is_seller", "contradiction", "disclaimers")
_PARTS = ("tiers, courier + price", "spans, name", "spans, phone", "spans, address")
WHOLE = tuple(name for name in FACTS if name not in _PARTS and name != "waybill numbers")
"""The kinds of facts that must agree for a page to be all right; the others are parts of them."""


def counted(right: int, found: int, wanted: int) -> Counts:
    """(right, too many, missing)."""
    return right, found - right, wanted - right


def page_counts(label: Row, row: Row) -> dict[str, Counts]:
    """What one page adds to each metric; see ``METRICS`` for what the numbers are."""
    counts: dict[str, Counts] = {}
    for name, facts in FACTS.items():
        wanted, found = facts(label), facts(row)
        counts[name] = counted(len(wanted & found), len(found), len(wanted))
    for flag in FLAGS:
        wants, says = bool(label[flag]), bool(row[flag])
        counts[flag] = counted(int(wants and says), int(says), int(wants))
    same = label["is_seller"] == row["is_seller"]
    counts["is_seller accuracy"] = int(same), 1
    counts["false sellers"] = (
        int(row["is_seller"] > label["is_seller"]),
        int(not label["is_seller"]),
    )
    states = [(label["page_state"] == one, row["page_state"] == one) for one in STATES]
    counts["page_state accuracy"] = int(label["page_state"] == row["page_state"]), 1
    counts["page_state macro-F1"] = tuple(
        number for wants, says in states for number in counted(wants and says, says, wants)
    )
    counts["pages all right"] = int(is_right(label, row)), 1
    return counts


def is_right(label: Row, row: Row) -> bool:
    """Whether every label of a page is right."""
    return (
        label["page_state"] == row["page_state"]
        and all(bool(label[flag]) == bool(row[flag]) for flag in FLAGS)
        and all(FACTS[name](label) == FACTS[name](row) for name in WHOLE)
    )


def f1(sums: Sequence[int]) -> float:
    """F1 of (right, too many, missing); 1 where there was nothing to find and nothing found."""
    right, extra, missing = sums
    return 2 * right / (2 * right + extra + missing) if right + extra + missing else 1.0


def share(sums: Sequence[int]) -> float:
    """The share of (some, all); 0 of none."""
    return sums[0] / sums[1] if sums[1] else 0.0


def macro_f1(sums: Sequence[int]) -> float:
    """The mean of the F1 of each state."""
    return sum(f1(sums[at : at + 3]) for at in range(0, len(sums), 3)) / len(STATES)


@dataclass(frozen=True, slots=True)
class Metric:
    """One line of the table."""

    name: str
    figure: Callable[[Sequence[int]], float]
    goal: str
    """What the project set out to reach."""


METRICS = (
    Metric("decoded exactly", share, "1"),
    Metric("is_seller", f1, "≥ .985"),
    Metric("is_seller accuracy", share, ""),
    Metric("false sellers", share, "≤ .02"),
    Metric("page_state accuracy", share, "≥ .99"),
    Metric("page_state macro-F1", macro_f1, "≥ .97"),
    Metric("tiers, courier + price", f1, "≥ .97"),
    Metric("tiers, every key", f1, "≥ .93"),
    Metric("claims", f1, "≥ .95"),
    Metric("spans, all", f1, "≥ .975"),
    Metric("spans, name", f1, "≥ .95"),
    Metric("spans, phone", f1, "≥ .99"),
    Metric("spans, address", f1, "≥ .97"),
    Metric("waybill numbers", f1, ""),
    Metric("waybill numbers with courier", f1, "≥ .995"),
    Metric("contacts", f1, "≥ .975"),
    Metric("contradiction", f1, "≥ .96"),
    Metric("disclaimers", f1, "≥ .97"),
    Metric("pages all right", share, "≥ .80"),
)


def summed(pages: Sequence[Mapping[str, Counts]], name: str) -> Counts:
    """One metric's numbers over some pages."""
    return tuple(map(sum, zip(*(page[name] for page in pages), strict=True)))
