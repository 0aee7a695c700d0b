from datetime import date
from pathlib import Path

import pytest

from storage.history import every_name
from storage.sources import keep_source, read_source
from storage.vault import Vault
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.captures import Digest
from waybillwatch.errors import KeyMissing, SegmentDamaged, StoreError
from waybillwatch.exposures import DayBasis, Exposure, ExposureKind
from waybillwatch.sites import SiteKey

SITE = SiteKey("taodan114.example")
OTHER = SiteKey("b.example")
PAGE = "<p>淘单114还在卖</p>".encode()


def exposed(home: Home, *sites: SiteKey, **more: object) -> Exposure:
    return home.store.add_exposure(
        kind=ExposureKind.ARTICLE,
        publisher="望潮晨报",
        day=date(2012, 11, 8),
        title="标题",
        link="",
        sites=sites,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def lived(home: Home) -> Home:
    home.live(records.selling(1), records.selling(1, "b.example", name="单号乙"))
    return home


def test_each_site_is_kept_with_the_words_that_name_it(lived: Home) -> None:
    made = exposed(lived, SITE, OTHER, quotes={SITE: "淘单114还在卖"}, basis=DayBasis.ADDRESS)
    assert made.quotes == {SITE: "淘单114还在卖"}
    assert (made.basis, made.source) == (DayBasis.ADDRESS, None)
    assert lived.store.exposures() == (made,)


def test_told_again_it_gets_words_and_source_and_loses_none(lived: Home) -> None:
    exposed(lived, SITE, OTHER, quotes={SITE: "第一次"})
    source = Digest.of(PAGE)
    made = exposed(lived, SITE, OTHER, quotes={SITE: "第二次", OTHER: "单号乙也在"}, source=source)
    assert made.quotes == {SITE: "第一次", OTHER: "单号乙也在"}
    assert made.source == source
    assert len(lived.store.exposures()) == 1


def test_what_was_recorded_before_has_its_day_from_a_person(lived: Home) -> None:
    made = exposed(lived, SITE)
    assert (made.basis, made.basis.is_sure, made.basis.in_words()) == (DayBasis.PERSON, True, "")


def test_every_name_a_site_had_is_known(lived: Home) -> None:
    lived.live(records.selling(2, name="新淘单"))
    lived.store.rename(SITE, "淘单")
    with lived.store.reading() as connection:
        assert every_name(connection)[SITE] == {"淘单114", "新淘单", "淘单"}


def test_a_source_is_sealed_once_and_read_back(home: Home) -> None:
    root = home.folder / "archive"
    sealing = Vault.open(home.folder / "vault", sealing_only=True)
    digest = keep_source(root, sealing, PAGE)
    files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert len(files) == 2
    assert all(PAGE not in content for content in files.values())
    assert keep_source(root, sealing, PAGE) == digest == Digest.of(PAGE)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == files
    assert read_source(root, home.vault, digest) == PAGE
    with pytest.raises(KeyMissing):
        read_source(root, sealing, digest)


def test_a_sweep_of_the_archive_leaves_sources_alone(home: Home) -> None:
    digest = keep_source(home.folder / "archive", home.vault, PAGE)
    home.live(records.selling(1))
    assert home.archive.collect_orphans(home.store.segments()) == 0
    assert len(list(home.archive.segments())) == 1
    assert read_source(home.folder / "archive", home.vault, digest) == PAGE


def test_a_damaged_source_is_said(home: Home, tmp_path: Path) -> None:
    root = home.folder / "archive"
    digest = keep_source(root, home.vault, PAGE)
    path = root / "sources" / f"{digest.hex}.age"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(SegmentDamaged, match="sources"):
        read_source(root, home.vault, digest)
    with pytest.raises(SegmentDamaged, match="cannot be read"):
        read_source(root, home.vault, Digest.of(b"other"))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="nothing was recorded"):
        keep_source(tmp_path / "file", home.vault, PAGE)
