"""What a repeat visit may rely on, and what it leaves in archive and tables."""

import dataclasses
import io
from datetime import timedelta

import pytest
from warcio.archiveiterator import ArchiveIterator

from storage.archive import Archive
from storage.warc.segments import build_segment
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.captures import Capture, Purpose
from waybillwatch.errors import SegmentDamaged
from waybillwatch.pii import Redacted
from waybillwatch.sweeps import Budget, Known, Visit, VisitRecord

VERSION = "page-1"


def tagged(record: VisitRecord) -> VisitRecord:
    """The record of a visit whose server sent validators."""
    exchanges = tuple(
        dataclasses.replace(one, etag='"1"') if one.purpose is Purpose.FRONT else one
        for one in record.exchanges
    )
    return dataclasses.replace(record, exchanges=exchanges)


def again(home: Home, week: int, *, unchanged: bool) -> VisitRecord:
    """A later visit to the same page, sent once more or not."""
    record = records.selling(week)
    visit = dataclasses.replace(record.finished.visit, known=known(home, week))
    robots, page, gone = record.finished.attempts
    assert isinstance(page, Capture)
    exchanges = record.exchanges
    readings = record.readings
    if unchanged:
        page = dataclasses.replace(page, status=304, payload=b"")
        (front,) = (one for one in visit.known if one.purpose is Purpose.FRONT)
        recalled = home.store.recall(visit, front)
        assert recalled is not None
        readings = (recalled.reading,)
        exchanges = tuple(
            dataclasses.replace(one, status=304, etag='"1"')
            if one.purpose is Purpose.FRONT
            else one
            for one in exchanges
        )
    finished = dataclasses.replace(record.finished, visit=visit, attempts=(robots, page, gone))
    return dataclasses.replace(record, finished=finished, readings=readings, exchanges=exchanges)


def known(home: Home, week: int, **visit: object) -> tuple[Known, ...]:
    asking: Visit = dataclasses.replace(records.watch(week), **visit)  # type: ignore[arg-type]
    return home.store.known(asking, text_version=VERSION)


def test_the_last_visit_says_what_it_had_in_its_order(home: Home) -> None:
    home.live(tagged(records.selling(1)))
    robots, front, gone = known(home, 2)
    assert (robots.purpose, robots.digest, robots.is_conditional) == (Purpose.ROBOTS, None, False)
    assert (front.url, front.etag, front.is_conditional) == (
        "http://taodan114.example/",
        '"1"',
        True,
    )
    assert front.segment in home.store.segments()
    assert front.at == records.WALL
    assert gone.digest is None
    assert known(home, 1) == ()


def test_it_is_no_guide_for_another_reader_or_another_budget(home: Home) -> None:
    home.live(tagged(records.selling(1)))
    assert home.store.known(records.watch(2), text_version="page-2") == ()
    assert known(home, 2, budget=Budget(pages=3)) == ()
    assert known(home, 2, budget=Budget()) != ()


def test_a_page_whose_places_are_not_known_to_the_letter_is_asked_for_whole(home: Home) -> None:
    home.live(tagged(records.selling(1, counter=1)))
    home.live(tagged(records.selling(2, counter=2)))
    front = known(home, 3)[1]
    assert front.digest is not None
    assert not front.is_conditional


def test_what_is_recalled_is_what_was_read(home: Home) -> None:
    record = tagged(records.selling(1))
    home.live(record)
    visit = dataclasses.replace(records.watch(2), known=known(home, 2))
    recalled = home.store.recall(visit, visit.known[1])
    assert recalled is not None
    wanted = dataclasses.replace(record.readings[0], text=Redacted(""), canonical_text="")
    assert dataclasses.replace(recalled.reading, text=Redacted("")) == wanted
    assert home.store.recall(records.watch(1), visit.known[1]) is None


def test_an_unchanged_week_adds_an_observation_and_no_payload(home: Home) -> None:
    home.live(tagged(records.selling(1)))
    first = home.lines()
    for week, unchanged in ((2, True), (3, False), (4, True)):
        home.live(tagged(again(home, week, unchanged=unchanged)))
        lies = known(home, week + 1)[1]
        assert lies.at == records.WALL
        assert records.key_of(1).replace(":", "") in lies.segment  # no chain of revisits
    added = [line for line in home.lines() if line not in first]
    for table in ("texts", "listings"):
        assert not [line for line in added if f'"table": "{table}"' in line]
    assert sum('"table": "observations"' in line for line in added) == 3


@pytest.mark.parametrize(("unchanged", "profile"), [(True, "not-modified"), (False, "identical")])
def test_a_revisit_record_says_where_its_payload_lies(
    home: Home, unchanged: bool, profile: str
) -> None:
    home.live(tagged(records.selling(1)))
    record = again(home, 2, unchanged=unchanged)
    found = [
        one.rec_headers
        for one in ArchiveIterator(io.BytesIO(build_segment(record)), check_digests="raise")
        if one.rec_type == "revisit"
    ]
    (head,) = found
    assert profile in head.get_header("WARC-Profile")
    assert head.get_header("WARC-Refers-To-Target-URI") == "http://taodan114.example/"
    assert head.get_header("WARC-Refers-To-Date") == "2026-01-02T03:04:05.678901Z"
    assert head.get_header("WARC-Payload-Digest") == str(record.exchanges[1].digest)


@pytest.mark.parametrize("unchanged", [True, False])
def test_a_visit_comes_back_whole_or_names_the_segment_it_leans_on(
    home: Home, unchanged: bool
) -> None:
    home.live(tagged(records.selling(1)))
    record = again(home, 2, unchanged=unchanged)
    ref = home.archive.write(record)
    assert home.archive.read(ref) == record.finished
    target = record.finished.visit.known[1].segment
    path = home.archive.root / target
    path.write_bytes(path.read_bytes()[:-1])
    fresh = Archive(home.archive.root, home.vault)
    if unchanged:
        assert fresh.read(ref) == record.finished
        return
    with pytest.raises(SegmentDamaged, match=path.name):
        fresh.read(ref)
    salvaged = fresh.salvage(ref)
    assert (salvaged.lost, len(salvaged.attempts)) == (1, 2)


def test_a_front_page_is_known_by_its_last_picture(home: Home) -> None:
    home.live(records.selling(1))
    before = records.at_week(1) + timedelta(days=1)
    assert home.store.last_pictured("taodan114.example", before=before) == ""
