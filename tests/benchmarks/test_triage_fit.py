"""How the weights of triage are fitted."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from benchmarks.triage_fit import FEWEST_PAGES, Head, fit, line, scored, vocabulary
from benchmarks.triage_pages import Example
from benchmarks.triage_texts import texts

ROWS = [[(0, 1.0)], [(0, 1.0)], [(1, 1.0)], [(1, 1.0)]]
LABELS = [True, True, False, False]
NONE: Mapping[str, float] = {"a": 0.0, "b": 0.0}


def example(number: int, text: str, kind: str) -> Example:
    return Example(
        name=f"{number}", source="page", kind=kind, site=f"{number}", seller=True,
        fake_orders=True, personal_data=False, figures={}, text=text,
    )  # fmt: skip


def test_what_tells_pages_apart_is_learnt() -> None:
    weights = fit(ROWS, LABELS, [1.0] * 4, Head(NONE))
    assert scored(weights, ROWS[0]) > 0 > scored(weights, ROWS[2])
    assert fit(ROWS, LABELS, [1.0] * 4, Head(NONE)) == weights


def test_no_weight_crosses_to_the_side_it_may_not_be_on() -> None:
    head = Head({"a": -1.0, "b": 0.5})
    weights = fit(ROWS, LABELS, [1.0] * 4, head)
    assert weights[1] <= 0 <= weights[2]


def test_what_no_page_has_stays_as_expected() -> None:
    head = Head({"a": 0.3, "b": -0.3, "unseen": -2.5})
    assert math.isclose(fit(ROWS, LABELS, [1.0] * 4, head)[3], -2.5)


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (0.5, 1.0), (2.0, -1.0)])
def test_calibration_finds_the_line_that_scores_were_bent_by(slope: float, shift: float) -> None:
    # Pages whose log-odds are known: of a thousand at each score, so many are sellers.
    scores, labels = [], []
    for odds in range(-3, 4):
        sellers = round(1000 / (1 + math.exp(-odds)))
        scores += [(odds - shift) / slope] * 1000
        labels += [True] * sellers + [False] * (1000 - sellers)
    found = line(scores, labels)
    assert math.isclose(found[0], slope, abs_tol=0.1)
    assert math.isclose(found[1], shift, abs_tol=0.1)


def test_goods_of_the_trade_never_count_against_a_seller() -> None:
    rows = [[(0, 1.0)], [(0, 1.0)], [], []]
    free = fit(rows, [False, False, True, True], [1.0] * 4, Head({}), ["滨江"])
    goods = fit(rows, [False, False, True, True], [1.0] * 4, Head({}), ["空包"])
    assert free[1] < 0
    assert goods[1] == 0


def test_an_n_gram_of_one_kind_of_pages_is_an_authors_habit() -> None:
    habit = [example(n, "提号秒到", "home") for n in range(2 * FEWEST_PAGES)]
    assert vocabulary(habit) == []
    many = [example(n, "提号秒到 x.example 13000000000", f"{n % 5}") for n in range(20)]
    assert vocabulary(many) == ["号秒", "号秒到", "提号", "提号秒", "秒到"]


def test_the_short_texts_are_pages_of_both_sorts() -> None:
    found = list(texts())
    assert {text.seller for text in found} == {True, False}
    assert len({text.name for text in found}) == len(found)
    assert all(b"<title>" in text.body for text in found)
