"""Sums with what stands beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import amounts
from pipelines.amounts import find_amounts
from pipelines.figures import figures_of, find_loose
from pipelines.lots import divide
from pipelines.money import MAY_PAY, MAY_SUM, Amount


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2.70元/单", "单"),
        ("1.2元一单", "单"),
        ("0.6元一条", "条"),
        ("0.4元/个", "个"),
        ("每条0.6元", "条"),
        ("每单只需1.2元", "单"),
        ("一单1.2元", "单"),
        ("5元/张", "张"),
        ("0.6一条", "条"),
        ("1.2元", None),
    ],
)
def test_the_measure_word_beside_a_sum(text: str, unit: str | None) -> None:
    assert [amount.unit for amount in find_amounts(text)] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "99元/年",
        "10元/月",
        "8元/公斤",
        "充满100元",
        "立减5元",
        "共计50元",
        "100元以上",
        "2块多",
        "三毛收",
    ],
)
def test_sums_that_pay_for_something_else(text: str) -> None:
    assert [amount.foreign for amount in find_amounts(text)] == [True]


@pytest.mark.parametrize(
    "text", ["带地址加1毛", "地址+0.1元", "每个加收1毛", "另加0.1元", "贵一毛"]
)
def test_sums_on_top(text: str) -> None:
    assert [amount.extra for amount in find_amounts(text)] == [True]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("0.4元至2元不等", ["0.4", "2"]),
        ("0.8-1.2元", ["0.8", "1.2"]),
        ("5-8毛", ["0.5", "0.8"]),
        ("5毛-1元", ["0.5", "1"]),
        ("8毛到1块2", ["0.8", "1.2"]),
        ("四毛到七毛", ["0.4", "0.7"]),
        ("最低到1.2元", ["1.2"]),
        ("2012-1.2元", ["1.2"]),
    ],
)
def test_a_range_has_two_ends(text: str, ends: list[str]) -> None:
    assert [str(amount.value) for amount in find_amounts(text)] == ends


@pytest.mark.parametrize(
    ("text", "price", "pieces"),
    [
        ("100单50元", "0.5", 100),
        ("50元100单", "0.5", 100),
        ("100个只要50块", "0.5", 100),
        ("50元/100单", "0.5", 100),
        ("1000单150元", "0.15", 1000),
        ("五块10单", "0.5", 10),
        ("30元90单", "0.3333", 90),
    ],
)
def test_a_lot_is_divided(text: str, price: str, pieces: int) -> None:
    (amount,) = find_amounts(text)
    assert (str(amount.value), amount.lot) == (price, pieces)


@pytest.mark.parametrize("text", ["100单1.2元", "100单以上50元", "1单1.2元", "100单 1.2元/单"])
def test_a_band_is_not_divided(text: str) -> None:
    assert [amount.lot for amount in find_amounts(text)] == [None]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [("2.50", ["2.50"]), (" ¥0.8 ", ["0.8"]), ("0.8-1.0", ["0.8", "1.0"]), ("1.2起", ["1.2"])],
)
def test_a_cell_of_figures(cell: str, numbers: list[str]) -> None:
    assert [str(one.value) for one in figures_of(cell, 0, len(cell))] == numbers


@pytest.mark.parametrize(
    "cell", ["", "充足", "28-10", "1.2元", "8200****91", "1.2 1.3", "圆通 1.2"]
)
def test_a_cell_of_something_else(cell: str) -> None:
    assert figures_of(cell, 0, len(cell)) == []


def test_dates_and_versions_are_no_loose_numbers() -> None:
    text = "2012-10-28 v2.1 50% 8kg 10:30"
    assert find_loose(text, 0, len(text)) == []


@given(st.decimals(1, 5000, places=2), st.integers(2, 100_000))
def test_a_lot_costs_what_its_pieces_cost(value: Decimal, pieces: int) -> None:
    one = divide(Amount(value, 0, 1), pieces)
    if one.lot:
        assert abs(one.value * pieces - value) <= pieces * Decimal("0.00005")
    else:
        assert one.value == value


@given(st.text(max_size=80))
def test_any_text_can_be_read_and_sums_lie_in_order(text: str) -> None:
    found = find_amounts(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.value >= 0 for one in found)
    starts = [one.start for one in found]
    assert starts == sorted(starts)


SUMS = st.text(alphabet="0123一二两半十百点.,元圆块毛角分钱¥单个/-每加送 rmbcny", max_size=24)


@given(SUMS)
def test_what_holds_a_sum_holds_one_of_its_signs(text: str) -> None:
    if list(amounts._amounts(text, 0, len(text))):
        assert MAY_SUM.search(text)
    if find_amounts(text) or find_loose(text, 0, len(text)):
        assert MAY_PAY.search(text)
