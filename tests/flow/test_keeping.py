"""What is kept can be read anew, copied away and brought back: the same history each time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.flow.world import World


@pytest.fixture
def lived(world: World) -> World:
    for week in (1, 2):
        world.sweep(week)
    exposure = world.script.exposures[0]
    sites = [part for name in exposure.sites for part in ("--site", name)]
    world.run(
        *("exposure", "add", "--publisher", exposure.publisher, "--date", exposure.day.isoformat()),
        *("--title", exposure.title, *sites),
    )
    world.run("site", "rename", "dh31", "单号三一")
    world.sweep(3)
    return world


@pytest.mark.slow
def test_reread_arrives_at_the_same_history(lived: World) -> None:
    before = lived.dump()
    lived.run("reread")
    assert lived.dump() == before


@pytest.mark.slow
def test_backup_and_restore_arrive_at_the_same_history(lived: World, tmp_path: Path) -> None:
    before = lived.dump()
    lived.run("backup", str(tmp_path / "copy.tar"))
    elsewhere = World(tmp_path / "elsewhere", lived.web, lived.script)
    elsewhere.run("restore", str(tmp_path / "copy.tar"))
    shutil.copytree(lived.home / "vault", elsewhere.home / "vault")
    assert elsewhere.dump() == before
    elsewhere.run("reread")
    assert elsewhere.dump() == before
    assert lived.run("restore", str(tmp_path / "copy.tar"), code=2).stderr.count("\n") == 1


@pytest.mark.slow
def test_a_damaged_segment_is_named_and_nothing_is_lost(lived: World) -> None:
    before = lived.dump()
    segment = min((lived.home / "archive").rglob("*.warc.gz.age"))
    whole = segment.read_bytes()
    segment.write_bytes(whole[: len(whole) // 2] + b"\x00" + whole[len(whole) // 2 + 1 :])
    done = lived.run("reread", code=2)
    assert segment.name in done.stderr
    assert lived.dump() == before
    segment.write_bytes(whole)
    lived.run("reread")
    assert lived.dump() == before


@pytest.mark.slow
def test_a_missing_key_is_said_in_a_sentence(lived: World) -> None:
    (lived.home / "vault" / "identity.txt").rename(lived.home / "identity.away")
    done = lived.run("reread", code=2)
    assert "identity" in done.stderr
    lived.run("init", code=2)
    (lived.home / "vault" / "identity.txt").write_text("AGE-SECRET-KEY-NONSENSE\n")
    assert "key" in lived.run("reread", code=2).stderr
