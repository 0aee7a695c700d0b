"""A home in a temporary folder, opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.homes import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home.make(tmp_path / "home")
    yield made
    made.store.close()
