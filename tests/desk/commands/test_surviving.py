"""``survival``: N of M, the estimate, who is beside, in every form."""

from __future__ import annotations

import json

import pytest

from tests.desk.lived import TAODAN, YI, Desk


@pytest.fixture
def exposed(desk: Desk) -> Desk:
    desk.run(
        *("exposure", "add", "--publisher", "望潮晨报", "--date", "2012-11-08", "--title", "标题"),
        *("--site", TAODAN, "--site", YI),
    )
    return desk


def test_it_says_n_of_m_with_its_interval_and_the_sentence(exposed: Desk) -> None:
    out, _ = exposed.run("survival")
    assert "7 days later: seen selling 2 of 2 (100 %, 95 % CI 34–100 %); estimated" in out
    assert "21 days later: seen selling 1 of 2 (50 %, 95 % CI 9–91 %); estimated 50 %" in out
    assert "90 days" not in out
    assert "Ends: 1 closed" in out
    assert "单号乙 present on 19 November, absent on 26 November (closed)" in out
    assert "each end lies somewhere between the two sweeps named" in out


def test_a_file_has_all_of_it(exposed: Desk) -> None:
    out, _ = exposed.run("survival", "--exposure", "1", "--json")
    (found,) = json.loads(out)
    assert [(row["days"], row["n"], row["m"]) for row in found["counts"]] == [
        (7, 2, 2),
        (14, 1, 2),
        (21, 1, 2),
        (30, 1, 2),
    ]
    (estimate,) = found["estimates"]
    assert [row["days"] for row in estimate["still_selling"]] == [7, 14, 21, 30]
    assert all(row["low"] <= row["share"] <= row["high"] for row in estimate["still_selling"])
    assert estimate["exits"] == {"closed": 1}
    assert estimate["kaplan_meier"] is None
    assert (estimate["controls"], estimate["contrast"]) == (0, [])
    assert found["sentences"][0]["headline"].startswith("Of 2 sites")
    ends = {row["site"]: (row["first_missed"], row["confirmed"]) for row in found["lives"]}
    assert ends == {TAODAN: ("–", "–"), YI: ("2012-11-26", "2012-12-03")}


def test_sites_never_exposed_are_beside_where_one_report_is_asked_for(desk: Desk) -> None:
    desk.run(
        *("exposure", "add", "--publisher", "望潮晨报", "--date", "2012-11-08", "--title", "标题"),
        *("--site", YI),
    )
    out, _ = desk.run("survival", "--exposure", "1")
    assert "of 1 never exposed" in out
    assert "which chance alone may make" in out
    assert "never exposed" not in desk.run("survival")[0]


@pytest.mark.parametrize(
    ("trait", "value"),
    [("era", "2012-13"), ("exposure", "1. 望潮晨报"), ("registrar", "not known")],
)
def test_sites_are_told_apart_by_what_is_known(exposed: Desk, trait: str, value: str) -> None:
    out, _ = exposed.run("survival", "--by", trait, "--json")
    rows = json.loads(out)
    assert rows[0]["value"].startswith(value)
    assert sum(row["sites"] for row in rows) == 2


def test_without_a_report_the_next_step_is_said(desk: Desk) -> None:
    assert "exposure add" in desk.run("survival")[0]
    assert json.loads(desk.run("survival", "--json")[0]) == []
