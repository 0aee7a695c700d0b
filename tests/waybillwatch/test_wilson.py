import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.wilson import difference, wilson


@pytest.mark.parametrize(
    ("n", "m", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_as_published(n: int, m: int, low: float, high: float) -> None:
    # R. G. Newcombe, Statist. Med. 17 (1998), 857-872, table I, method 3.
    assert wilson(n / m, m) == pytest.approx((low, high), abs=5e-5)


def test_the_difference_as_published() -> None:
    # R. G. Newcombe, Statist. Med. 17 (1998), 873-890, table II, (a) 56/70 - 48/80, method 10.
    first, second = 56 / 70, 48 / 80
    found = difference(first, wilson(first, 70), second, wilson(second, 80))
    assert found == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_of_no_site_nothing_is_known() -> None:
    assert wilson(0.5, 0) == (0.0, 1.0)


@given(st.integers(0, 50), st.integers(1, 50))
def test_the_interval_holds_the_share_and_narrows_with_sites(n: int, m: int) -> None:
    share = min(n, m) / m
    low, high = wilson(share, m)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    more = wilson(share, 4 * m)
    assert more[1] - more[0] < high - low
