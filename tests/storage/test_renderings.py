"""What a browser made of a page: in the segment, in the tables, in the ledger."""

import io
from dataclasses import replace

import pytest
from sqlalchemy import select, update
from warcio.archiveiterator import ArchiveIterator

from storage.ledger import root_of, verify
from storage.reread import reread
from storage.schema import captures, ledger, listings
from storage.warc.segments import build_segment, read_segment
from tests.storage import records
from tests.storage.homes import Home, reader
from tests.storage.records import WALL
from waybillwatch.captures import (
    PICTURE,
    Capture,
    Digest,
    Outage,
    OutageReason,
    Purpose,
    Rendering,
)
from waybillwatch.sweeps import VisitRecord

URL = "http://taodan114.example/"
DOM = "<p>单号 0.5元</p>".encode()
SHOT = b"\x89PNG not really"
SCRIPT = Capture(f"{URL}a.js", WALL, Purpose.REQUISITE, 200, (), b"run()", found_on=URL)
COUNTER = Outage("http://c.example/", WALL, Purpose.REQUISITE, OutageReason.FORBIDDEN, "no")
RENDERING = Rendering(URL, WALL, Purpose.FRONT, "script shell", DOM, SHOT, (SCRIPT, COUNTER))


def rendered(week: int = 1, rendering: Rendering = RENDERING) -> VisitRecord:
    """A visit whose front page was read as a browser showed it."""
    plain = records.selling(week)
    listing = records.listing(URL, rendering.digest)
    reading = replace(plain.readings[0], capture=rendering.digest, listing=listing)
    seen = plain.observation
    assert seen is not None
    return replace(
        plain,
        finished=replace(plain.finished, renderings=(rendering,)),
        readings=(reading,),
        observation=replace(seen, listings=(listing,), contradictions=()),
    )


def test_a_segment_holds_document_picture_and_requisites() -> None:
    record = rendered()
    segment = build_segment(record)
    assert read_segment(segment) == record.finished
    found = {}
    for one in ArchiveIterator(io.BytesIO(segment), check_digests="raise"):
        head = dict(one.rec_headers.headers)
        found[one.rec_type, head.get("WARC-Target-URI")] = head, one.content_stream().read()
    head, body = found["resource", f"urn:dom:{URL}"]
    assert body == DOM
    assert head["X-Waybillwatch-Rendered"] == "script shell"
    assert head["Content-Type"] == "text/html; charset=utf-8"
    text, _ = found["conversion", f"urn:text:{URL}"]
    assert text["WARC-Refers-To"] == head["WARC-Record-ID"]
    head, body = found["resource", f"urn:view:{URL}"]
    assert (head["Content-Type"], body) == ("image/png", SHOT)
    head, body = found["response", f"{URL}a.js"]
    assert (head["X-Waybillwatch-Purpose"], body) == ("requisite", b"run()")
    assert ("metadata", "urn:outage:http://c.example/") in found


def test_a_picture_alone_leaves_the_plain_answer_to_be_read() -> None:
    record = records.selling(1)
    shown = replace(RENDERING, reason=PICTURE)
    record = replace(record, finished=replace(record.finished, renderings=(shown,)))
    heads = {}
    for one in ArchiveIterator(io.BytesIO(build_segment(record))):
        head = dict(one.rec_headers.headers)
        heads[one.rec_type, head.get("WARC-Target-URI")] = head
    text, answer = heads["conversion", f"urn:text:{URL}"], heads["response", URL]
    assert text["WARC-Refers-To"] == answer["WARC-Record-ID"]


def test_facts_of_a_document_point_at_its_capture(home: Home) -> None:
    home.live(rendered())
    with home.store.reading() as connection:
        row = connection.execute(select(captures).where(captures.c.dom.is_not(None))).one()
        listing = connection.execute(select(listings)).one()
    assert (row.url, row.rendered) == (URL, "script shell")
    assert (row.dom, row.screenshot) == (Digest.of(DOM), Digest.of(SHOT))
    assert (listing.capture_id, listing.capture) == (row.id, Digest.of(DOM))


def test_document_and_picture_are_leaves_of_the_ledger(home: Home) -> None:
    record = rendered()
    home.live(record)
    digests = [one.digest for one in record.exchanges if one.digest is not None]
    with home.store.reading() as connection:
        (link,) = connection.execute(select(ledger)).all()
        assert link.root == root_of([*digests, Digest.of(DOM), Digest.of(SHOT)])
        assert verify(connection) == ()


@pytest.mark.parametrize("column", ["dom", "screenshot"])
def test_another_document_or_picture_is_noticed(home: Home, column: str) -> None:
    home.live(rendered())
    with home.store.writing() as connection:
        change = update(captures).where(captures.c.dom.is_not(None))
        connection.execute(change.values({column: Digest.of(b"another")}))
        (fault,) = verify(connection)
    assert "does not hold the captures of its visit" in fault


def test_read_again_it_is_the_same(home: Home) -> None:
    record = rendered()
    home.live(record)
    before = home.lines()
    assert reread(home.store, home.archive, reader([record])) == 1
    assert home.lines() == before
    with home.store.reading() as connection:
        assert verify(connection) == ()


def test_a_visit_keeps_the_front_page_it_knows(home: Home) -> None:
    visit = replace(records.watch(1), known_front=str(Digest.of(DOM)))
    record = records.selling(1)
    record = replace(record, finished=replace(record.finished, visit=visit))
    home.begin(record)
    assert home.store.visits(visit.sweep) == (visit,)
