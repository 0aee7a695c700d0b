"""Wrong use is one clear sentence, exit code 2, and nothing lost."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.flow.world import World

HELP_SECONDS = 0.5


@pytest.mark.slow
def test_help_answers_at_once_and_loads_no_heavy_library() -> None:
    program = (
        "import sys, desk.cli\n"
        "heavy = {'scrapy', 'sqlalchemy', 'twisted', 'bs4', 'warcio', 'alembic', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
    times = []
    for _ in range(5):
        began = time.perf_counter()
        done = subprocess.run(
            [str(Path(sys.executable).parent / "waybillwatch"), "--help"],
            capture_output=True,
            text=True,
            check=True,
        )
        times.append(time.perf_counter() - began)
    assert "sweep" in done.stdout
    assert min(times) < HELP_SECONDS


@pytest.mark.slow
def test_every_command_has_help_with_an_example(world: World) -> None:
    listed = world.run("--help").stdout
    commands = [
        ["demo"],
        ["init"],
        ["doctor"],
        ["sweep"],
        ["schedule", "add"],
        ["schedule", "list"],
        ["schedule", "next"],
        ["schedule", "history"],
        ["schedule", "pause"],
        ["schedule", "resume"],
        ["schedule", "run-now"],
        ["schedule", "remove"],
        ["serve"],
        ["sites"],
        ["site", "show"],
        ["site", "track"],
        ["site", "ignore"],
        ["site", "rename"],
        ["history"],
        ["exposure", "add"],
        ["exposure", "list"],
        ["exposure", "show"],
        ["exposure", "import"],
        ["survival"],
        ["changes"],
        ["prices"],
        ["premium"],
        ["alert", "test"],
        ["alert", "list"],
        ["alert", "send"],
        ["read"],
        ["reread"],
        ["backup"],
        ["restore"],
    ]
    for command in commands:
        assert command[0] in listed
        assert "Example" in world.run(*command, "--help").stdout, command


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["site", "show", "nobody"], "no site is called"),
        (["site", "track", "nobody"], "no site is called"),
        (["sweep", "--site", "not an address"], "is not an address"),
        (["sweep", "--site", "ftp://a.example/"], "is not an address"),
        (["sweep", "--at", "someday"], "is no time"),
        (
            [
                "exposure",
                "add",
                "--publisher",
                "p",
                "--title",
                "t",
                "--date",
                "2012-13-40",
                "--site",
                "x",
            ],
            "is no day",
        ),
        (["survival", "--exposure", "99"], "99"),
        (["exposure", "show", "99"], "99"),
        (["exposure", "import", "missing.html"], "is no file"),
        (["exposure", "import", "ftp://paper.example/"], "is not an address"),
        (["changes", "--since", "someday"], "is no time"),
        (["changes", "--site", "nobody"], "no site is called"),
        (["premium", "--site", "nobody"], "no site is called"),
        (["schedule", "add", "weekly"], "say when"),
        (["schedule", "add", "weekly", "--cron", "0 3 * * 8"], "0 and 7 are Sunday"),
        (["schedule", "add", "weekly", "--every", "mon", "--tz", "Nowhere"], "no time zone"),
        (["schedule", "add", "weekly", "--every", "mon", "--quiet", "9"], "09-23"),
        (["schedule", "pause", "weekly"], "no schedule weekly"),
        (["schedule", "resume", "weekly"], "no schedule weekly"),
        (["schedule", "remove", "weekly"], "no schedule weekly"),
        (["schedule", "run-now", "weekly"], "no schedule weekly"),
        (["schedule", "history", "weekly"], "no schedule weekly"),
        (["alert", "test"], "go nowhere yet"),
        (["alert", "send"], "go nowhere yet"),
        (["alert", "list", "--sweep", "someday"], "there is no sweep of someday"),
        (["read", "missing.html"], "is no file"),
        (["history", "单号", "--since", "someday"], "is no"),
        (["restore", "missing.tar"], "is not empty"),
        (["sites", "--standing", "asleep"], "asleep"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    world: World, arguments: list[str], sentence: str
) -> None:
    before = world.dump()
    done = world.run(*arguments, code=2)
    assert sentence in done.stderr
    assert world.dump() == before


@pytest.mark.slow
def test_a_wrong_configuration_is_said(world: World) -> None:
    (world.home / "watch.toml").write_text("[crawler]\ndely = 2\n", encoding="utf-8")
    assert "crawler.delay" in world.run("sites", code=2).stderr
    (world.home / "watch.toml").write_text(
        '[crawler]\nhosts = {"a.example" = "elsewhere.example:80"}\n', "utf-8"
    )
    assert "loopback" in world.run("sweep", "--site", "http://a.example/", code=2).stderr


@pytest.mark.slow
def test_a_search_back_end_that_is_down_stops_nothing(world: World) -> None:
    settings = (world.home / "watch.toml").read_text(encoding="utf-8")
    world.sweep(1)
    (world.home / "watch.toml").write_text(
        settings.replace("http://search.example", "http://nosuch.example"), "utf-8"
    )
    world.web.week = 2
    done = world.run("sweep", "--at", world.script.weeks[1].isoformat(), code=1)
    assert "searxng:单号" in done.stderr
    assert "dh31" in world.run("sites").stdout
    assert not world.unfinished()


@pytest.mark.slow
def test_outside_a_home_the_next_step_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desk.cli", "--home", str(tmp_path / "none"), "sites"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "waybillwatch init" in done.stderr
    arguments = ["--home", str(tmp_path / "none"), "restore", "missing.tar"]
    done = subprocess.run(
        [sys.executable, "-m", "desk.cli", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "missing.tar" in done.stderr
