"""A child is heard, stopped at its limit, and leaves nothing behind."""

import asyncio
import sys
import time
from pathlib import Path

import pytest

from desk import children
from desk.children import Child
from tests.flow.processes import family, left_after

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("at work", flush=True)
time.sleep(60)
"""


async def started(program: str, monkeypatch: pytest.MonkeyPatch) -> Child:
    """A child that runs a program instead of a command of ours."""
    real = asyncio.create_subprocess_exec

    def instead(*_: str, **options: object) -> object:
        return real(sys.executable, "-c", program, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", instead)
    return await Child.start(())


@pytest.mark.slow
def test_its_lines_are_handed_on_and_its_exit_code_told(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    program = "import sys; print('单号'); print('x' * 3_000_000); print('end'); sys.exit(3)"

    async def go() -> int:
        child = await started(program, monkeypatch)
        return await child.heard(said.append, 20)

    assert asyncio.run(go()) == 3
    assert (said[0], said[-1]) == ("单号", "end")


@pytest.mark.slow
def test_at_its_limit_it_is_stopped_with_all_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "GRACE", 0.5)
    said: list[str] = []
    seen = set()

    async def go() -> Child:
        child = await started(STUBBORN, monkeypatch)

        def heard(line: str) -> None:
            said.append(line)
            seen.update(family(child.pid))

        await child.heard(heard, 2.0)
        return child

    began = time.monotonic()
    child = asyncio.run(go())
    assert child.overran
    assert said == ["at work"]
    assert len(seen) == 2
    assert left_after(seen, 5) == set()
    assert time.monotonic() - began < 20


TETHERED = """
import sys, time
from desk.tether import tether
tether()
open(sys.argv[1], "w").close()
time.sleep(60)
"""


@pytest.mark.slow
def test_one_that_is_tethered_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    flag = tmp_path / "up"
    parent = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {TETHERED!r}, {str(flag)!r}],"
        " stdin=subprocess.PIPE, start_new_session=True)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )

    async def go() -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", parent, stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        pid = int(await process.stdout.readline())
        deadline = time.monotonic() + 20
        while not flag.exists() and time.monotonic() < deadline:  # noqa: ASYNC110  (a file)
            await asyncio.sleep(0.05)
        child = family(pid)
        assert child
        process.kill()
        await process.wait()
        assert left_after(child, 5) == set()

    asyncio.run(go())
