"""The worlds of the flow tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.demo import read_script
from fixtures.server import FixtureWeb
from tests.flow.world import World


@pytest.fixture
def web() -> Iterator[FixtureWeb]:
    with FixtureWeb() as served:
        yield served


@pytest.fixture
def world(tmp_path: Path, web: FixtureWeb) -> World:
    made = World(tmp_path / "home", web, read_script())
    made.init()
    return made
