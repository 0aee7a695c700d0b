"""``alert``: what six weeks of two sites tell, to whom, and how it went."""

from __future__ import annotations

import json

import pytest

from desk.alerting import after_sweep
from desk.config import load
from desk.house import House
from tests.desk.lived import Desk
from tests.desk.receiving import dead_address, receiver

WEEKS = ["2012-11-05", "2012-11-12", "2012-11-19", "2012-11-26", "2012-12-03", "2012-12-10"]


def set_up(desk: Desk, *urls: str, more: str = "") -> None:
    text = f"[alerts]\nurls = {json.dumps(urls)}\n{more}"
    (desk.home.folder / "watch.toml").write_text(text, encoding="utf-8")


def tells(desk: Desk, day: str) -> str:
    return desk.run("alert", "list", "--sweep", f"{day}T03:00Z")[0]


def test_each_week_tells_what_it_brought(desk: Desk) -> None:
    said = [tells(desk, day) for day in WEEKS]
    assert "2 new sellers" in said[0]
    assert "单号乙 (b[.]example): seen selling for the first time" in said[0]
    assert "denies name; prices address; shows phone" in said[0]
    assert "Nothing to tell." in said[1]
    assert "0.5 → 0.6, between 2012-11-12 and 2012-11-19" in said[2]
    assert "selling → closed" in said[3]
    assert "exit" not in said[3].splitlines()[0]
    assert "单号乙 (b[.]example): closed between 2012-11-19 and 2012-11-26" in said[4]
    assert "Nothing to tell." in said[5]
    assert "收货地址" not in "".join(said), "no word of a site's is told"


def test_rules_and_no_digest_are_kept(desk: Desk) -> None:
    set_up(desk, more='rules = ["new_seller"]\ndigest = false\n')
    assert tells(desk, WEEKS[0]).count("waybillwatch: New sellers") == 2
    assert "Nothing to tell." in tells(desk, WEEKS[2])


def test_a_sweep_that_is_over_is_told_once_and_logged(desk: Desk) -> None:
    with receiver() as kept:
        set_up(desk, kept.url)
        assert json.loads(desk.run("alert", "list", "--json")[0]) == []
        house = House(load(desk.home.folder), desk.home.store)
        said: list[str] = []
        for _ in range(2):
            trouble = "searxng:单号: no answer from http://search.example"
            assert after_sweep(house, f"{WEEKS[4]}T03:00Z", [trouble], said.append) == []
    assert said == ["  1 alert"]
    (got,) = kept.got
    assert "searxng:单号: no answer from hxxp[:]//search[.]example" in got["message"]
    assert "1 failure, 1 exit" in got["title"]
    (row,) = json.loads(desk.run("alert", "list", "--json")[0])
    assert (row["sweep"], row["state"], row["tries"]) == (f"{WEEKS[4]}T03:00Z", "sent", 1)


def test_a_test_goes_to_every_address_and_says_how_it_went(desk: Desk) -> None:
    with receiver() as kept:
        set_up(desk, kept.url)
        assert desk.run("alert", "test")[0].endswith(": accepted\n")
        assert kept.got[0]["title"] == "waybillwatch: a test"
        set_up(desk, kept.url, dead_address())
        out, _ = desk.run("alert", "test", code=1)
    assert "is the address right" in out
    assert [row["state"] for row in json.loads(desk.run("alert", "list", "--json")[0])] == [
        "sent",
        "sent",
        "dropped",
    ]


def test_send_says_what_is_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.delivery.PAUSES", ())
    with receiver(refusals=2) as kept:
        set_up(desk, kept.url)
        house = House(load(desk.home.folder), desk.home.store)
        said: list[str] = []
        assert len(after_sweep(house, f"{WEEKS[0]}T03:00Z", [], said.append)) == 1
        out, err = desk.run("alert", "send", code=1)
        assert out == "0 alerts sent or dropped, 1 wait.\n"
        assert "tried with the next" in err
        assert desk.run("alert", "send")[0] == "1 alert sent or dropped, 0 wait.\n"
    assert kept.asked == 3


def test_without_an_address_the_next_step_is_said(desk: Desk) -> None:
    for command in ("test", "send"):
        assert "[alerts]" in desk.run("alert", command, code=2)[1]
    assert "there is no sweep" in desk.run("alert", "list", "--sweep", "x", code=2)[1]
