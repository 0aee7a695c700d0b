"""The processes that a command started, and whether they are gone."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    """One that was seen; a later one with its number has another start."""

    pid: int
    parent: int
    started: str
    line: str

    @property
    def is_browser(self) -> bool:
        return "chrom" in self.line.split(" ")[0]


def running() -> dict[int, Process]:
    """All processes but zombies, by pid."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # The name in brackets may itself hold spaces and brackets.
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it left while we looked
            continue
        if fields[0] != "Z":
            pid = int(folder.name)
            found[pid] = Process(pid, int(fields[1]), fields[19], line)
    return found


def family(pid: int) -> set[Process]:
    """A process and all that it started, and they, and so on."""
    everyone = running()
    found = {everyone[pid]} if pid in everyone else set()
    size = 0
    while len(found) > size:
        size = len(found)
        pids = {one.pid for one in found}
        found |= {one for one in everyone.values() if one.parent in pids}
    return found


def left_after(family: set[Process], seconds: float) -> set[Process]:
    """Those of a family that are still there after some seconds; none as soon as there are none."""
    deadline = time.monotonic() + seconds
    while True:
        starts = {(one.pid, one.started) for one in running().values()}
        left = {one for one in family if (one.pid, one.started) in starts}
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.05)
