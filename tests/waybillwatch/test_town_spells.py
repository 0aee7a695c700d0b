"""The ends and returns of the town's twelve weeks, as its README tells them."""

import tomllib
from datetime import datetime

from fixtures.labels import FIXTURES, town_rows
from waybillwatch.fates import ExitKind, Sight
from waybillwatch.spells import Spell, spells
from waybillwatch.sweeps import Standing

SCRIPT = tomllib.loads((FIXTURES / "town" / "weeks.toml").read_text(encoding="utf-8"))
AT: dict[int, datetime] = {week["number"]: week["at"] for week in SCRIPT["week"]}
WEEK = {at: number for number, at in AT.items()}


def town() -> dict[str, tuple[Spell, ...]]:
    """Each site's spells."""
    seen: dict[str, list[Sight]] = {}
    for row in town_rows():
        if "week" in row and "standing" in row:
            sight = Sight(AT[row["week"]], Standing(row["standing"]))
            seen.setdefault(row["site"], []).append(sight)
    return {site: spells(sights, due=AT.values()) for site, sights in seen.items()}


def test_every_exit_has_its_kind_and_its_two_weeks() -> None:
    found = {
        site: (spell.end.kind, WEEK[spell.end.last_selling], WEEK[spell.end.first_missed])
        for site, own in town().items()
        for spell in own
        if spell.end
    }
    assert found == {
        "danhaoba.example": (ExitKind.CLOSED, 5, 6),
        "feidan.example": (ExitKind.GUTTED, 6, 7),
        "maidanhao.example": (ExitKind.CLOSED, 6, 7),
        "dianxiaodan.example": (ExitKind.SUSPENDED, 6, 7),
        "kbyun.example": (ExitKind.MOVED, 7, 8),
        "suidanwang.example": (ExitKind.PARKED, 8, 9),
    }
    assert all(spell.is_over for own in town().values() for spell in own if spell.end)


def test_silences_that_ended_were_no_exits() -> None:
    found = {
        site: (WEEK[away.first_missed], WEEK[away.back])
        for site, own in town().items()
        for spell in own
        for away in spell.absences
    }
    assert found == {
        "danhao8.example": (4, 5),
        "suidanwang.example": (4, 5),
        "dhzuofang.example": (5, 7),
        "danhaodt.example": (7, 8),
    }


def test_a_wall_is_a_gap_and_no_miss() -> None:
    (spell,) = town()["danduoduo.example"]
    assert spell.end is None
    assert spell.absences == ()
    assert [WEEK[at] for at in spell.gaps] == [6, 7]
