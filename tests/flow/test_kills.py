"""kill -9 at any moment; what is left is finished, and the history is an undisturbed run's."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.flow.world import Killed, World

SEED = 20121108
WEEKS = (1, 2)
EACH = 5
STARTING = 2.0
"""Seconds before a command is at work."""
WITH_BROWSER = 3
"""Kills, of the ten, that have to meet a running browser."""


def swept(world: World, week: int) -> float:
    """Live one week undisturbed; the seconds its sweep took."""
    began = time.monotonic()
    world.sweep(week)
    return time.monotonic() - began


def lived_with_kills(
    world: World, week: int, moments: random.Random, length: float
) -> list[Killed]:
    """Live one week with its sweep killed some times over, each time a little further on."""
    world.turn(week)
    start = world.line("sweep", "--at", world.script.weeks[week - 1].isoformat())
    resume = world.line("sweep", "--resume")
    kills = []
    for number in range(EACH):
        line = resume if world.unfinished() else start
        after = STARTING + moments.uniform(0.05, 0.3) * length
        kills.append(world.kill(line, after, alone=number % 2 == 1))
    if world.unfinished():
        world.run("sweep", "--resume", code=None)
    else:
        world.run(*start[-3:], code=None)
    return kills


@pytest.mark.slow
def test_a_sweep_killed_at_ten_moments_writes_the_history_of_an_undisturbed_one(
    town: World, tmp_path: Path
) -> None:
    lengths = {week: swept(town, week) for week in WEEKS}
    killed = World(tmp_path / "killed", town.web, town.script)
    killed.init()
    moments = random.Random(SEED)
    kills = [
        one for week in WEEKS for one in lived_with_kills(killed, week, moments, lengths[week])
    ]
    assert sum(kill.running for kill in kills) >= len(kills) - 1
    assert sum(kill.browsers > 0 for kill in kills) >= WITH_BROWSER
    assert killed.dump() == town.dump()
    assert not list(killed.home.rglob("*.open"))
