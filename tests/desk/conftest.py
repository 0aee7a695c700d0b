"""A lived-in home under the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.lived import Desk, live


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    """Two sites, six weeks, and whatever the test says to the command line."""
    monkeypatch.delenv("WAYBILLWATCH_HOME", raising=False)
    home = live(tmp_path / "home")
    yield Desk(home, monkeypatch, capsys)
    home.store.close()
