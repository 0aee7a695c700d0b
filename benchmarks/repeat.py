"""What a further week costs in which nothing changes: bytes a site, database and archive.

``python -m benchmarks.repeat [--weeks 3]``. The first street, its counters standing still, is
swept once, then again for some weeks in which every page is what it was: from servers without
validators, and from servers with them. Printed for each: what the first week and each further
one added a watched site, and how many pages were sent. Of the archive the visits to sites
count; of the database all rows and indexes, those of the searches too, and no half-empty pages.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from desk.script import STREET, read_script, settings
from fixtures.server import FixtureWeb

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weight:
    """A home as it stands, in bytes, and what was sent for it."""

    database: int
    archive: int
    sites: int
    sent: int
    unsent: int


def weighed(home: Path) -> Weight:
    """Weigh a home."""
    files = (path for path in (home / "archive").rglob("watch-*") if path.is_file())
    archive = sum(path.stat().st_size for path in files)
    with closing(sqlite3.connect(home / "waybillwatch.db")) as connection:

        def one(query: str) -> int:
            return int(connection.execute(query).fetchone()[0] or 0)

        return Weight(
            one("SELECT sum(payload) FROM dbstat"),
            archive,
            one("SELECT count(DISTINCT site_id) FROM observations"),
            one("SELECT count(*) FROM captures WHERE status = 200"),
            one("SELECT count(*) FROM captures WHERE status = 304"),
        )


def told(name: str, before: Weight, after: Weight, weeks: int) -> str:
    """One line of the table."""
    each = after.sites * weeks
    database = (after.database - before.database) / each
    archive = (after.archive - before.archive) / each
    sent, unsent = (after.sent - before.sent) / weeks, (after.unsent - before.unsent) / weeks
    return f"{name:<34}{database:>10,.0f}{archive:>10,.0f}{sent:>8.0f}{unsent:>8.0f}\n"


def lived(home: Path, weeks: int, *, validators: bool) -> None:
    """Sweep a still street and print what it cost."""
    script = read_script(STREET)
    ours = [sys.executable, "-m", "desk.cli", "--home", str(home)]
    weights = [Weight(0, 0, 0, 0, 0)]
    with FixtureWeb.of(STREET, validators=validators, still=True) as web:
        subprocess.run([*ours, "init"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  (ours)
        (home / "watch.toml").write_text(settings(web, script), encoding="utf-8")
        for week in range(weeks + 1):
            at = (script.weeks[0] + week * WEEK).isoformat()
            line = [*ours, "sweep", "--at", at]
            # 1: a query's engines did not answer, as the script has it
            if subprocess.run(line, check=False, stdout=subprocess.DEVNULL).returncode > 1:  # noqa: S603  (ours)
                raise SystemExit("the sweep failed")
            weights.append(weighed(home))
    name = "with validators" if validators else "without validators"
    sys.stdout.write(told(f"{name}, first week", weights[0], weights[1], 1))
    sys.stdout.write(told(f"{name}, a further week", weights[1], weights[-1], weeks))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=3, help="further weeks (default 3)")
    weeks = parser.parse_args().weeks
    heads = ("database", "archive", "sent", "304")
    sys.stdout.write(f"{'bytes a site; pages a sweep':<34}{heads[0]:>10}{heads[1]:>10}")
    sys.stdout.write(f"{heads[2]:>8}{heads[3]:>8}\n")
    for validators in (False, True):
        with tempfile.TemporaryDirectory(prefix="waybillwatch-bench-") as scratch:
            lived(Path(scratch), weeks, validators=validators)


if __name__ == "__main__":
    main()
