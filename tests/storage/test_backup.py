import random
import tarfile
from pathlib import Path

import pytest

from storage.backup import backup, restore
from storage.reread import reread
from tests.storage import records
from tests.storage.homes import Home, reader
from waybillwatch.errors import InputError, NotReady, StoreError

WEEKS = (records.selling(1), records.selling(2, price="0.7"), records.unseen(3))


@pytest.fixture
def lived(file_home: Home) -> Home:
    for record in WEEKS:
        file_home.live(record)
    (file_home.folder / "watch.toml").write_text("[crawler]\ndelay = 1.0\n", encoding="utf-8")
    return file_home


def names(path: Path) -> set[str]:
    with tarfile.open(path) as tar:
        return {name.partition("/")[0] for name in tar.getnames()}


def test_what_is_restored_tells_the_same_history(lived: Home, tmp_path: Path) -> None:
    made = backup(lived.folder, tmp_path / "copy.tar", with_keys=True)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert "keys included" in str(made)
    back = restore(made.path, tmp_path / "new" / "home")
    assert (back.files, back.with_keys) == (made.files, True)
    again = Home.make(tmp_path / "new" / "home")
    assert again.lines() == lived.lines()
    assert reread(again.store, again.archive, reader(WEEKS)) == len(WEEKS)
    assert again.lines() == lived.lines()
    assert (again.folder / "watch.toml").read_text() == "[crawler]\ndelay = 1.0\n"
    modes = {path.stat().st_mode & 0o777 for path in (again.folder / "vault").iterdir()}
    assert modes == {0o600}
    again.store.close()


def test_the_keys_stay_at_home_unless_they_are_asked_for(lived: Home, tmp_path: Path) -> None:
    made = backup(lived.folder, tmp_path / "copy.tar")
    assert names(made.path) == {"manifest.json", "waybillwatch.db", "watch.toml", "archive"}
    held = made.path.read_bytes()
    for name in ("identity.txt", "tokens.key"):
        assert (lived.folder / "vault" / name).read_bytes().strip() not in held
    assert not restore(made.path, tmp_path / "new").with_keys
    assert not (tmp_path / "new" / "vault").exists()


def test_a_backup_holds_what_is_not_yet_in_the_database_file(lived: Home, tmp_path: Path) -> None:
    assert (lived.folder / "waybillwatch.db-wal").stat().st_size > 0
    restore(backup(lived.folder, tmp_path / "copy.tar").path, tmp_path / "new")
    assert not (tmp_path / "new" / "waybillwatch.db-wal").exists()


def test_nothing_that_is_there_is_replaced(lived: Home, tmp_path: Path) -> None:
    made = backup(lived.folder, tmp_path / "copy.tar")
    with pytest.raises(NotReady, match="there already"):
        backup(lived.folder, made.path)
    before = lived.lines()
    with pytest.raises(NotReady, match="not empty"):
        restore(made.path, lived.folder)
    assert lived.lines() == before
    (tmp_path / "empty").mkdir()
    restore(made.path, tmp_path / "empty")
    with pytest.raises(NotReady, match="init"):
        backup(tmp_path / "nowhere", tmp_path / "other.tar")


def test_a_missing_segment_is_said_before_it_is_too_late(lived: Home, tmp_path: Path) -> None:
    lost = min(lived.store.segments())
    (lived.archive.root / lost).unlink()
    with pytest.raises(StoreError, match=lost):
        backup(lived.folder, tmp_path / "copy.tar")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("damage", ["cut", "flip"])
def test_a_damaged_backup_restores_nothing(lived: Home, tmp_path: Path, damage: str) -> None:
    made = backup(lived.folder, tmp_path / "copy.tar")
    held = made.path.read_bytes()
    rng = random.Random(6)
    for _ in range(25):
        torn = bytearray(held)
        if damage == "cut":
            # A tar ends in blank blocks, whose loss is none.
            del torn[rng.randrange(len(held.rstrip(b"\0"))) :]
        else:
            torn[rng.randrange(512, len(held.rstrip(b"\0")))] ^= 1 << rng.randrange(8)
        made.path.write_bytes(torn)
        try:
            restore(made.path, tmp_path / "new")
        except (InputError, StoreError):
            assert not (tmp_path / "new").exists()
        else:
            # A flip in a tar header's own padding touches no file.
            again = Home.make(tmp_path / "new")
            assert again.lines() == lived.lines()
            again.store.close()
            for path in sorted((tmp_path / "new").rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            (tmp_path / "new").rmdir()
        assert not list(tmp_path.glob("*.open"))


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("to the editor")
    with pytest.raises(InputError, match="no backup"):
        restore(tmp_path / "letter.txt", tmp_path / "new")
    with pytest.raises((InputError, StoreError), match="not restored"):
        restore(tmp_path / "nowhere.tar", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["../evil", "/evil", "archive/../../evil", "desk/cli.py"])
def test_a_file_that_would_land_elsewhere_is_refused(
    lived: Home, tmp_path: Path, name: str
) -> None:
    (tmp_path / "evil.txt").write_text("evil")
    made = backup(lived.folder, tmp_path / "copy.tar")
    with tarfile.open(made.path, "a") as tar:
        tar.add(tmp_path / "evil.txt", arcname=name, filter=None)
    with pytest.raises(InputError, match=r"evil|cli"):
        restore(made.path, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "evil").exists()


def test_tables_that_lie_elsewhere_are_not_left_out_in_silence(lived: Home, tmp_path: Path) -> None:
    there = "postgresql+psycopg://u:secret@db.example:5433/watch?password=secret&sslmode=require"
    with pytest.raises(NotReady, match="pg_dump --format=custom") as caught:
        backup(lived.folder, tmp_path / "copy.tar", database=there)
    assert "'postgresql://u@db.example:5433/watch?sslmode=require'" in str(caught.value)
    assert "secret" not in str(caught.value)
    with pytest.raises(NotReady, match=r"\.backup waybillwatch\.db"):
        backup(lived.folder, tmp_path / "copy.tar", database=f"sqlite:///{tmp_path / 'b.db'}")
    assert not (tmp_path / "copy.tar").exists()
    own = f"sqlite:///{lived.folder / 'waybillwatch.db'}"
    assert backup(lived.folder, tmp_path / "copy.tar", database=own).files > 1
