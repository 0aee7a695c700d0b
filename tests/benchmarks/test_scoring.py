"""The guide's rules of comparison, each with a case counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.scoring import (
    FACTS,
    METRICS,
    f1,
    is_right,
    macro_f1,
    page_counts,
    plain,
    share,
    summed,
)

Row = dict[str, Any]


def row(**keys: Any) -> Row:
    empty: Row = {
        "is_seller": True,
        "page_state": "online",
        "price_tiers": [],
        "pii_claims": [],
        "pii_spans": [],
        "waybill_numbers": [],
        "contacts": [],
        "contradiction": False,
        "disclaimers": False,
    }
    return empty | keys


def tier(price: str = "0.4", **keys: Any) -> Row:
    whole: Row = {
        "courier": "圆通",
        "service": None,
        "min_qty": None,
        "max_qty": None,
        "member_level": None,
        "data_fields": None,
        "unit_price_cny": price,
    }
    return whole | keys


def phone(text: str) -> Row:
    return row(pii_spans=[{"type": "phone", "text": text}])


def contact(kind: str, value: str) -> Row:
    return row(contacts=[{"kind": kind, "value": value}])


def tiers(*found: Row) -> Row:
    return row(price_tiers=list(found))


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("tiers, every key", tiers(tier("0.4")), tiers(tier("0.40"), tier("0.4000"))),
        ("tiers, every key", tiers(tier(min_qty=1)), tiers(tier(min_qty=None))),
        ("tiers, every key", tiers(tier(courier="百世")), tiers(tier(courier="汇通"))),
        ("tiers, every key", tiers(tier(courier="EMS")), tiers(tier(courier="ems"))),
        ("tiers, every key", tiers(tier(member_level="VIP会员")), tiers(tier(member_level="vip"))),
        ("tiers, every key", tiers(tier(member_level="零售价")), tiers(tier(member_level="普通"))),
        (
            "tiers, every key",
            tiers(tier(data_fields=["sender_name", "recipient_name"])),
            tiers(tier(data_fields=["recipient_name", "sender_name"])),
        ),
        ("tiers, courier + price", tiers(tier(service="空包")), tiers(tier(max_qty=9))),
        ("spans, phone", phone("130-0000-1234"), phone("+86 13000001234")),
        ("spans, all", phone("１３０００００１２３４"), phone("1300000\u200b1234")),
        ("contacts", contact("telegram", "@Xiaoman"), contact("telegram", "xiaoman")),
        ("contacts", contact("phone", "(0571)-5550000"), contact("phone", "05715550000")),
        (
            "waybill numbers with courier",
            row(waybill_numbers=[{"number": "YT 9000001234567", "courier": "圆通"}]),
            row(waybill_numbers=[{"number": "yt9000001234567", "courier": "圆通"}]),
        ),
    ],
)
def test_these_are_the_same(name: str, one: Row, other: Row) -> None:
    assert FACTS[name](one) == FACTS[name](other) != frozenset()


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("tiers, courier + price", tiers(tier("0.4")), tiers(tier("0.45"))),
        ("tiers, courier + price", tiers(tier(courier=None)), tiers(tier())),
        ("tiers, every key", tiers(tier(data_fields=[])), tiers(tier(data_fields=None))),
        ("tiers, every key", tiers(tier(max_qty=1)), tiers(tier(max_qty=None))),
        ("tiers, every key", tiers(tier(member_level="代理")), tiers(tier(member_level="总代"))),
        ("tiers, every key", tiers(tier(service="空包")), tiers(tier(service="底单"))),
        ("contacts", contact("qq", "990012345"), contact("wechat", "990012345")),
        ("spans, phone", phone("13000001234"), phone("13000001235")),
        (
            "waybill numbers with courier",
            row(waybill_numbers=[{"number": "YT9000001234567", "courier": "圆通"}]),
            row(waybill_numbers=[{"number": "YT9000001234567", "courier": None}]),
        ),
    ],
)
def test_these_are_not(name: str, one: Row, other: Row) -> None:
    assert FACTS[name](one) != FACTS[name](other)


def test_text_is_compared_without_noise() -> None:
    assert plain("林 小(xiǎo)禾\u200b ＡＢ") == "林小禾ab"
    assert plain("圆通(YT)") == "圆通(yt)"


def test_a_page_counted_by_hand() -> None:
    label = row(
        price_tiers=[tier("0.4"), tier("0.5"), tier("0.6", courier="申通")],
        pii_claims=[{"polarity": "excludes", "field": "recipient_name"}],
        pii_spans=[{"type": "name", "text": "林小禾"}, {"type": "phone", "text": "13000001234"}],
        contacts=[{"kind": "qq", "value": "990012345"}],
        contradiction=True,
    )
    read = row(
        price_tiers=[tier("0.40"), tier("0.5", member_level="VIP"), tier("9")],
        pii_claims=[{"polarity": "contains", "field": "recipient_name"}],
        pii_spans=[{"type": "name", "text": "林小禾"}, {"type": "address", "text": "松鼠路8号"}],
        contacts=[{"kind": "qq", "value": "990012345"}, {"kind": "qq", "value": "990012346"}],
        disclaimers=True,
    )
    counts = page_counts(label, read)
    assert counts["tiers, courier + price"] == (2, 1, 1)
    assert counts["tiers, every key"] == (1, 2, 2)
    assert counts["claims"] == (0, 1, 1)
    assert counts["spans, all"] == (1, 1, 1)
    assert counts["spans, name"] == (1, 0, 0)
    assert counts["spans, phone"] == (0, 0, 1)
    assert counts["spans, address"] == (0, 1, 0)
    assert counts["contacts"] == (1, 1, 0)
    assert counts["is_seller"] == (1, 0, 0)
    assert counts["contradiction"] == (0, 0, 1)
    assert counts["disclaimers"] == (0, 1, 0)
    assert counts["false sellers"] == (0, 0)
    assert counts["pages all right"] == (0, 1)


def test_figures_by_hand() -> None:
    assert f1((2, 1, 1)) == pytest.approx(2 / 3)
    assert f1((0, 0, 3)) == 0
    assert f1((0, 0, 0)) == 1
    assert (share((1, 4)), share((0, 0))) == (0.25, 0)
    # Two online right, one parked taken for online; of the other two states there are none.
    assert macro_f1((2, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0)) == pytest.approx((0.8 + 1 + 0 + 1) / 4)


def test_states_and_false_sellers_over_pages() -> None:
    pairs = [
        (row(), row()),
        (row(is_seller=False), row()),
        (row(is_seller=False, page_state="parked"), row(is_seller=False)),
    ]
    counts = [page_counts(label, read) for label, read in pairs]
    assert summed(counts, "false sellers") == (1, 2)
    assert summed(counts, "is_seller accuracy") == (2, 3)
    assert summed(counts, "page_state accuracy") == (2, 3)
    assert summed(counts, "page_state macro-F1") == (2, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0)
    assert summed(counts, "pages all right") == (1, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_seller": False},
        {"page_state": "parked"},
        {"contradiction": True},
        {"disclaimers": True},
        {"price_tiers": [tier(service="空包")]},
        {"pii_claims": [{"polarity": "contains", "field": "sender_name"}]},
        {"pii_spans": [{"type": "id_number", "text": "11010519491231002X"}]},
        {"waybill_numbers": [{"number": "YT9000001234567", "courier": None}]},
        {"contacts": [{"kind": "qq", "value": "990012345"}]},
    ],
)
def test_one_wrong_label_makes_a_page_wrong(wrong: Row) -> None:
    label = row(price_tiers=[tier()])
    assert is_right(label, row(price_tiers=[tier("0.40")]))
    assert not is_right(label, label | wrong)


def test_every_metric_is_counted() -> None:
    counted = page_counts(row(), row())
    assert {metric.name for metric in METRICS} == {*counted, "decoded exactly"}
    for metric in METRICS:
        if metric.name in counted:
            assert 0 <= metric.figure(counted[metric.name]) <= 1
