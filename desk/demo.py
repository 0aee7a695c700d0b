"""The demo: the fixture web's scripted weeks, lived with the ordinary commands.

Nothing here finds, reads or counts: it serves the invented web, turns its weeks, and calls
``init``, ``sweep``, ``exposure add``, ``sites`` and ``survival`` as a person would, with an
ordinary ``watch.toml``. The one thing out of the ordinary is ``sweep --at``, which dates a
sweep of a web in the host map.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desk.script import STREET, TOWN, Script, ScriptedExposure, read_script, settings
from desk.show import note, say
from fixtures.server import FixtureWeb
from waybillwatch.errors import NotReady

MARK = ".waybillwatch-demo"
"""Lies in a demo's home and in no other, so that a demo never clears a real one."""


def prepare(home: Path) -> None:
    """Make an empty home; clears an older demo's, and only a demo's. Raises NotReady."""
    if home.exists() and any(home.iterdir()):
        if not (home / MARK).exists():
            raise NotReady(
                f"{home} holds something that is no demo: give another place with --home"
            )
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    (home / MARK).touch()


def command(home: Path, *arguments: str) -> int:
    """Run one of our commands on a home, its output going where ours goes."""
    line = [sys.executable, "-m", "desk.cli", "--home", str(home), *arguments]
    sys.stdout.flush()
    return subprocess.run(line, check=False).returncode  # noqa: S603  (our own command)


@contextmanager
def lived(home: Path, script: Script) -> Iterator[FixtureWeb]:
    """Serve the fixture web with a home prepared for it."""
    prepare(home)
    with FixtureWeb.of(script.file) as web:
        (home / "watch.toml").write_text(settings(web, script), encoding="utf-8")
        if command(home, "init"):
            raise NotReady("the demo's home could not be made: see the line above")
        yield web


def live_weeks(home: Path, script: Script, web: FixtureWeb) -> None:
    """Sweep each week, and record each exposure once its week's sweep is made."""
    recorded: set[ScriptedExposure] = set()
    for number, at in enumerate(script.weeks, 1):
        web.week = number
        (home / "watch.toml").write_text(settings(web, script), encoding="utf-8")
        due = [one for one in script.exposures if one.day <= at.date() and one not in recorded]
        for exposure in due:
            expose(home, exposure)
            recorded.add(exposure)
        note(f"\nWeek {number} of {len(script.weeks)}, {at:%A %d %B %Y}")
        code = command(home, "sweep", "--at", at.isoformat())
        if code == 2:  # noqa: PLR2004  (wrong use: the demo itself is broken)
            raise NotReady(f"the sweep of week {number} could not be made: see the line above")


def expose(home: Path, exposure: ScriptedExposure) -> None:
    """Record a scripted report with the command a person would use."""
    note(f"\n{exposure.day:%A %d %B %Y}: {exposure.publisher} reports")
    sites = [part for name in exposure.sites for part in ("--site", name)]
    code = command(
        home,
        *("exposure", "add", "--publisher", exposure.publisher, "--date", exposure.day.isoformat()),
        *("--title", exposure.title, "--link", exposure.link, "--kind", exposure.kind, *sites),
    )
    if code:
        raise NotReady("the exposure could not be recorded: see the line above")


def live(home: Path, *, street: bool = False) -> None:
    """Live through all weeks and print what was found."""
    started = time.monotonic()
    script = read_script(STREET if street else TOWN)
    with lived(home, script) as web:
        live_weeks(home, script, web)
    say()
    command(home, "sites")
    say()
    command(home, "survival")
    say()
    spent = time.monotonic() - started
    say(f"{len(script.weeks)} weeks lived in {spent:.0f} s. Ask the database yourself:")
    place = home if " " not in str(home) else f"'{home}'"
    for example in ("site show 淘单114", "history 地址", "exposure list", "sites --candidates"):
        say(f"  waybillwatch --home {place} {example}")
