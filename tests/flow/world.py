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

from desk.script import Script, settings
from fixtures.server import FixtureWeb
from storage.history import dump
from storage.store import Store

LIMIT = 120


@dataclass
class World:
    """A home and the web it watches."""

    home: Path
    web: FixtureWeb
    script: Script

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
        self.run("init")
        self.turn(1)

    def turn(self, week: int) -> None:
        """Begin a week of the web; its host map may be another."""
        self.web.week = week
        (self.home / "watch.toml").write_text(settings(self.web, self.script), encoding="utf-8")

    def sweep(self, week: int) -> None:
        self.turn(week)
        done = self.run("sweep", "--at", self.script.weeks[week - 1].isoformat(), code=None)
        # 1: a query's engines did not answer, as the script has it
        assert done.returncode in {0, 1}, done.stderr

    def kill(self, line: list[str], after: float) -> bool:
        """Start a command in a group of its own and kill -9 the group after some seconds."""
        process = subprocess.Popen(
            line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + after
        while time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.01)
        alive = process.poll() is None
        if alive:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=LIMIT)
        return alive

    def store(self) -> Store:
        return Store.open(
            f"sqlite:///{self.home / 'waybillwatch.db'}", backups=self.home / "backups"
        )

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
