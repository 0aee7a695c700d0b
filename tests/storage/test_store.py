import dataclasses
from datetime import date
from pathlib import Path

import pytest

from storage.history import observations
from storage.schema import READ, metadata
from storage.store import Store
from tests.storage import records
from tests.storage.homes import LEASE, Home, nobody
from tests.storage.records import WALL, key_of
from waybillwatch.captures import Digest
from waybillwatch.errors import StoreError, UnknownName
from waybillwatch.exposures import ExposureKind
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Observation, VisitKind

SITE = "taodan114.example"


def seen(home: Home) -> list[Observation]:
    with home.store.reading() as connection:
        return [one.observation for one in observations(connection)]


def count(home: Home, table: str) -> int:
    with home.store.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()  # noqa: S608  (a test's own names)
    return int(found or 0)


def test_an_observation_comes_back_as_it_was_made(home: Home) -> None:
    records_ = (records.selling(1), records.unseen(1, "down.example"))
    home.live(*records_)
    found = {one.site: one for one in seen(home)}
    for record in records_:
        assert record.observation is not None
        assert found[record.observation.site] == record.observation


def test_every_observation_is_kept_and_a_listing_that_did_not_change_is_stored_once(
    home: Home,
) -> None:
    for week in range(1, 6):
        home.live(records.selling(week, counter=week * 1000))
    home.live(records.selling(6, price="0.6", counter=6000))
    assert count(home, "observations") == 6
    assert count(home, "observation_listings") == 6
    assert count(home, "readings") == 6
    assert count(home, "listings") == 2
    assert count(home, "texts") == 2
    assert count(home, "tiers") == 6
    first = records.selling(1, counter=1000).observation
    assert first is not None
    assert [one.listings[0].capture for one in seen(home)[:5]] == [first.listings[0].capture] * 5


def test_each_row_of_a_token_names_its_key(home: Home) -> None:
    home.live(records.selling(1))
    with home.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT token, token_key FROM sightings").all()
    assert {row.token_key for row in rows if row.token} == {home.vault.tokens.key_id}
    assert {row.token_key for row in rows if not row.token} == {""}


def test_a_search_is_kept_with_its_outcome_and_its_hits(home: Home) -> None:
    home.live(records.searched(1, records.find(f"http://{SITE}/x", 1)))
    with home.store.reading() as connection:
        answer = connection.exec_driver_sql("SELECT outcome, hits, unresponsive FROM answers").one()
    assert tuple(answer) == ("hits", 1, '["sogou: timeout"]')
    assert count(home, "finds") == 1


def test_was_selling_looks_at_earlier_sweeps_alone(home: Home) -> None:
    home.live(records.unseen(1))
    home.live(records.selling(2))
    weeks = [home.store.was_selling(SITE, before=records.at_week(week)) for week in (1, 2, 3)]
    assert weeks == [False, False, True]
    assert not home.store.was_selling("other.example", before=WALL)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"exchanges": ()}, "3 attempts and 0 were read"),
        ({"observation": None}, "observed nothing"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused_whole(
    home: Home, change: dict[str, object], said: str
) -> None:
    record = records.selling(1)
    home.begin(record)
    before = [line for line in home.lines() if '"visits"' not in line]
    with pytest.raises(StoreError, match=said):
        home.commit(dataclasses.replace(record, **change))  # type: ignore[arg-type]
    assert [line for line in home.lines() if '"visits"' not in line] == before


def test_a_fact_from_nowhere_is_refused(home: Home) -> None:
    record = records.selling(1)
    assert record.observation is not None
    stray = records.listing(f"http://{SITE}/", Digest.of(b"a page nobody captured"))
    wrong = dataclasses.replace(record.observation, listings=(stray,))
    home.begin(record)
    with pytest.raises(StoreError, match="never captured"):
        home.commit(dataclasses.replace(record, observation=wrong))
    assert count(home, "observations") == count(home, "captures") == 0


def test_a_disk_full_in_the_middle_of_a_commit_leaves_nothing_of_it(file_home: Home) -> None:
    record = records.selling(1, text=records.TEXT + "单号" * 200_000)
    file_home.begin(record)
    visit = record.finished.visit
    file_home.store.claim(key_of(1), visit.kind, holder="me", now=WALL, lease=LEASE, gone=nobody)
    segment = file_home.archive.write(record)
    before = file_home.lines()
    with file_home.store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        # Per connection: the pool hands this one out again.
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="make room"):
        file_home.store.commit(record, segment, holder="me")
    assert file_home.lines() == before
    with file_home.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    file_home.store.commit(record, segment, holder="me")
    assert count(file_home, "observations") == 1


def test_killed_between_archive_and_commit_the_visit_is_made_again(home: Home) -> None:
    record = records.selling(1)
    home.begin(record)
    visit = record.finished.visit
    home.store.claim(key_of(1), visit.kind, holder="dead", now=WALL, lease=LEASE, gone=nobody)
    orphan = home.archive.write(record)
    # Here the process dies: the segment is on the disk, the store knows nothing of it.
    home.store.close()
    again = Home.make(home.folder)
    taken = again.store.claim(
        key_of(1),
        VisitKind.WATCH,
        holder="me",
        now=WALL,
        lease=LEASE,
        gone=lambda name: name == "dead",
    )
    assert taken == (visit,)
    segment = again.archive.write(record)
    again.store.commit(record, segment, holder="me")
    assert again.archive.collect_orphans(again.store.segments()) == 1
    assert [one.path for one in again.archive.segments()] == [segment.path]
    assert segment.path != orphan.path
    again.store.close()


def test_killed_after_the_commit_nothing_is_made_again(home: Home) -> None:
    record = records.selling(1)
    home.begin(record)
    home.commit(record, holder="dead")
    home.store.close()
    again = Home.make(home.folder)
    taken = again.store.claim(
        key_of(1), VisitKind.WATCH, holder="me", now=WALL, lease=LEASE, gone=lambda _: True
    )
    assert taken == ()
    assert again.archive.collect_orphans(again.store.segments()) == 0
    assert [again.archive.read(one) for one in again.archive.segments()] == [record.finished]
    again.store.close()


def test_an_exposure_is_recorded_once_and_grows(home: Home) -> None:
    home.live(records.selling(1, "a.example"), records.selling(1, "b.example"))

    def expose(*sites: str) -> int:
        return home.store.add_exposure(
            kind=ExposureKind.ARTICLE,
            publisher="晚报",
            day=date(2012, 11, 8),
            title="单号买卖",
            link="http://press.example/1",
            sites=[SiteKey(site) for site in sites],
            quotes={SiteKey("a.example"): "记者点名"},
        ).id

    number = expose("a.example")
    assert expose("b.example", "a.example") == number
    (exposure,) = home.store.exposures()
    assert exposure.sites == ("a.example", "b.example")
    assert home.store.exposure(number) == exposure
    with pytest.raises(UnknownName, match="exposure list"):
        home.store.exposure(number + 1)
    with pytest.raises(UnknownName, match=r"b\.example"):
        expose("bb.example")
    assert home.store.exposures() == (exposure,)


def test_a_store_closes_after_a_with(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'a.db'}", backups=tmp_path) as store:
        assert store.sites() == ()


def test_every_table_is_either_work_or_a_reading_or_peoples_words() -> None:
    kept = {"meta", "sweeps", "visits", "ledger", "decisions", "exposures", "exposure_sites"}
    kept |= {"schedules", "schedule_runs", "alerts"}
    assert {table.name for table in READ} | kept == set(metadata.tables)
