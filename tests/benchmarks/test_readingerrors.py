from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.labelled import Labelled
from benchmarks.readingerrors import faults, ranked
from desk.manifest import Entry
from tests.benchmarks.test_scoring import row, tier

Row = dict[str, Any]


def kinds(label: Row, read: Row) -> list[str]:
    page = Labelled(Entry("a.html", Path("a.html"), None, None), label | {"file": "a.html"}, b"")
    return [fault.kind for fault in faults([page], [read])]


def test_a_tier_that_differs_is_named_by_what_differs() -> None:
    label = row(price_tiers=[tier("0.4"), tier("0.5", member_level="VIP"), tier("0.6")])
    read = row(price_tiers=[tier("0.4", max_qty=9), tier("0.5", courier=None), tier("0.7")])
    assert sorted(kinds(label, read)) == [
        "tiers: courier and member_level wrong",
        "tiers: max_qty wrong",
        "tiers: price missed",
        "tiers: price too many",
    ]


def test_what_hangs_on_the_page_s_kind_is_counted_with_it() -> None:
    offer = {"price_tiers": [tier(), tier("9")], "disclaimers": True}
    assert kinds(row(**offer), row(is_seller=False)) == [
        "seller missed",
        "follows from a missed seller",
    ]
    assert kinds(row(is_seller=False), row(**offer)) == [
        "false seller",
        "follows from a false seller",
    ]


def test_other_facts_are_named_by_sort_and_side() -> None:
    label = row(
        pii_claims=[{"polarity": "excludes", "field": "recipient_name"}],
        contacts=[{"kind": "qq", "value": "990012345"}],
        page_state="parked",
    )
    read = row(
        pii_spans=[{"type": "name", "text": "林小禾"}],
        waybill_numbers=[{"number": "YT9000001234567", "courier": None}],
        disclaimers=True,
        error="it broke",
    )
    assert sorted(kinds(label, read)) == [
        "claims: excludes missed",
        "contacts: qq missed",
        "disclaimers too many",
        "page not read",
        "page_state",
        "spans: name too many",
        "waybill numbers with courier: one too many",
    ]


def test_a_right_page_has_none() -> None:
    assert kinds(row(price_tiers=[tier("0.4")]), row(price_tiers=[tier("0.40")])) == []


def test_the_commonest_come_first_with_their_pages() -> None:
    label = row(price_tiers=[tier(str(price)) for price in range(1, 5)], disclaimers=True)
    page = Labelled(Entry("a.html", Path("a.html"), None, None), label | {"file": "a.html"}, b"")
    lines = list(ranked(faults([page], [row()]), examples=1))
    assert lines[0] == "   4 on   1 pages  tiers: price missed"
    assert lines[1].startswith("        a.html: 圆通 1")
    assert lines[1].endswith("(+2)")
    assert lines[2] == "   1 on   1 pages  disclaimers missed"
