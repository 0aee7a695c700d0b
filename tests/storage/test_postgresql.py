"""What the store does on PostgreSQL alone; the tests beside this one run on it too."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, insert, select, text

from storage import opening, postgresql
from storage.migrating import upgrade
from storage.opening import open_engine
from storage.schema import metadata, sites, sweeps, texts
from storage.search import find_texts
from storage.store import Store
from tests.storage import homes, records
from tests.storage.cluster import Cluster
from tests.storage.homes import LEASE, Home, address_of, nobody
from tests.storage.records import WALL, key_of
from waybillwatch.errors import NewerDatabase, StoreError, UnknownName
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Visit, VisitKind

THREADS = 6
SITES = tuple(f"s{number}.example" for number in range(24))
COLLATIONS = (
    "SELECT table_name, column_name, collation_name FROM information_schema.columns "
    "WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') "
    "AND collation_name IS DISTINCT FROM 'C'"
)
CHINESE = "LOCALE_PROVIDER icu ICU_LOCALE 'zh' LOCALE 'C.UTF-8' TEMPLATE template0"
"""A database of an operator whose server sorts as Chinese dictionaries do."""


@pytest.fixture
def there(server: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """The server, on which the homes of the test have their tables."""
    monkeypatch.setattr(homes, "SERVER", server)
    yield server
    server.take_back()


@pytest.mark.slow
def test_migrations_make_the_schema_the_code_speaks_of(there: Cluster, tmp_path: Path) -> None:
    with Store.open(there.empty(), backups=tmp_path) as store, store.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, *_: name != "ix_texts_bigrams"},
        )
        found = compare_metadata(context, metadata)
    assert [one for one in found if one[0] != "add_table_comment"] == []


@pytest.mark.slow
def test_an_older_database_is_upgraded_with_all_in_it(there: Cluster, tmp_path: Path) -> None:
    url = there.empty(options=CHINESE)
    engine = create_engine(url)
    row = {"at": records.FIRST, "simulated": True, "state": "done", "started": records.WALL}
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(insert(sweeps).values(key="k", version="0", **row))
    engine.dispose()
    with Store.open(url, backups=tmp_path / "backups") as store:
        assert store.sweep("k") is not None
        with store.reading() as connection:
            assert connection.execute(text(COLLATIONS)).all() == []
    assert not (tmp_path / "backups").exists()


@pytest.mark.slow
def test_text_sorts_by_code_points_whatever_the_servers_language(
    there: Cluster, tmp_path: Path
) -> None:
    keys = [
        SiteKey(f"{sign}.example") for sign in ("a", "B", "_", "-z", "Z", "é", "单", "一", "１")
    ]
    with Store.open(there.empty(options=CHINESE), backups=tmp_path) as store:
        for key in keys:
            with store.writing() as connection:
                row = {"kind": "unsure", "status": "candidate", "origin": "person"}
                empty = dict.fromkeys(("name", "front_url", "origin_detail", "judged_by"), "")
                connection.execute(insert(sites).values(key=key, first_seen=WALL, **row, **empty))
        assert [site.key for site in store.sites()] == sorted(keys)


@pytest.mark.slow
def test_two_that_open_a_new_database_at_once_make_it_once(there: Cluster, tmp_path: Path) -> None:
    url = there.empty()
    failures: list[BaseException] = []

    def run() -> None:
        try:
            Store.open(url, backups=tmp_path).close()
        except BaseException as error:  # noqa: BLE001  (handed to the test)
            failures.append(error)

    together(run)
    assert failures == []


def together(run: threading.Thread | object) -> None:
    threads = [threading.Thread(target=run) for _ in range(THREADS)]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.slow
def test_each_visit_is_claimed_once_however_many_want_it(there: Cluster, tmp_path: Path) -> None:
    home = Home.make(tmp_path / "home")
    home.begin(*(records.selling(1, site) for site in SITES))
    url, taken = address_of(home.folder), list[Visit]()
    begin = threading.Barrier(THREADS)

    def run() -> None:
        name = str(threading.get_ident())
        with Store.open(url, backups=tmp_path) as store:
            begin.wait()
            while got := store.claim(
                key_of(1),
                VisitKind.WATCH,
                holder=name,
                now=WALL,
                lease=LEASE,
                gone=nobody,
                limit=1,
            ):
                taken.extend(got)

    together(run)
    assert Counter(visit.subject for visit in taken) == Counter(SITES)
    home.store.close()


@pytest.mark.slow
def test_a_reader_sees_one_state_while_another_writes(there: Cluster, tmp_path: Path) -> None:
    home = Home.make(tmp_path / "home")
    home.live(records.selling(1))
    with home.store.reading() as connection:
        before = connection.execute(select(sweeps.c.key)).all()
        home.live(records.selling(2))
        assert connection.execute(select(sweeps.c.key)).all() == before
    assert len(home.store.sweeps()) == len(before) + 1
    home.store.close()


@pytest.mark.slow
def test_a_reader_cannot_write(there: Cluster, tmp_path: Path) -> None:
    home = Home.make(tmp_path / "home")
    with pytest.raises(StoreError, match="read-only"), home.store.reading() as connection:
        connection.execute(sweeps.delete())
    home.store.close()


@pytest.mark.slow
def test_a_writer_waits_for_the_one_before_it_and_not_for_ever(
    there: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home.make(tmp_path / "home")
    monkeypatch.setattr(opening, "BUSY_MILLISECONDS", 200)
    with Store.open(address_of(home.folder), backups=tmp_path) as hasty:
        with home.store.writing(), pytest.raises(StoreError, match="another process holds it"):
            hasty.retry(key_of(1))
        assert hasty.retry(key_of(1)) == 0
    with home.store.writing():
        waiting = threading.Thread(target=home.live, args=(records.selling(1),))
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
    waiting.join()
    assert len(home.store.sites()) == 1
    home.store.close()


@pytest.mark.slow
def test_what_no_database_holds_is_no_stumbling_block(there: Cluster, tmp_path: Path) -> None:
    home = Home.make(tmp_path / "home")
    home.live(records.selling(1, text=f"{records.TEXT}\n空包\x00网。", name="淘\x00单"))
    with home.store.reading() as connection:
        assert len(find_texts(connection, "单号")) == 1
        for wanted in ("空包\x00网", "单号\ud800", "\x00", "\x00\ud800出售单号"):
            find_texts(connection, wanted)
    with pytest.raises(UnknownName):
        home.store.site("淘\x00\ud800")
    home.store.close()


@pytest.mark.slow
def test_a_page_of_all_the_pairs_there_are_is_kept_and_found(
    there: Cluster, tmp_path: Path
) -> None:
    home = Home.make(tmp_path / "home")
    chance = random.Random(2012)
    noise = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(300_000))
    home.live(records.selling(1, text=f"{records.TEXT}\n{noise}"))
    home.live(records.selling(2, "b.example"))
    with home.store.reading() as connection:
        assert len(find_texts(connection, noise[200_000:200_040])) == 1
        assert len(find_texts(connection, "单号")) == 2
    home.store.close()


@pytest.mark.slow
def test_words_are_found_by_the_index(there: Cluster, tmp_path: Path) -> None:
    home = Home.make(tmp_path / "home")
    home.live(records.selling(1))
    said: list[str] = []
    with home.store.reading() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        assert len(find_texts(connection, "单号出售")) == 1
        query = (
            "EXPLAIN SELECT id FROM texts "
            "WHERE string_to_array(texts.bigrams, ' ') @> string_to_array('单号 号出', ' ')"
        )
        said += connection.scalars(text(query))
        assert connection.scalar(select(texts.c.id)) is not None
    assert any("ix_texts_bigrams" in line for line in said)
    home.store.close()


@pytest.mark.slow
def test_databases_that_are_not_ours_are_refused_in_a_sentence(
    there: Cluster, tmp_path: Path
) -> None:
    latin = there.empty(options="ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match=r"LATIN1.*createdb"):
        Store.open(latin, backups=tmp_path)
    nowhere = there.address("nowhere").replace("waybillwatch@", "waybillwatch:secret@")
    with pytest.raises(StoreError, match="does not exist") as caught:
        Store.open(nowhere, backups=tmp_path)
    assert "secret" not in str(caught.value)
    away = f"postgresql+psycopg://u:secret@/a?host={tmp_path}"
    with pytest.raises(StoreError, match="whether PostgreSQL runs") as caught:
        Store.open(away, backups=tmp_path)
    assert "secret" not in str(caught.value)
    used = there.empty()
    engine = create_engine(used)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE letters (id INTEGER)"))
    engine.dispose()
    with pytest.raises(StoreError, match="another program"):
        Store.open(used, backups=tmp_path)


@pytest.mark.slow
def test_a_newer_database_is_refused_and_untouched(there: Cluster, tmp_path: Path) -> None:
    url = there.empty()
    Store.open(url, backups=tmp_path).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    engine.dispose()
    with pytest.raises(NewerDatabase, match="install that version"):
        open_engine(url, backups=tmp_path)


@pytest.mark.slow
def test_both_databases_tell_the_same_history(
    server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for where in (None, server):
        monkeypatch.setattr(homes, "SERVER", where)
        home = Home.make(tmp_path / str(where is None))
        for week in range(1, 5):
            home.live(
                records.searched(week, records.find("http://taodan114.example/x", 1)),
                records.selling(week, counter=week, price="0.5" if week < 3 else "0.75"),
                records.unseen(week, "Ü.example"),
            )
        told.append(home.lines())
        home.store.close()
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("version", "encoding", "said"),
    [(140_012, "UTF8", "needs 15"), (160_001, "SQL_ASCII", "SQL_ASCII"), (150_018, "UTF8", None)],
)
def test_a_server_is_looked_at_before_it_is_used(
    version: int, encoding: str, said: str | None
) -> None:
    class Told:
        server_version = version

        def parameter_status(self, name: str) -> str:
            return {"server_encoding": encoding}[name]

    fault = postgresql._fault(Told())
    assert fault is None if said is None else said in str(fault)
