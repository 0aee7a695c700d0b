"""Numbers of pieces: bands, thresholds, lots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import quantities
from pipelines.quantities import find_quantities, quantity_of


def read(text: str) -> list[tuple[int | None, int | None, bool]]:
    return [(one.low, one.high, one.plain) for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("1-99单", (1, 99, False)),
        ("100~499个", (100, 499, False)),
        ("100单到500单", (100, 500, False)),
        ("500单以上", (500, None, False)),
        ("100单(含)以上", (100, None, False)),
        ("满1000单", (1000, None, False)),
        ("≥1,000单", (1000, None, False)),
        ("100单起", (100, None, False)),
        ("1万单以上", (10_000, None, False)),
        ("一百条以上", (100, None, False)),
        ("99单以内", (None, 99, False)),
        ("不足100单", (None, 99, False)),
        ("不超过100单", (None, 100, False)),
        ("100单", (100, None, True)),
    ],
)
def test_bands(text: str, band: tuple[int | None, int | None, bool]) -> None:
    assert read(text) == [band]


@pytest.mark.parametrize(
    "text", ["单号100", "3个月", "5个工作日", "第3单", "2单元", "10条件", "3件套", "1.5单", "5-3单"]
)
def test_what_counts_no_pieces(text: str) -> None:
    assert [band for band in read(text) if not band[2]] == []


@pytest.mark.parametrize(
    ("cell", "band"),
    [
        ("1-99", (1, 99)),
        ("500以上", (500, None)),
        ("≥1000", (1000, None)),
        ("99以内", (None, 99)),
        ("100", (100, None)),
    ],
)
def test_a_whole_cell_needs_no_measure_word(cell: str, band: tuple[int | None, int | None]) -> None:
    found = quantity_of(cell, 0, len(cell))
    assert found is not None
    assert (found.low, found.high) == band


@given(st.integers(1, 9_999_999), st.integers(1, 9_999_999))
def test_a_band_round_trips(low: int, high: int) -> None:
    expected = [(low, high, False)] if low < high else []
    assert read(f"{low}-{high}单") == expected


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for one in find_quantities(text):
        assert one.low is not None or one.high is not None


BANDS = st.text(
    alphabet="0123一两十百万kw,-~至到单个条张满达不足超过以上下内之含及或()>=≥<≤ ", max_size=20
)


@given(BANDS)
def test_what_holds_a_number_of_pieces_holds_one_of_its_signs(text: str) -> None:
    found = [quantities._read(one) for one in quantities._QUANTITY.finditer(text)]
    if any(found):
        assert quantities._MAY_COUNT.search(text)
