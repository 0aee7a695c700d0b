"""Which browser there is to render pages with: an existing one, never a download of ours.

chromium-headless-shell is preferred: full-page pictures from new-headless Chromium came out
silently wrong in 4 of 45 under load, from the shell in none of 36.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crawler.downloads import downloads

VARIABLE = "WAYBILLWATCH_BROWSER"
SHELL_NAMES = ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LOST = "pages that show their goods only after JavaScript are not read, and no pictures are taken"
NEXT = (
    "run python -m playwright install chromium-headless-shell, or install Debian's package "
    "chromium-headless-shell"
)
DEBIAN = Path("/usr/lib/chromium")
"""Where Debian has the programs; its commands are shell scripts around them."""
_USUAL = (
    "/usr/lib/chromium/chromium-headless-shell",
    "/usr/lib/chromium/headless_shell",
    "/usr/lib64/chromium-browser/headless_shell",
    "/usr/lib/chromium/chromium",
    "/usr/lib/chromium-browser/chromium-browser",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser, or why there is none."""

    path: Path | None
    source: str = ""
    """Where it was found: the setting, the variable, this machine, Playwright's download."""
    lost: str = ""
    """Without one: why, and what that costs."""
    next: str = ""
    """Without one: what to do about it."""

    @property
    def is_shell(self) -> bool:
        """Whether it is the headless shell, whose pictures come out right."""
        return self.path is not None and _is_shell(self.path)


def find_browser(named: str = "", *, environment: Mapping[str, str] | None = None) -> Browser:
    """The browser to render with.

    ``named`` is what the settings name; then comes ``$WAYBILLWATCH_BROWSER``, then a headless
    shell of this machine, any other Chromium of it, and Playwright's own download. A browser
    that is named and not there is none: another one in its stead would be a surprise.
    """
    environment = os.environ if environment is None else environment
    for source, name in (("the settings", named), (f"${VARIABLE}", environment.get(VARIABLE, ""))):
        if name:
            return _named(name, source, environment)
    for path in sorted(_installed(environment), key=lambda path: not _is_shell(path)):
        return Browser(path, "this machine")
    for path in downloads(environment):
        return Browser(path, "Playwright's download")
    return Browser(None, lost=f"no browser: {LOST}", next=NEXT)


def has_chinese_font() -> bool | None:
    """Whether pictures can show Chinese signs; None where nobody here can tell."""
    asked = shutil.which("fc-list")
    if asked is None:
        return None
    try:
        told = subprocess.run(  # noqa: S603  (fontconfig's own, with fixed words)
            [asked, ":lang=zh", "family"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):  # it is there and does not answer
        return None
    return bool(told.stdout.strip())


def _named(name: str, source: str, environment: Mapping[str, str]) -> Browser:
    found = shutil.which(name, path=environment.get("PATH", os.defpath))
    if found is not None:
        return Browser(_behind(Path(found)), source)
    return Browser(
        None,
        lost=f"no browser: {name} ({source}) is no program here; {LOST}",
        next=f"mend it, or leave it out and {NEXT}",
    )


def _installed(environment: Mapping[str, str]) -> Iterator[Path]:
    """Every Chromium of this machine; the programs themselves before the scripts around them."""
    yield from (Path(place) for place in _USUAL if os.access(place, os.X_OK))
    for name in (*SHELL_NAMES, *BROWSER_NAMES):
        if (found := shutil.which(name, path=environment.get("PATH", os.defpath))) is not None:
            yield _behind(Path(found))


def _behind(command: Path) -> Path:
    """The program behind Debian's script of the same name, which could not be tied to us."""
    program = DEBIAN / command.name
    with command.open("rb") as file:
        is_script = file.read(2) == b"#!"
    return program if is_script and os.access(program, os.X_OK) else command


def _is_shell(path: Path) -> bool:
    return path.name in SHELL_NAMES
