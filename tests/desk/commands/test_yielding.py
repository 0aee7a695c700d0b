"""A sweep that went half blind is said before any number, on the screen and in the alert."""

from tests.desk.lived import Desk
from tests.storage import records
from tests.storage.yielding import SITES, without_prices


def test_a_reader_that_lost_its_prices_is_said_first(desk: Desk) -> None:
    for week in range(7, 11):
        desk.home.live(*(records.selling(week, site) for site in SITES))
    assert "usually" not in desk.run("sites")[1]
    desk.home.live(*(without_prices(records.selling(11, site)) for site in SITES))
    err = desk.run("sites")[1]
    assert f"the sweep of {records.key_of(11)}: prices: 0 read, usually 12" in err
    told = desk.run("alert", "list", "--sweep", "last")[0].splitlines()
    assert told[0].startswith("waybillwatch: 1 blind spot, ")
    assert told[2].startswith("Half blind: believe no number")
    assert told[3].startswith("- prices: 0 read")
