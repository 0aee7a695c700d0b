"""A home in a temporary folder, opened; on SQLite, and, in the slow tests, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage import cluster, homes
from tests.storage.homes import Home


@pytest.fixture(scope="session")
def server() -> Iterator[cluster.Cluster]:
    """A running PostgreSQL; where none is installed the test fails."""
    with cluster.running() as made:
        yield made


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the homes that a test makes have their tables."""
    kind: str = request.param
    if kind == "sqlite":
        yield kind
        return
    running: cluster.Cluster = request.getfixturevalue("server")
    monkeypatch.setattr(homes, "SERVER", running)
    yield kind
    running.take_back()


@pytest.fixture
def home(tmp_path: Path, database: str) -> Iterator[Home]:
    made = Home.make(tmp_path / "home")
    yield made
    made.store.close()


@pytest.fixture
def file_home(tmp_path: Path) -> Iterator[Home]:
    """A home on SQLite alone."""
    made = Home.make(tmp_path / "home")
    yield made
    made.store.close()
