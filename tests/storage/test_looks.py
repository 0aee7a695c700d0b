from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from storage.history import changing_looks, site_looks
from tests.storage import records
from tests.storage.homes import Home
from tests.storage.records import WALL, at_week
from waybillwatch.captures import Outage, OutageReason, Purpose
from waybillwatch.changes import Change, Look, changes
from waybillwatch.listings import Listing
from waybillwatch.sides import ChangeKind
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Reading, Standing, VisitRecord

SITE = SiteKey("taodan114.example")
OTHER = SiteKey("b.example")


def told(looks: Iterable[Look], since: datetime | None = None) -> list[Change]:
    return [one for one in changes(looks) if since is None or one.at >= since]


def with_list(week: int, *, failed: OutageReason | None = None, status: int = 404) -> VisitRecord:
    """A visit whose list page has a price of its own, or was not got."""
    record = records.selling(week)
    url = f"http://{SITE}/list"
    if failed is not None:
        answer = records.capture(url, b"no", Purpose.LISTING, status)
        lost = Outage(url, WALL, Purpose.LISTING, failed, "no", response=answer)
        attempts = (*record.finished.attempts, lost)
        exchange = replace(records.exchange(lost), status=status)
        return replace(
            record,
            finished=replace(record.finished, attempts=attempts),
            exchanges=(*record.exchanges, exchange),
        )
    page = records.capture(url, "价格 0.7".encode("gb18030"), Purpose.LISTING)
    found = records.listing(url, page.digest, "0.7")
    seen = record.observation
    assert seen is not None
    reading: Reading = replace(
        record.readings[0], url=url, capture=page.digest, purpose=Purpose.LISTING, listing=found
    )
    listings: tuple[Listing, ...] = (*seen.listings, found)
    return VisitRecord(
        replace(record.finished, attempts=(*record.finished.attempts, page)),
        (*record.exchanges, records.exchange(page)),
        (*record.readings, reading),
        replace(seen, listings=listings),
    )


def test_what_was_read_stands_in_the_order_it_was_read_in(home: Home) -> None:
    lived = with_list(1)
    home.live(lived)
    seen = lived.observation
    assert seen is not None
    with home.store.reading() as connection:
        (look,) = site_looks(connection)[SITE]
    assert [one.url for one in look.observation.listings] == [one.url for one in seen.listings]


def test_a_page_that_was_not_got_takes_nothing_away(home: Home) -> None:
    home.live(with_list(1))
    home.live(with_list(2, failed=OutageReason.TIMEOUT))
    home.live(with_list(3, failed=OutageReason.HTTP_STATUS, status=503))
    with home.store.reading() as connection:
        looks = site_looks(connection)[SITE]
    assert f"http://{SITE}/list" in looks[1].unread
    assert told(looks) == []


def test_a_page_that_is_gone_takes_its_tiers_with_it(home: Home) -> None:
    home.live(with_list(1))
    home.live(with_list(2, failed=OutageReason.TIMEOUT))
    home.live(with_list(3, failed=OutageReason.HTTP_STATUS))
    with home.store.reading() as connection:
        looks = changing_looks(connection)[SITE]
    gone = [one for one in told(looks) if one.kind is ChangeKind.TIER_GONE]
    assert [(one.since, one.at) for one in gone] == [(at_week(2), at_week(3))]
    assert gone[0].before is not None
    assert gone[0].before.value == "0.7"


def test_each_change_has_both_quotes_and_lies_between_two_sweeps(home: Home) -> None:
    home.live(records.selling(1))
    home.live(records.selling(2))
    home.live(records.selling(3, price="0.6"))
    with home.store.reading() as connection:
        (change,) = told(changing_looks(connection)[SITE])
    assert (change.kind, change.since, change.at) == (
        ChangeKind.PRICE_UP,
        at_week(2),
        at_week(3),
    )
    assert change.before is not None
    assert change.after is not None
    assert change.before.quote is not None
    assert change.after.quote is not None
    assert [change.before.quote.exact, change.after.quote.exact] == [
        "有收货地址 0.5元/个",
        "有收货地址 0.6元/个",
    ]


def test_sites_that_did_not_change_are_left_out(home: Home) -> None:
    home.live(records.selling(1), records.selling(1, "b.example"))
    home.live(records.selling(2), records.selling(2, "b.example", price="0.9"))
    home.live(records.selling(3), records.selling(3, "b.example", price="0.9"))
    with home.store.reading() as connection:
        assert set(changing_looks(connection)) == {OTHER}
        assert changing_looks(connection, since=at_week(3)) == {}
        assert set(site_looks(connection)) == {SITE, OTHER}
        assert set(site_looks(connection, [SITE])) == {SITE}
        late = site_looks(connection, since=at_week(2), until=at_week(3))
    assert [look.at for look in late[SITE]] == [at_week(2)]


@pytest.mark.parametrize("seed", range(6))
def test_few_looks_tell_the_same_changes_as_all(file_home: Home, seed: int) -> None:
    chance = Random(seed)
    for week in range(1, 25):
        if chance.random() < 0.3:
            standing = chance.choice([Standing.DOWN, Standing.BLOCKED, Standing.UNKNOWN])
            file_home.live(records.unseen(week, standing=standing))
        elif chance.random() < 0.5:
            price = chance.choice(["0.5", "0.6"])
            file_home.live(records.selling(week, price=price))
        else:
            failed = chance.choice([None, OutageReason.TIMEOUT, OutageReason.HTTP_STATUS])
            file_home.live(with_list(week, failed=failed))
    with file_home.store.reading() as connection:
        every = site_looks(connection)[SITE]
        assert told(changing_looks(connection).get(SITE, ())) == told(every)
        for week in range(1, 25):
            since = at_week(week) - timedelta(days=1)
            few = changing_looks(connection, since=since).get(SITE, ())
            assert told(few, since) == told(every, since)
