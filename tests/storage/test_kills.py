"""kill -9 at random moments of a whole sweep: nothing is lost, nothing is there twice."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.ledger import verify
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.sweeps import VisitRecord

SITES = tuple(f"s{number}.example" for number in range(24))
SWEEP = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tests.storage.homes import Home
from tests.storage.test_kills import week
from waybillwatch.sweeps import VisitKind

home, run = Home.make(Path(sys.argv[1])), sys.argv[2]
made = {record.finished.visit.subject: record for record in week()}
key = home.begin(*made.values())
home.store.retry(key)
home.archive.collect_orphans(home.store.segments())
print("ready", flush=True)
while True:
    now = datetime.now(UTC)
    taken = home.store.claim(
        key, VisitKind.WATCH, holder=run, now=now, lease=timedelta(hours=1),
        gone=lambda other: other != run, limit=1,
    )
    if not taken:
        break
    record = made[taken[0].subject]
    home.store.commit(record, home.archive.write(record), holder=run)
home.archive.collect_orphans(home.store.segments())
home.store.finish_sweep(key, finished=datetime.now(UTC))
print("done", flush=True)
"""


def week() -> list[VisitRecord]:
    return [records.selling(1, site, text=records.TEXT + site * 500) for site in SITES]


def run(folder: Path, name: str, seconds: float | None) -> bool:
    """Run the sweep, killed after some seconds of work; whether it came to its end."""
    line = [sys.executable, "-c", SWEEP, str(folder), name]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        if seconds is not None:
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
        return process.stdout.readline() == "done\n"


@pytest.mark.slow
def test_killed_again_and_again_it_writes_the_history_of_an_undisturbed_run(
    tmp_path: Path, database: str
) -> None:
    Home.make(tmp_path / "calm").store.close()
    began = time.monotonic()
    assert run(tmp_path / "calm", "calm", None)
    length = time.monotonic() - began
    moments = random.Random(20121108)
    Home.make(tmp_path / "killed").store.close()
    ended, kills = False, 0
    for number in range(14):
        ended = run(tmp_path / "killed", f"run{number}", moments.uniform(0, length / 10))
        if ended:
            break
        kills += 1
    assert ended or run(tmp_path / "killed", "last", None)
    assert kills >= 5
    calm, killed = Home.make(tmp_path / "calm"), Home.make(tmp_path / "killed")
    assert killed.lines() == calm.lines()
    with killed.store.reading() as connection:
        assert verify(connection) == ()
    segments = {one.path for one in killed.archive.segments()}
    assert segments == killed.store.segments()
    assert len(segments) == len(SITES)
    assert not list((tmp_path / "killed").rglob("*.open"))
    visits = {record.finished.visit.subject: record.finished for record in week()}
    for one in killed.archive.segments():
        found = killed.archive.read(one)
        assert found == visits[found.visit.subject]
    calm.store.close()
    killed.store.close()
