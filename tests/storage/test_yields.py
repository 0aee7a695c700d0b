"""Yields are counted a sweep, and a week in which the reader lost its prices is told apart."""

from storage.history import last_yields
from tests.storage import records
from tests.storage.homes import Home
from tests.storage.yielding import SITES, without_prices
from waybillwatch.sweeps import Standing, VisitRecord
from waybillwatch.yields import Group, Yield, drops


def whole(week: int) -> list[VisitRecord]:
    found = [
        records.find(f"http://{site}/", rank, detail="searxng:单号 (baidu)")
        for rank, site in enumerate(SITES, 1)
    ]
    return [records.searched(week, *found), *(records.selling(week, site) for site in SITES)]


def test_each_group_is_counted(home: Home) -> None:
    home.live(*whole(1), records.unseen(1, "gone.example"))
    with home.store.reading() as connection:
        key, (yields,) = last_yields(connection)
    assert key == records.key_of(1)
    assert yields[Group.PAGES, "sites"] == Yield(4, 5)
    assert yields[Group.FACTS, "prices"] == Yield(12, 4)
    assert yields[Group.FACTS, "sightings"] == Yield(12, 4)
    assert yields[Group.ENGINE, "baidu"] == Yield(4, 1)
    assert yields[Group.CONTROLS, ""] == Yield(0)
    assert yields[Group.SITE, "s0.example"] == Yield(3)
    assert (Group.SITE, "gone.example") not in yields


def test_a_lost_reader_a_mute_engine_and_blocked_pages_are_told(home: Home) -> None:
    for week in range(1, 5):
        home.live(*whole(week))
    home.live(records.searched(5), *map(without_prices, whole(5)[1:]))
    blocked = [records.unseen(6, site, standing=Standing.BLOCKED) for site in SITES]
    home.live(records.searched(6), *blocked)
    found = {}
    for week in (4, 5, 6):
        with home.store.reading() as connection:
            _, yields = last_yields(connection, records.key_of(week))
        found[week] = [(one.group, one.name) for one in drops(yields[-1], yields[:-1])]
    assert found == {
        4: [],
        5: [(Group.FACTS, "prices"), (Group.ENGINE, "baidu")],
        6: [(Group.PAGES, "sites"), (Group.ENGINE, "baidu")],
    }


def test_before_the_first_sweep_there_is_nothing(home: Home) -> None:
    with home.store.reading() as connection:
        assert last_yields(connection) == ("", [])
        assert last_yields(connection, "nosuch") == ("", [])
