"""What the doctor says of the browser: works or off, never missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desk.config import load
from desk.doctor import Finding, examine


def browser(home: Path) -> Finding:
    found = examine(load(home))
    return next(one for one in found if one.what == "browser")


def test_a_browser_works_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYBILLWATCH_BROWSER", sys.executable)
    found = browser(tmp_path)
    assert found.state == "works"
    assert Path(found.detail.split()[0].strip(",")).exists()


def test_without_one_it_is_off_with_what_is_lost_and_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYBILLWATCH_BROWSER", "/nowhere/chromium")
    found = browser(tmp_path)
    assert found.state == "off"
    assert "are not read" in found.detail
    assert "playwright install chromium-headless-shell" in found.next
