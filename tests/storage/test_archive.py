import random
from pathlib import Path

import pytest

from storage.archive import Archive, SegmentRef
from storage.vault import Vault
from storage.warc.salvage import salvage_segment
from tests.storage import records
from waybillwatch.errors import KeyUnusable, SegmentDamaged, StoreError

CHUNK = 64 * 1024
TAG = 16
"""age seals chunks of 64 KiB, each with a tag."""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", Vault.create(tmp_path / "vault"))


def files(archive: Archive) -> list[str]:
    return sorted(
        path.relative_to(archive.root).as_posix()
        for path in archive.root.rglob("*")
        if path.is_file()
    )


def test_a_visit_comes_back_from_the_disk(archive: Archive) -> None:
    record = records.selling(1)
    ref = archive.write(record)
    assert archive.read(ref) == record.finished
    assert [SegmentRef(one.path) for one in archive.segments()] == [SegmentRef(ref.path)]
    assert [archive.read(one) for one in archive.segments()] == [record.finished]


def test_only_ciphertext_and_its_wrapped_key_lie_on_disk(archive: Archive) -> None:
    ref = archive.write(records.selling(1))
    assert files(archive) == [ref.path, f"{ref.path}.key"]
    assert ref.path.startswith("2012/2012-11-05T0300Z/watch-taodan114.example-")
    for path in archive.root.rglob("*.age*"):
        assert path.read_bytes().startswith(b"age-encryption.org/v1")
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("query", ["张三 13000000001", "../../etc/passwd", "a\x00b", "单" * 300])
def test_a_name_on_disk_tells_nothing_of_a_query(archive: Archive, query: str) -> None:
    ref = archive.write(records.searched(1, text=query))
    assert ref.path.rpartition("/")[2].startswith("search-")
    assert ref.path.isascii()
    assert "13000000001" not in ref.path
    assert ref.path.count("/") == 2
    assert archive.read(ref).visit.query == records.search(1, query).query


def test_a_board_on_a_shared_host_is_not_named(archive: Archive) -> None:
    ref = archive.write(records.unseen(1, "tieba.baidu.com/单号"))
    assert "tieba" not in ref.path


def test_a_visit_done_twice_overwrites_nothing(archive: Archive) -> None:
    one = archive.write(records.selling(1))
    two = archive.write(records.selling(1, price="0.9"))
    assert one.path != two.path
    assert archive.read(one) == records.selling(1).finished
    assert archive.read(two) == records.selling(1, price="0.9").finished


def test_plans_are_kept_once_and_told_apart_from_visits(archive: Archive) -> None:
    first = records.plan(1, records.search(1))
    more = records.plan(1, records.search(1), records.watch(1))
    assert archive.write_plan(first).path == archive.write_plan(first).path
    archive.write_plan(more)
    assert set(archive.plans()) == {first, more}
    assert list(archive.segments()) == []


def test_orphans_and_torn_files_are_collected_and_nothing_else(archive: Archive) -> None:
    known = archive.write(records.selling(1))
    archive.write(records.selling(1))
    archive.write_plan(records.plan(1, records.watch(1)))
    folder = archive.root / "2012" / "2012-11-05T0300Z"
    (folder / "watch-x.warc.gz.age.open").write_bytes(b"torn")
    (folder / "watch-y.warc.gz.age.key").write_bytes(b"a key whose segment never came")
    assert archive.collect_orphans({known.path}) == 2
    left = files(archive)
    assert known.path in left
    assert f"{known.path}.key" in left
    assert len([name for name in left if "/plan-" not in name]) == 2
    assert len([name for name in left if "/plan-" in name]) == 2
    assert archive.collect_orphans({known.path}) == 0


def test_a_damaged_segment_is_named_and_the_others_still_open(archive: Archive) -> None:
    torn, well = archive.write(records.selling(1)), archive.write(records.selling(2))
    path = archive.root / torn.path
    held = path.read_bytes()
    path.write_bytes(held[:-40])
    for ref in (torn, SegmentRef(torn.path)):
        with pytest.raises(SegmentDamaged, match=torn.path):
            archive.read(ref)
    assert archive.read(well) == records.selling(2).finished
    path.write_bytes(held)
    (archive.root / f"{torn.path}.key").unlink()
    with pytest.raises(SegmentDamaged, match=torn.path):
        archive.read(torn)


def test_a_segment_exchanged_for_another_is_noticed(archive: Archive) -> None:
    one, two = archive.write(records.selling(1)), archive.write(records.selling(2))
    for suffix in ("", ".key"):
        (archive.root / f"{one.path}{suffix}").write_bytes(
            (archive.root / f"{two.path}{suffix}").read_bytes()
        )
    with pytest.raises(SegmentDamaged, match="not the file that was written"):
        archive.read(one)


def test_cut_anywhere_it_never_crashes_and_gives_back_whole_records(archive: Archive) -> None:
    noise = random.Random(4).randbytes(150_000)
    pages = [records.capture(f"http://a.example/{n}", noise[n:]) for n in range(3)]
    done = records.finished(records.watch(1), *pages)
    record = records.VisitRecord(done, tuple(records.exchange(page) for page in pages))
    ref = archive.write(record)
    well = archive.write(records.selling(2))
    path = archive.root / ref.path
    held = path.read_bytes()
    plain = archive.vault.unseal(archive._sealed(ref), ref.path)
    header = len(held) - len(plain) - TAG * -(-len(plain) // CHUNK)
    rng = random.Random(5)
    saved = set()
    for _ in range(60):
        cut = rng.randrange(len(held))
        path.write_bytes(held[:cut])
        with pytest.raises(SegmentDamaged, match=ref.path):
            archive.read(SegmentRef(ref.path))
        try:
            found = archive.salvage(ref)
        except SegmentDamaged as error:
            assert ref.path in str(error)  # noqa: PT017  (cut within the header: nothing to save)
            assert cut <= header
            continue
        chunks = (cut - header) // (CHUNK + TAG)
        assert found == salvage_segment(plain[: chunks * CHUNK])
        assert found.attempts == tuple(pages[: len(found.attempts)])
        saved.add(len(found.attempts))
    assert saved == {0, 1, 2}
    assert archive.read(well) == records.selling(2).finished


def test_another_vaults_archive_is_not_opened(archive: Archive, tmp_path: Path) -> None:
    ref = archive.write(records.selling(1))
    other = Archive(archive.root, Vault.create(tmp_path / "other"))
    with pytest.raises(KeyUnusable, match=ref.path):
        other.read(ref)


def test_a_disk_that_refuses_is_said_and_leaves_nothing(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote: list[Path] = []

    def full(path: Path, content: bytes) -> None:
        wrote.append(path)
        if path.name.endswith(".age"):
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr("storage.archive.write_whole", full)
    with pytest.raises(StoreError, match="No space left"):
        archive.write(records.selling(1))
    assert [path.name.endswith(".key") for path in wrote] == [True, False]
    assert files(archive) == []
