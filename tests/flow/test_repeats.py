"""A web whose servers say what has not changed is watched to the same history, for less."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.script import STREET, read_script
from fixtures.server import FixtureWeb
from storage.schema import captures
from tests.flow.world import World
from waybillwatch.captures import NOT_MODIFIED


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[World]:
    """The street without counters, whose servers have no validators."""
    with FixtureWeb.of(STREET, validators=False, still=True) as web:
        made = World(tmp_path / "plain", web, read_script(STREET))
        made.init()
        yield made


@pytest.fixture
def tagged(tmp_path: Path) -> Iterator[World]:
    """The same street, whose servers all have them."""
    with FixtureWeb.of(STREET, validators=True, still=True) as web:
        made = World(tmp_path / "tagged", web, read_script(STREET))
        made.init()
        yield made


def history(world: World) -> list[str]:
    """The canonical history, but for whether a page was sent or said to be the same."""

    def told(line: str) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(line)
        return row | {"status": 200} if row.get("status") == NOT_MODIFIED else row

    return [json.dumps(told(line), ensure_ascii=False, sort_keys=True) for line in world.dump()]


def not_modified(world: World) -> int:
    """How many pages were not sent again."""
    with world.store() as store, store.reading() as connection:
        rows = connection.execute(captures.select().where(captures.c.status == NOT_MODIFIED))
        return len(rows.all())


@pytest.mark.slow
def test_with_and_without_validators_the_history_is_the_same_in_every_week(
    plain: World, tagged: World
) -> None:
    said = []
    for week in range(1, len(plain.script.weeks) + 1):
        plain.sweep(week)
        tagged.sweep(week)
        assert history(tagged) == history(plain), f"week {week}"
        said.append(not_modified(tagged))
    assert not_modified(plain) == 0
    assert said[0] == 0
    assert said == sorted(set(said))  # some in every week after the first
    before = tagged.dump()
    tagged.run("reread")
    assert tagged.dump() == before


@pytest.mark.slow
def test_killed_among_unchanged_pages_a_sweep_goes_on_to_the_same_history(
    tagged: World, tmp_path: Path
) -> None:
    killed = World(tmp_path / "killed", tagged.web, tagged.script)
    killed.init()
    for week in (1, 2):
        tagged.sweep(week)
    killed.sweep(1)
    killed.turn(2)
    start = killed.line("sweep", "--at", killed.script.weeks[1].isoformat())
    resume = killed.line("sweep", "--resume")
    for after in (1.2, 1.6, 2.0):
        killed.kill(resume if killed.unfinished() else start, after)
    if killed.unfinished():
        killed.run("sweep", "--resume", code=None)
    elif killed.dump() != tagged.dump():
        killed.sweep(2)
    assert killed.dump() == tagged.dump()
    assert not_modified(killed) > 0
