import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

import storage
from storage import migrating
from storage.migrating import upgrade
from storage.opening import open_engine
from storage.schema import SCHEMA_REVISION, metadata, sweeps
from storage.store import Store
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.errors import NewerDatabase, StoreError

MIGRATIONS = Path(storage.__file__).parent / "migrations"


def script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def older(path: Path) -> None:
    """A database as the first schema left it, with a sweep in it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(
            insert(sweeps).values(
                key="k",
                at=records.FIRST,
                simulated=True,
                state="done",
                started=records.WALL,
                version="0",
            )
        )
    engine.dispose()


def test_migrations_make_the_schema_the_code_speaks_of(tmp_path: Path) -> None:
    home = Home.make(tmp_path / "home", migrated=True)
    with home.store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, *_: not str(name).startswith("texts_fts")},
        )
        assert compare_metadata(context, metadata) == []
    home.store.close()


def test_the_newest_revision_is_the_one_the_code_names() -> None:
    assert script().get_current_head() == SCHEMA_REVISION
    revisions = [one.revision for one in script().walk_revisions()]
    # opening compares revisions as text
    assert revisions == sorted(revisions, reverse=True)


def test_postgresql_can_hold_every_table() -> None:
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_sqlite_stands_as_it_must(file_home: Home) -> None:
    with file_home.store.reading() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 60_000,
    }


def test_the_database_is_its_owners_alone(tmp_path: Path) -> None:
    home = Home.make(tmp_path / "home", migrated=True)
    home.live(records.selling(1))
    modes = {path.name: path.stat().st_mode & 0o777 for path in home.folder.glob("*.db*")}
    assert modes == {f"waybillwatch.db{end}": 0o600 for end in ("", "-wal", "-shm")}
    home.store.close()


def test_a_place_that_cannot_hold_a_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for place in (tmp_path / "file" / "a.db", tmp_path):
        with pytest.raises(StoreError, match="cannot be opened"):
            Store.open(f"sqlite:///{place}", backups=tmp_path / "backups")


def test_an_older_database_is_copied_and_then_upgraded(tmp_path: Path) -> None:
    older(tmp_path / "a.db")
    store = Store.open(f"sqlite:///{tmp_path / 'a.db'}", backups=tmp_path / "backups")
    assert store.sweep("k") is not None
    store.close()
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.startswith("a-schema0001-")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("SELECT key FROM sweeps").fetchall() == [("k",)]
    Store.open(f"sqlite:///{tmp_path / 'a.db'}", backups=tmp_path / "backups").close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_an_upgrade_that_fails_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(tmp_path / "a.db")

    def torn(connection: object, revision: str) -> None:
        upgrade(connection, revision)  # type: ignore[arg-type]
        raise StoreError("killed here")

    monkeypatch.setattr(migrating, "upgrade", torn)
    with pytest.raises(StoreError, match="killed here"):
        open_engine(f"sqlite:///{tmp_path / 'a.db'}", backups=tmp_path / "backups")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_a_newer_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store.open(f"sqlite:///{path}", backups=tmp_path / "backups").close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(NewerDatabase, match="install that version"):
        Store.open(f"sqlite:///{path}", backups=tmp_path / "backups")
    assert path.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"a letter to the editor" * 100)
    with pytest.raises(StoreError, match="not a database"):
        Store.open(f"sqlite:///{tmp_path / 'a.db'}", backups=tmp_path / "backups")
    with pytest.raises(StoreError, match="no database address"):
        Store.open("home/a.db", backups=tmp_path / "backups")


def test_another_programs_tables_are_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("CREATE TABLE letters (id INTEGER)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(f"sqlite:///{tmp_path / 'a.db'}", backups=tmp_path / "backups")


def test_two_that_open_a_new_database_at_once_make_it_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    failures: list[BaseException] = []

    def run() -> None:
        try:
            Store.open(url, backups=tmp_path / "backups").close()
        except BaseException as error:  # noqa: BLE001  (handed to the test)
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_writer_waits_for_the_one_before_it(file_home: Home) -> None:
    path = file_home.folder / "waybillwatch.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.5, lambda: other.execute("COMMIT"))
        release.start()
        file_home.live(records.selling(1))
        release.join()
    assert len(file_home.store.sites()) == 1


def test_a_statements_values_never_stand_in_an_error(home: Home) -> None:
    def doubled() -> None:
        with home.store.writing() as connection:
            for _ in range(2):
                connection.execute(
                    insert(sweeps).values(
                        key="13000000001",
                        at=records.FIRST,
                        simulated=True,
                        state="done",
                        started=records.WALL,
                        version="0",
                    )
                )

    with pytest.raises(StoreError) as caught:
        doubled()
    assert "13000000001" not in str(caught.value)
    assert "13000000001" not in str(caught.value.__cause__)
