"""What Playwright has downloaded itself, and where it keeps it (its documentation)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_DOWNLOADED = (
    "chromium_headless_shell-*/*/chrome-headless-shell",
    "chromium_headless_shell-*/*/headless_shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/*/*.app/Contents/MacOS/*",
)


def downloads(environment: Mapping[str, str]) -> Iterator[Path]:
    """What ``playwright install`` brought, the shell first, the newest first."""
    for folder in _registries(environment):
        for pattern in _DOWNLOADED:
            found = [path for path in folder.glob(pattern) if os.access(path, os.X_OK)]
            yield from sorted(found, key=_revision, reverse=True)


def _registries(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where Playwright keeps its browsers, by its documentation."""
    said = environment.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if said == "0":
        packages = (Path(place) / "playwright/driver/package" for place in sys.path if place)
        yield from (package / ".local-browsers" for package in packages)
    elif said:
        yield Path(said)
    else:
        home = Path(environment.get("HOME") or Path.home())
        cache = environment.get("XDG_CACHE_HOME")
        yield (Path(cache) if cache else home / ".cache") / "ms-playwright"
        yield home / "Library/Caches/ms-playwright"


def _revision(path: Path) -> tuple[int, str]:
    for part in path.parts:
        name, dash, number = part.rpartition("-")
        if dash and name in {"chromium", "chromium_headless_shell"} and number.isdigit():
            return int(number), str(path)
    return 0, str(path)
