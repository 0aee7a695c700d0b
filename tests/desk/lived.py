"""A home in which two sites were swept for six weeks, and the commands called on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desk.cli import main
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.sweeps import Standing

Run = Callable[..., tuple[int, str, str]]
TAODAN, YI = "taodan114.example", "b.example"


def live(folder: Path) -> Home:
    """淘单114 raises its price in week 3; 单号乙 closes in week 4, and is seen so twice."""
    home = Home.make(folder)
    for week in range(1, 7):
        price = "0.5" if week < 3 else "0.6"
        other = (
            records.selling(week, YI, name="单号乙")
            if week < 4
            else records.unseen(week, YI, standing=Standing.CLOSED, judgement=records.SELLER)
        )
        home.live(records.selling(week, price=price), other)
    return home


@dataclass
class Desk:
    """The home, and the command line over it."""

    home: Home
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: object, code: int = 0) -> tuple[str, str]:
        """Call a command: its output and its complaints."""
        line = ["waybillwatch", "--home", str(self.home.folder), *map(str, words)]
        self.monkeypatch.setattr("sys.argv", line)
        try:
            main()
            ended = 0
        except SystemExit as error:
            ended = int(error.code or 0)
        said = self.capsys.readouterr()
        assert ended == code, said
        return said.out, said.err
