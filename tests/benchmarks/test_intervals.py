from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.intervals import interval, resamples
from benchmarks.scoring import share, summed


def test_the_same_pages_give_the_same_interval() -> None:
    assert resamples(5, 3) == resamples(5, 3)
    assert all(sum(times) == 5 for times in resamples(5, 20))


def test_half_of_a_hundred_pages_is_known_to_a_tenth() -> None:
    pages = [{"right": (page % 2, 1)} for page in range(100)]
    low, high = interval(pages, "right", share, resamples(100))
    assert 0.37 < low < 0.44
    assert 0.56 < high < 0.63


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_the_figure_lies_in_its_interval(right: list[bool]) -> None:
    pages = [{"right": (int(one), 1)} for one in right]
    low, high = interval(pages, "right", share, resamples(len(pages), 200))
    assert low <= share(summed(pages, "right")) + 0.2
    assert low <= high
    assert (low, high) == (1, 1) or not all(right)
