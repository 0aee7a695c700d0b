"""kill -9 at any moment; what is left is finished, and the history is an undisturbed run's."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.flow.world import World

SEED = 20121108
KILLS = {1: 2, 2: 2, 3: 1}


def lived_with_kills(
    world: World, week: int, kills: int, moments: random.Random, length: float
) -> int:
    """Live one week with its sweep killed some times over; how often it was really running."""
    world.turn(week)
    start = world.line("sweep", "--at", world.script.weeks[week - 1].isoformat())
    resume = world.line("sweep", "--resume")
    done = 0
    for _ in range(kills):
        line = resume if world.unfinished() else start
        done += world.kill(line, moments.uniform(0.2, 0.85) * length)
    if world.unfinished():
        world.run("sweep", "--resume", code=None)
    else:
        world.run(*start[-3:], code=None)
    return done


@pytest.mark.slow
def test_a_sweep_killed_at_five_moments_writes_the_history_of_an_undisturbed_one(
    world: World, tmp_path: Path
) -> None:
    began = time.monotonic()
    for week in KILLS:
        world.sweep(week)
    length = (time.monotonic() - began) / len(KILLS)

    killed = World(tmp_path / "killed", world.web, world.script)
    killed.init()
    moments = random.Random(SEED)
    kills = sum(lived_with_kills(killed, week, n, moments, length) for week, n in KILLS.items())
    assert kills == sum(KILLS.values())
    assert killed.dump() == world.dump()
    assert not list(killed.home.rglob("*.open"))
