"""Which browser is found, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler import browsers
from crawler.browsers import find_browser


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A machine without a browser."""
    monkeypatch.setattr(browsers, "_USUAL", ())
    monkeypatch.setattr(browsers, "DEBIAN", tmp_path / "nowhere")
    return {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "home")}


def test_none_is_said_with_what_is_lost_and_the_next_step(bare: dict[str, str]) -> None:
    found = find_browser(environment=bare)
    assert found.path is None
    assert "are not read" in found.lost
    assert "python -m playwright install chromium-headless-shell" in found.next


def test_behind_debians_script_stands_the_program(
    bare: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsers, "DEBIAN", tmp_path / "lib")
    command = program(tmp_path / "bin/chromium")
    assert find_browser(environment=bare).path == command
    behind = program(tmp_path / "lib/chromium")
    assert find_browser(environment=bare).path == behind
    assert find_browser("chromium", environment=bare).path == behind
    command.write_bytes(b"\x7fELF")
    assert find_browser(environment=bare).path == command


def test_the_shell_goes_before_any_other(bare: dict[str, str], tmp_path: Path) -> None:
    other = program(tmp_path / "bin/chromium")
    assert find_browser(environment=bare).path == other
    assert not find_browser(environment=bare).is_shell
    shell = program(tmp_path / "bin/chromium-headless-shell")
    assert find_browser(environment=bare).path == shell
    assert find_browser(environment=bare).is_shell


def test_a_named_one_goes_before_all_and_is_never_replaced(
    bare: dict[str, str], tmp_path: Path
) -> None:
    program(tmp_path / "bin/chromium-headless-shell")
    mine, yours = program(tmp_path / "mine"), program(tmp_path / "yours")
    bare["WAYBILLWATCH_BROWSER"] = str(mine)
    assert find_browser(environment=bare).path == mine
    assert find_browser(str(yours), environment=bare).path == yours
    bare["WAYBILLWATCH_BROWSER"] = str(tmp_path / "gone")
    found = find_browser(environment=bare)
    assert found.path is None
    assert str(tmp_path / "gone") in found.lost


def test_playwrights_own_download_comes_last_the_newest_shell_first(
    bare: dict[str, str], tmp_path: Path
) -> None:
    cache = tmp_path / "home/.cache/ms-playwright"
    program(cache / "chromium-1300/chrome-linux64/chrome")
    program(cache / "chromium_headless_shell-999/chrome-linux/headless_shell")
    end = "chrome-headless-shell-linux64/chrome-headless-shell"
    newest = program(cache / f"chromium_headless_shell-1255/{end}")
    assert find_browser(environment=bare).path == newest
    bare["PLAYWRIGHT_BROWSERS_PATH"] = str(tmp_path / "elsewhere")
    assert find_browser(environment=bare).path is None
    program(tmp_path / "bin/chromium")
    assert find_browser(environment=bare).source == "this machine"


@pytest.mark.slow
def test_this_machine_has_one() -> None:
    """Without a browser nothing of the browser is tested: install one, never skip."""
    found = find_browser()
    assert found.path is not None, found.next
