import gc
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.shelf import DiskShelf
from waybillwatch.captures import Digest
from waybillwatch.errors import StoreError


@given(st.lists(st.binary(max_size=500), max_size=8))
def test_what_is_put_aside_comes_back(
    tmp_path_factory: pytest.TempPathFactory, payloads: list[bytes]
) -> None:
    shelf = DiskShelf(tmp_path_factory.getbasetemp())
    slips = [shelf.put(payload) for payload in payloads]
    for slip, payload in reversed(list(zip(slips, payloads, strict=True))):
        assert slip.read() == payload
        assert (slip.size, slip.digest) == (len(payload), Digest.of(payload))


def test_only_ciphertext_touches_the_disk_and_it_has_no_name(tmp_path: Path) -> None:
    shelf = DiskShelf(tmp_path)
    secret = os.urandom(64).hex().encode()
    shelf.put(secret)
    assert list(tmp_path.iterdir()) == []
    shelf._file.seek(0)
    raw = shelf._file.read()
    assert raw
    assert secret not in raw


def test_a_slip_keeps_its_shelf(tmp_path: Path) -> None:
    slip = DiskShelf(tmp_path).put(b"a page")
    gc.collect()
    assert slip.read() == b"a page"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="put aside"):
        DiskShelf(tmp_path / "gone")
