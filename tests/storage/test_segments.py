import io
import random
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from storage.warc.plans import build_plan, read_plan
from storage.warc.reading import read_records, whole_members
from storage.warc.salvage import salvage_segment
from storage.warc.segments import build_segment, read_segment
from tests.storage import records
from waybillwatch.captures import (
    Attempt,
    Capture,
    Certificate,
    Digest,
    Outage,
    OutageReason,
    Purpose,
    Rendering,
)
from waybillwatch.errors import SegmentDamaged
from waybillwatch.search import Query
from waybillwatch.sweeps import Budget, FinishedVisit, Known, Visit, VisitKind, VisitRecord

words = st.text(st.characters(codec=None), max_size=30)
times = st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1 < at.year < 9999)
headers = st.lists(st.tuples(words, words), max_size=4).map(tuple)
captures = st.builds(
    Capture,
    url=words,
    at=times,
    purpose=st.sampled_from(Purpose),
    status=st.integers(0, 999),
    headers=headers,
    payload=st.binary(max_size=200) | st.just(b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\nWARC/1.1\r\n"),
    method=st.sampled_from(["GET", "HEAD"]),
    request_headers=headers,
    ip=st.none() | st.ip_addresses().map(str) | words,
    protocol=st.sampled_from(["HTTP/1.0", "HTTP/1.1", "h2"]) | words,
    certificate=st.none() | st.builds(Certificate, words, words, words, words),
    redirected_from=st.none() | words,
    found_on=st.none() | words,
)
outages = st.builds(
    Outage,
    url=words,
    at=times,
    purpose=st.sampled_from(Purpose),
    reason=st.sampled_from(OutageReason),
    detail=words,
    response=st.none() | captures,
    redirected_from=st.none() | words,
    found_on=st.none() | words,
)
renderings = st.builds(
    Rendering,
    url=words,
    at=times,
    purpose=st.sampled_from(Purpose),
    reason=words,
    dom=st.binary(max_size=200),
    screenshot=st.none() | st.binary(max_size=200),
    requisites=st.lists(captures | outages, max_size=3).map(tuple),
)
knowns = st.builds(
    Known,
    url=words,
    purpose=st.sampled_from(Purpose),
    found_on=st.none() | words.filter(bool),
    digest=st.none() | st.just(Digest.of(b"another page")),
    size=st.integers(0),
    etag=st.none() | words.filter(bool),
    last_modified=st.none() | words.filter(bool),
    segment=st.just("") | words,
    at=st.none() | times,
    met=st.lists(words, max_size=2).map(tuple),
)
visits = st.builds(
    Visit,
    sweep=words,
    kind=st.sampled_from(VisitKind),
    subject=words,
    start_url=words,
    at=times,
    budget=st.builds(Budget, st.integers(0), st.integers(0), st.integers(0)),
    name=words,
    was_selling=st.booleans(),
    query=st.none() | st.builds(Query, words, words, st.integers(1, 9)),
    known_front=words,
    known=st.lists(knowns, max_size=2).map(tuple),
)
finished = st.builds(
    FinishedVisit,
    visit=visits,
    attempts=st.lists(captures | outages, max_size=5).map(tuple),
    started=times,
    finished=times,
    renderings=st.lists(renderings, max_size=3).map(tuple),
)


def record_of(done: FinishedVisit) -> VisitRecord:
    return VisitRecord(done, tuple(records.exchange(attempt) for attempt in done.attempts))


@given(finished)
@settings(max_examples=150, deadline=None)
def test_what_is_read_is_exactly_what_was_written(done: FinishedVisit) -> None:
    assert read_segment(build_segment(record_of(done))) == done


def test_the_answers_of_a_search_are_left_to_be_read_again() -> None:
    record = records.searched(1, records.find("http://a.example/", 1))
    back = read_segment(build_segment(record))
    assert back.answers == ()
    assert back.attempts == record.finished.attempts


def test_it_is_a_warc_that_other_tools_read_and_verify() -> None:
    record = records.selling(1)
    segment = build_segment(record)
    stream = ArchiveIterator(io.BytesIO(segment), check_digests="raise")
    found = []
    for one in stream:
        body = one.content_stream().read()
        found.append((one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), body))
        assert one.rec_headers.protocol == "WARC/1.1"
    kinds = [kind for kind, _, _ in found]
    assert kinds == [
        *("warcinfo", "metadata", "response", "request", "response", "request"),
        *("metadata", "conversion"),
    ]
    page = record.finished.attempts[1]
    assert isinstance(page, Capture)
    assert found[4][1:] == (page.url, page.body)
    assert found[6][1] == "urn:outage:http://taodan114.example/price"
    assert found[7][1] == "urn:text:http://taodan114.example/"
    assert found[7][2].decode() == record.readings[0].canonical_text
    assert stream.err_count == 0


