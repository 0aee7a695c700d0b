"""The worlds of the flow tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.script import STREET, TOWN, read_script
from fixtures.server import FixtureWeb
from tests.flow.world import World


def _world(home: Path, file: Path) -> Iterator[World]:
    with FixtureWeb.of(file) as web:
        made = World(home, web, read_script(file))
        made.init()
        yield made


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """The street, in its first week."""
    yield from _world(tmp_path / "home", STREET)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[World]:
    """The town, in its first week."""
    yield from _world(tmp_path / "home", TOWN)
