"""The street on PostgreSQL: the same history as on SQLite, kept and brought back by its tools."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flow.world import World
from tests.storage import cluster

WEEKS = (1, 2)


@pytest.fixture(scope="module")
def server() -> Iterator[cluster.Cluster]:
    with cluster.running() as made:
        yield made


@pytest.mark.slow
def test_both_databases_hold_the_same_history(
    world: World, server: cluster.Cluster, tmp_path: Path
) -> None:
    other = World(tmp_path / "other", world.web, world.script, server.empty())
    other.init()
    assert not (other.home / "waybillwatch.db").exists()
    for week in WEEKS:
        world.sweep(week)
        other.sweep(week)
    before = world.dump()
    assert other.dump() == before
    for command in (("sites",), ("history", "单号")):
        assert other.run(*command).stdout == world.run(*command).stdout
    other.run("reread")
    assert other.dump() == before
    assert "PostgreSQL's GIN" in other.run("doctor", code=None).stdout
    _kept_by_its_own_tools(other, server, tmp_path)


def _kept_by_its_own_tools(world: World, server: cluster.Cluster, tmp_path: Path) -> None:
    """Do as ``backup`` says, then as the page on PostgreSQL says."""
    said = world.run("backup", str(tmp_path / "copy.tar"), code=2).stderr
    assert not (tmp_path / "copy.tar").exists()
    words = shlex.split(said[said.index("pg_dump") :].partition(", then ")[0])
    search = {**os.environ, "PATH": f"{cluster.programs()}:{os.environ['PATH']}"}
    subprocess.run(words, cwd=tmp_path, env=search, check=True)
    again = World(tmp_path / "again", world.web, world.script, server.empty())
    place = again.database.replace("+psycopg", "")
    restore = ("pg_restore", "--no-owner", f"--dbname={place}", "waybillwatch.dump")
    subprocess.run(restore, cwd=tmp_path, env=search, check=True)
    shutil.copytree(world.home, again.home)
    again.turn(WEEKS[-1])
    assert again.dump() == world.dump()
