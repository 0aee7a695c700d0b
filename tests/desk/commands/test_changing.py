"""``changes``, ``prices``, ``premium`` and ``site show``: what is told of two sites' six weeks."""

from __future__ import annotations

import json

import pytest

from tests.desk.lived import TAODAN, YI, Desk


def kinds(out: str) -> list[tuple[str, str]]:
    return [(row["site"], row["kind"]) for row in json.loads(out)]


def test_changes_have_both_sides_and_their_words(desk: Desk) -> None:
    (price,) = json.loads(desk.run("changes", "--site", "淘单114", "--json")[0])
    assert (price["kind"], price["before"], price["after"]) == ("price_up", "0.5", "0.6")
    assert price["before_quote"] == "有收货地址 0.5元/个"
    assert price["after_quote"] == "有收货地址 0.6元/个"
    assert (price["since"], price["at"]) == ("2012-11-12 11:00", "2012-11-19 11:00")


def test_changes_are_told_by_kind_site_and_day(desk: Desk) -> None:
    assert kinds(desk.run("changes", "--json")[0]) == [
        (TAODAN, "price_up"),
        (YI, "standing_changed"),
    ]
    late = desk.run("changes", "--since", "2012-11-26", "--json")[0]
    assert kinds(late) == [(YI, "standing_changed")]
    early = desk.run("changes", "--until", "2012-11-26", "--json")[0]
    assert kinds(early) == [(TAODAN, "price_up")]
    one = desk.run("changes", "--kind", "standing_changed", "--json")[0]
    assert kinds(one) == [(YI, "standing_changed")]


def test_changes_for_a_person_say_between_which_sweeps(desk: Desk) -> None:
    out, err = desk.run("changes")
    assert "2012-11-12 – 2012-11-19\t淘单114\tprice_up" in out
    assert "0.5 「有收货地址 0.5元/个」\t0.6 「有收货地址 0.6元/个」" in out
    assert "--since tells earlier ones" in err
    assert "Nothing changed since 2012-12-09." in desk.run("changes", "--since", "2012-12-09")[0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("changes", "--site", "nobody"), "no site is called"),
        (("changes", "--since", "someday"), "is no time"),
        (("premium", "--site", "nobody"), "no site is called"),
        (("prices", "--since", "someday"), "is no time"),
    ],
)
def test_wrong_use_is_one_sentence(desk: Desk, words: tuple[str, ...], sentence: str) -> None:
    _, err = desk.run(*words, code=2)
    assert sentence in err
    assert err.count("\n") == 1


def test_prices_are_exact_medians_by_week_and_courier(desk: Desk) -> None:
    rows = json.loads(desk.run("prices", "--json")[0])
    yto = [row for row in rows if row["courier"] == "圆通"]
    assert [(row["week"], row["median"], row["sites"]) for row in yto][:4] == [
        ("2012-11-05", "0.5", 2),
        ("2012-11-12", "0.5", 2),
        ("2012-11-19", "0.55", 2),
        ("2012-11-26", "0.6", 1),
    ]
    by_courier = json.loads(desk.run("prices", "--by", "courier", "--json")[0])
    assert {row["week"] for row in by_courier} == {""}
    head = desk.run("prices", "--by", "week")[0].splitlines()[0].split("\t")
    assert head[:3] == ["Week from", "Service", "Median CNY"]


def test_where_no_two_tiers_match_it_is_said(desk: Desk) -> None:
    assert "No two tiers" in desk.run("premium")[0]
    assert json.loads(desk.run("premium", "--json")[0]) == []


def test_a_site_s_life_has_its_spells_and_what_changed(desk: Desk) -> None:
    out, _ = desk.run("site", "show", "单号乙")
    assert "sold from 2012-11-05 to 2012-11-19; then closed: missed on 2012-11-26" in out
    assert "confirmed on 2012-12-03" in out
    out, _ = desk.run("site", "show", "淘单114")
    assert "sells since 2012-11-05, last seen so on 2012-12-10" in out
    rows = json.loads(desk.run("site", "show", "淘单114", "--json")[0])[0]["sweeps"]
    assert [row["changed"] for row in rows] == ["first seen", "", "price_up", "", "", ""]