def test_records_carry_their_time_address_digest_and_text_version() -> None:
    record = records.selling(1)
    page = record.finished.attempts[1]
    assert isinstance(page, Capture)
    stream = ArchiveIterator(io.BytesIO(build_segment(record)))
    heads = [dict(one.rec_headers.headers) for one in stream]
    response, text = heads[4], heads[7]
    assert response["WARC-Date"] == "2026-01-02T03:04:05.678901Z"
    assert response["WARC-IP-Address"] == "127.0.0.1"
    assert response["WARC-Payload-Digest"] == str(page.digest)
    assert response["X-Waybillwatch-Purpose"] == "front"
    assert text["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert text["X-Waybillwatch-Text-Version"] == "page-1"


def test_heads_say_only_what_is_true_of_the_payload_beneath() -> None:
    headers = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("A", "b\r\nC: d"))
    answer = Capture("http://a.example/", records.WALL, Purpose.FRONT, 200, headers, b"plain")
    done = records.finished(records.watch(1), answer)
    segment = build_segment(record_of(done))
    bodies = [
        one.content_stream().read()
        for one in ArchiveIterator(io.BytesIO(segment))
        if one.rec_type == "response"
    ]
    assert bodies == [b"plain"]
    assert read_segment(segment) == done


def test_any_flipped_byte_is_noticed_and_named() -> None:
    record = records.selling(1)
    segment = build_segment(record)
    rng = random.Random(3)
    for _ in range(300):
        held = bytearray(segment)
        held[rng.randrange(len(held))] ^= 1 << rng.randrange(8)
        try:
            back = read_segment(bytes(held), "seg-7")
        except SegmentDamaged as error:
            assert "seg-7" in str(error)  # noqa: PT017  (a flip in a gzip header's time changes nothing)
        else:
            assert back == record.finished


def test_what_stands_before_a_cut_is_salvaged_and_nothing_short() -> None:
    record = records.selling(1)
    segment = build_segment(record)
    whole = record.finished.attempts
    most = 0
    for cut in range(len(segment) + 1):
        saved = salvage_segment(segment[:cut])
        known: list[Attempt] = list(whole)
        for attempt in saved.attempts:
            assert attempt in known
        if saved.visit is not None:
            assert len(saved.attempts) + saved.lost == len(whole)
        most = max(most, saved.records)
    assert most == len(list(read_records(segment)))
    assert salvage_segment(segment).attempts == whole


def test_whole_members_end_where_a_record_ends() -> None:
    segment = build_segment(records.selling(1))
    assert whole_members(segment) == (segment, 0)
    whole, rest = whole_members(segment[:-1])
    assert rest > 0
    assert len(list(read_records(whole))) == len(list(read_records(segment))) - 1
    assert whole_members(segment + b"tail") == (segment, 4)


@pytest.mark.parametrize("plain", [b"", b"no gzip", b"\x1f\x8b\x08"])
def test_what_is_no_segment_is_damaged(plain: bytes) -> None:
    with pytest.raises(SegmentDamaged, match="seg-9"):
        read_segment(plain, "seg-9")
    assert salvage_segment(plain).visit is None


@given(st.lists(visits, max_size=4))
@settings(max_examples=30, deadline=None)
def test_a_plan_comes_back_as_it_was(several: list[Visit]) -> None:
    plan = records.plan(1, *several)
    assert read_plan(build_plan(plan)) == plan
    with pytest.raises(SegmentDamaged):
        read_segment(build_plan(plan))


def test_two_pages_with_one_payload_stay_apart() -> None:
    first = records.capture("http://a.example/", b"same")
    second = records.capture("http://a.example/2", b"same", Purpose.LISTING)
    done = records.finished(records.watch(1), first, second)
    assert first.digest == second.digest == Digest.of(b"same")
    assert read_segment(build_segment(record_of(done))) == done
