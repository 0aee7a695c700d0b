import json
from pathlib import Path

import pytest

from storage.history import dump, history, site_states, sweep_times
from tests.storage import records
from tests.storage.homes import Home
from tests.storage.records import WALL, at_week
from waybillwatch.captures import OutageReason
from waybillwatch.errors import UnknownName
from waybillwatch.fates import Sight
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing

SITE = "taodan114.example"


@pytest.fixture
def lived(home: Home) -> Home:
    """Sells, raises its price, is down for a week, sells on with a counter moved."""
    home.live(records.selling(1, counter=10), records.selling(1, "b.example"))
    home.live(records.selling(2, price="0.6", counter=20))
    home.live(records.unseen(3))
    home.live(records.selling(4, price="0.6", counter=40))
    return home


def test_a_site_shows_each_content_with_the_sweeps_that_saw_it(lived: Home) -> None:
    with lived.store.reading() as connection:
        spans = history(connection, SITE)
    assert [
        (str(one.listing.tiers[0].amount), one.first, one.last, one.times) for one in spans
    ] == [
        ("0.5", at_week(1), at_week(1), 1),
        ("0.6", at_week(2), at_week(4), 2),
    ]
    assert {one.site for one in spans} == {SITE}
    assert {one.excerpt for one in spans} == {""}


def test_words_are_looked_for_on_every_site(lived: Home) -> None:
    with lived.store.reading() as connection:
        spans = history(connection, "單號出售")
        none = history(connection, "空包")
    assert [one.site for one in spans] == ["b.example", SITE, SITE]
    assert all("单号出售" in one.excerpt for one in spans)
    assert none == ()


def test_since_leaves_earlier_sweeps_out(lived: Home) -> None:
    with lived.store.reading() as connection:
        (span,) = history(connection, SITE, since=at_week(3))
    assert (span.first, span.last, span.times) == (at_week(4), at_week(4), 1)


def test_standings_over_time(lived: Home) -> None:
    keys = [SiteKey(SITE), SiteKey("never.example")]
    with lived.store.reading() as connection:
        found = site_states(connection, keys)
        times = sweep_times(connection)
    assert times == tuple(at_week(week) for week in (1, 2, 3, 4))
    assert found[SiteKey("never.example")] == ()
    standings = (Standing.SELLING, Standing.SELLING, Standing.DOWN, Standing.SELLING)
    assert found[SiteKey(SITE)] == tuple(map(Sight, times, standings))


def test_two_runs_of_one_world_are_told_alike_whatever_their_keys(
    tmp_path: Path, database: str
) -> None:
    told = []
    for number in range(2):
        home = Home.make(tmp_path / str(number))
        visits = [
            records.searched(1, records.find(f"http://{SITE}/", 1)),
            records.selling(1),
            records.unseen(1, "b.example"),
        ]
        home.live(*(visits if number else reversed(visits)))
        home.store.add_site("http://c.example/", now=WALL.replace(year=2026 + number))
        told.append(home.lines())
        home.store.close()
    assert told[0] == told[1]
    assert len(told[0]) > 20


def test_the_dump_leaves_out_ids_wall_times_and_whatever_hangs_on_a_key(lived: Home) -> None:
    said = "\n".join(lived.lines())
    for away in ("2026-", "me", lived.vault.tokens.key_id, ".warc.gz.age", '"id"'):
        assert f'"{away}' not in said
    assert records.TOKENS.of(records.PiiKind.PHONE, "13000000001") not in said
    with lived.store.reading() as connection:
        lines = list(dump(connection))
    tokens = {line["token"] for line in lines if line["table"] == "sightings"}
    assert tokens == {None, "token 1", "token 2"}
    assert {line["table"] for line in lines} >= {"observations", "tiers", "claims", "ledger"}
    assert json.loads(json.dumps(lines)) == lines


def test_a_change_in_any_fact_changes_the_dump(tmp_path: Path) -> None:
    told = set()
    changes: tuple[dict[str, str], ...] = (
        {},
        {"price": "0.51"},
        {"name": "淘单网"},
        {"text": "淘单114 空包出售"},
    )
    for number, change in enumerate(changes):
        home = Home.make(tmp_path / str(number))
        home.live(records.selling(1, **change))  # type: ignore[arg-type]
        told.add("\n".join(home.lines()))
        home.store.close()
    assert len(told) == len(changes)


def test_an_unknown_name_has_no_life(home: Home) -> None:
    with pytest.raises(UnknownName), home.store.reading():
        home.store.site("nobody.example")


def test_the_standings_of_every_site_that_was_visited(lived: Home) -> None:
    with lived.store.reading() as connection:
        found = site_states(connection)
        one = site_states(connection, [SiteKey(SITE)])
    assert set(found) == {SITE, "b.example"}
    assert found[SiteKey(SITE)] == one[SiteKey(SITE)]
    assert one[SiteKey(SITE)][2].outage is OutageReason.DNS
