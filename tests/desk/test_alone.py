import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desk.alone import alone, is_busy
from waybillwatch.errors import NotReady

HOLDS = """
import sys, time
from pathlib import Path
from desk.alone import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_who_ends_lets_the_next_one_in(tmp_path: Path) -> None:
    assert not is_busy(tmp_path)
    for _ in range(2):
        with alone(tmp_path):
            pass
    assert not is_busy(tmp_path)


@pytest.mark.slow
def test_while_one_sweeps_another_is_told_by_whom_and_a_kill_lets_go(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert is_busy(tmp_path)
        with (
            pytest.raises(NotReady, match=rf"by process {other.pid} since 20\d\d-"),
            alone(tmp_path),
        ):
            pass
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    with alone(tmp_path):
        assert (tmp_path / "sweep.lock").read_text().startswith(f"{os.getpid()} ")
