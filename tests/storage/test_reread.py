"""The archive is the truth: the tables can be had from it again, better or the same."""

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from storage.ledger import verify
from storage.reread import reread
from storage.schema import ledger
from storage.search import find_texts
from storage.store import SweepState
from tests.storage import records
from tests.storage.homes import Home, reader
from tests.storage.records import PRESS, WALL, WEEK
from waybillwatch.captures import Digest
from waybillwatch.errors import SegmentDamaged, StoreError
from waybillwatch.exposures import ExposureKind
from waybillwatch.sites import SiteKey, SiteStatus
from waybillwatch.sweeps import FinishedVisit, Recall, VisitRecord

SITE = "taodan114.example"
MATCHES = "SELECT count(*) FROM texts_fts WHERE texts_fts MATCH '\"单号\"'"
FOUND = records.find(f"http://{SITE}/x", 1)
WEEKS = (
    (
        records.searched(
            1, records.find(f"http://{SITE}/x", 1), records.find("http://n.example/", 2, PRESS)
        ),
        records.selling(1, counter=1),
    ),
    (records.searched(2, FOUND), records.selling(2, counter=2)),
    (records.unseen(3),),
    (records.selling(4, price="0.7", name="淘单网"),),
)
ALL = tuple(record for week in WEEKS for record in week)


@pytest.fixture
def lived(home: Home) -> Home:
    for week in WEEKS:
        home.live(*week)
    home.store.rename(SITE, "TD", now=WALL)
    home.store.add_site("http://given.example/", now=WALL)
    home.store.ignore("n.example", now=WALL + WEEK)
    home.store.add_exposure(
        kind=ExposureKind.ARTICLE,
        publisher="晚报",
        day=date(2012, 11, 8),
        title="单号",
        link="",
        sites=[SiteKey(SITE)],
    )
    home.begin(records.selling(5))
    return home


def test_read_again_it_is_the_same_history(lived: Home) -> None:
    before = lived.lines()
    exposures, sites = lived.store.exposures(), lived.store.sites()
    assert reread(lived.store, lived.archive, reader(ALL)) == len(ALL)
    assert lived.lines() == before
    assert (lived.store.exposures(), lived.store.sites()) == (exposures, sites)
    with lived.store.reading() as connection:
        assert verify(connection) == ()
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql(
                "INSERT INTO texts_fts(texts_fts) VALUES ('integrity-check')"
            )


def test_a_better_reader_changes_what_was_read_and_not_what_people_said(lived: Home) -> None:
    def better(finished: FinishedVisit, recall: Recall) -> VisitRecord:
        record = reader(ALL)(finished, recall)
        if record.observation is None:
            return dataclasses.replace(record, finds=())
        return dataclasses.replace(
            record, observation=dataclasses.replace(record.observation, name="淘單")
        )

    reread(lived.store, lived.archive, better)
    assert lived.store.site(SITE).name == "TD"
    lost = lived.store.site("n.example")
    assert lost.status is SiteStatus.IGNORED
    assert lived.store.site("given.example").status is SiteStatus.TRACKED
    assert '"淘單"' in "\n".join(lived.lines())
    reread(lived.store, lived.archive, reader(ALL))


def test_unfinished_work_is_left_to_be_done(lived: Home) -> None:
    reread(lived.store, lived.archive, reader(ALL))
    assert [sweep.key for sweep in lived.store.unfinished()] == [records.key_of(5)]
    lived.commit(records.selling(5))
    assert lived.store.open_visits(records.key_of(5)) == 0


def _kill(lived: Home) -> Callable[[FinishedVisit, Recall], VisitRecord]:
    def read(finished: FinishedVisit, recall: Recall) -> VisitRecord:
        if finished.visit.sweep == records.key_of(3):
            raise KeyboardInterrupt
        return reader(ALL)(finished, recall)

    return read


def test_stopped_in_the_middle_it_has_changed_nothing(lived: Home) -> None:
    before = lived.lines()
    with pytest.raises(KeyboardInterrupt):
        reread(lived.store, lived.archive, _kill(lived))
    assert lived.lines() == before


@pytest.mark.parametrize("kind", ["watch", "search", "plan"])
def test_a_damaged_segment_stops_it_by_name_and_changes_nothing(lived: Home, kind: str) -> None:
    before = lived.lines()
    path = min(lived.archive.root.rglob(f"{kind}-*.age"))
    held = path.read_bytes()
    path.write_bytes(held[:-1])
    with pytest.raises(SegmentDamaged, match=path.name):
        reread(lived.store, lived.archive, reader(ALL))
    assert lived.lines() == before
    path.write_bytes(held)
    reread(lived.store, lived.archive, reader(ALL))
    assert lived.lines() == before


def test_an_archive_that_is_not_what_the_ledger_holds_is_refused(lived: Home) -> None:
    with lived.store.writing() as connection:
        connection.execute(
            ledger.update().where(ledger.c.seq == 2).values(root=Digest.of(b"x").hex)
        )
    before = lived.lines()
    with pytest.raises(StoreError, match="not those the ledger holds"):
        reread(lived.store, lived.archive, reader(ALL))
    assert lived.lines() == before


def test_a_segment_under_anothers_name_is_refused(lived: Home) -> None:
    with lived.store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE visits SET (segment, segment_digest) = (SELECT segment, segment_digest "
            "FROM visits WHERE id = 2) WHERE id = 4"
        )
    with pytest.raises(StoreError, match="another visit"):
        reread(lived.store, lived.archive, reader(ALL))


def test_from_the_archive_alone_the_history_comes_back(home: Home) -> None:
    for week in WEEKS:
        home.live(*week)
    home.begin(records.selling(5))
    home.archive.write(ALL[1])  # done twice: an orphan that a lost lease left
    before = home.lines()
    again = home.lose_database()
    assert again.lines() == []
    assert reread(again.store, again.archive, reader(ALL)) == len(ALL)
    # The order of the ledger's links is the order of commits, which nobody can know again.
    assert again.lines() == before
    assert [sweep.state for sweep in again.store.sweeps()] == [SweepState.DONE] * 4 + [
        SweepState.RUNNING
    ]
    with again.store.reading() as connection:
        assert verify(connection) == ()
    again.store.close()


def test_without_its_plans_a_lost_sweep_is_known_by_its_visits(home: Home) -> None:
    for week in WEEKS:
        home.live(*week)
    before = home.lines()
    for path in home.archive.root.rglob("plan-*"):
        path.unlink()
    again = home.lose_database()
    reread(again.store, again.archive, reader(ALL))
    assert again.lines() == before
    assert {sweep.simulated for sweep in again.store.sweeps()} == {True}
    again.store.close()


def test_no_text_is_left_in_the_index_that_no_page_has(lived: Home) -> None:
    def blank(finished: FinishedVisit, recall: Recall) -> VisitRecord:
        record = reader(ALL)(finished, recall)
        seen = record.observation
        if seen is None:
            return record
        return dataclasses.replace(
            record, readings=(), observation=dataclasses.replace(seen, listings=())
        )

    reread(lived.store, lived.archive, blank)
    with lived.store.reading() as connection:
        assert find_texts(connection, "单号") == {}
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql(MATCHES).scalar() == 0
