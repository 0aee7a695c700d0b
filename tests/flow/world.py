"""A world to walk through: a home, the web it watches, and the commands a person types."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from desk.script import Script, settings
from fixtures.server import FixtureWeb
from storage.history import dump
from storage.store import Store
from tests.flow.processes import family, left_after

LIMIT = 120
LEAVING = 10.0
"""Seconds in which everything a killed command started has to be gone, on a busy machine."""


class Killed(NamedTuple):
    """How a command was met."""

    running: bool
    browsers: int
    """Processes of a browser that it had at that moment."""


@dataclass
class World:
    """A home and the web it watches."""

    home: Path
    web: FixtureWeb
    script: Script
    database: str = ""
    """An address as it stands in watch.toml; empty: the file in the home."""

    def run(self, *arguments: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.line(*arguments), capture_output=True, text=True, timeout=LIMIT, check=False
        )
        assert code is None or done.returncode == code, f"{arguments}: {done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def line(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "desk.cli", "--home", str(self.home), *arguments]

    def init(self) -> None:
        if self.database:
            self.home.mkdir(parents=True)
            self.turn(1)
        self.run("init")
        self.turn(1)

    def turn(self, week: int) -> None:
        """Begin a week of the web; its host map may be another."""
        self.web.week = week
        where = f'database = "{self.database}"\n' if self.database else ""
        text = where + settings(self.web, self.script)
        (self.home / "watch.toml").write_text(text, encoding="utf-8")

    def sweep(self, week: int) -> None:
        self.turn(week)
        done = self.run("sweep", "--at", self.script.weeks[week - 1].isoformat(), code=None)
        # 1: a query's engines did not answer, as the script has it
        assert done.returncode in {0, 1}, done.stderr

    def kill(self, line: list[str], after: float, *, alone: bool = False) -> Killed:
        """Start a command, kill -9 it after some seconds, and see to it that nothing is left.

        Its whole group is killed, or, ``alone``, it and none of its children.
        """
        process = subprocess.Popen(
            line,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + after
        while time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.01)
        started = family(process.pid)
        killed = Killed(process.poll() is None, sum(one.is_browser for one in started))
        if killed.running and alone:
            process.kill()
        elif killed.running:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=LIMIT)
        assert left_after(started, LEAVING) == set()
        return killed

    def store(self) -> Store:
        there = self.database or f"sqlite:///{self.home / 'waybillwatch.db'}"
        return Store.open(there, backups=self.home / "backups")

    def unfinished(self) -> bool:
        with self.store() as store:
            return bool(store.unfinished())

    def dump(self) -> list[str]:
        """The canonical history: every table without ids and wall times."""
        with self.store() as store, store.reading() as found:
            return [
                json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
                for row in dump(found)
            ]
