"""Seeded personal data: in the archive under seal, and nowhere in clear on the disk."""

import base64
import dataclasses
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.sweeps import VisitRecord

NAMES = tuple(f"{family}望舒{n}" for n, family in enumerate("苗褚霍蓝柏花岳终欧司"))
PHONES = tuple(f"1300000{n:04d}" for n in range(417, 427))
ADDRESSES = tuple(f"听雨路{n}号{n}室" for n in range(211, 221))
WAYBILLS = tuple(f"D{n:09d}" for n in range(417_000, 417_010))
CANARIES = NAMES + PHONES + ADDRESSES + WAYBILLS


def forms(canary: str) -> set[bytes]:
    found = {canary.encode(code) for code in ("utf-8", "gb18030", "utf-16-le")}
    found.add(quote(canary).encode())
    found.add(base64.b64encode(canary.encode()).rstrip(b"=")[:-2])
    found.add(canary.encode("unicode_escape"))
    return found


NEEDLES = {form for canary in CANARIES for form in forms(canary)}


def leaky() -> VisitRecord:
    """A page full of personal data, read as the pipelines read it: masked."""
    record = records.selling(1)
    body = "\n".join(CANARIES)
    pages = [
        records.capture(f"http://taodan114.example/?to={quote(canary)}", body.encode(code))
        for canary, code in ((NAMES[0], "utf-8"), (PHONES[0], "gb18030"))
    ]
    attempts = (*record.finished.attempts, *pages)
    masked = tuple(
        dataclasses.replace(records.exchange(page), url="http://taodan114.example/?to=***")
        for page in pages
    )
    reading = dataclasses.replace(record.readings[0], canonical_text=body)
    return dataclasses.replace(
        record,
        finished=dataclasses.replace(record.finished, attempts=attempts),
        exchanges=(*record.exchanges, *masked),
        readings=(reading,),
    )


def leaks(folder: Path) -> list[str]:
    return [
        f"{path.name}: {needle!r}"
        for path in folder.rglob("*")
        if path.is_file()
        for needle in NEEDLES
        if needle in path.read_bytes()
    ]


@pytest.mark.parametrize("closed", [False, True])
def test_no_canary_lies_on_disk_in_clear(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    record = leaky()
    home.live(record)
    if closed:
        home.store.close()
    assert leaks(tmp_path) == []
    # They were there to be leaked:
    (ref,) = home.archive.segments()
    (page, *_) = home.archive.read(ref).attempts[3:]
    assert page == record.finished.attempts[3]


def test_the_needles_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes("\n".join(CANARIES).encode("gb18030"))
    assert len(leaks(tmp_path)) >= len(CANARIES)
