"""Numbers in figures and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.numerals import number_of

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", "1000"),
        ("0.65", "0.65"),
        (".5", "0.5"),
        ("两百五十", "250"),
        ("十二", "12"),
        ("一千零五", "1005"),
        ("两", "2"),
        ("〇", "0"),
        ("一点五", "1.5"),
        ("零点八五", "0.85"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert number_of(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", " ", "abc", "1.2.3", "点五", "一点", "圆", "²"])
def test_what_is_no_number(text: str) -> None:
    assert number_of(text) is None


@given(st.integers(0, 9999))
def test_words_up_to_ten_thousand_round_trip(value: int) -> None:
    parts = []
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // scale % 10
        if digit:
            parts.append(DIGITS[digit] + name)
    assert number_of("".join(parts) or "零") == value


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = number_of(text)
    assert value is None or value >= 0
