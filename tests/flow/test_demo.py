"""The fixture weeks as a newcomer lives them, held against what was written down by hand."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk.script import TOWN, read_script
from fixtures.labels import STREET_ROWS, read_rows, town_rows
from fixtures.server import FixtureWeb
from tests.flow.comparing import differences
from tests.flow.world import World

DEMO_SECONDS = 180


def live(world: World) -> None:
    for week in range(1, len(world.script.weeks) + 1):
        world.sweep(week)


@pytest.mark.slow
def test_every_week_of_the_street_reads_as_written_by_hand(world: World) -> None:
    live(world)
    found = differences(world, read_rows(STREET_ROWS))
    assert found == [], "\n".join(found)


@pytest.mark.slow
def test_the_demo_lives_the_town_as_it_was_written_by_hand(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "desk.cli", "demo", "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=2 * DEMO_SECONDS,
        check=False,
    )
    spent = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    with FixtureWeb.of(TOWN) as web:
        found = differences(World(home, web, read_script(TOWN)), town_rows())
    assert found == [], "\n".join(found)
    assert "淘单114" in done.stdout
    assert "in substance" in done.stdout
    assert "named on 8 November 2012 and seen selling then" in done.stdout
    assert spent < DEMO_SECONDS
