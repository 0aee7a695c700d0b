"""The folder a browser works in, and how it is started and ended from there.

Its profile, its driver's files and the note of its process lie in one folder for temporary
files, named after our process: what a kill leaves behind is cleared away by the next crawl.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crawler.launcher import OWN_SESSION

PREFIX = "waybillwatch-browser-"


def new_scratch() -> Path:
    """A folder for one browser, after those of crawls that were killed are gone."""
    clear_away_leftovers()
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))


def clear_away_leftovers() -> None:
    """Remove what crawls that were killed left in the folder for temporary files."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not _runs(int(owner)) and folder.stat().st_uid == os.geteuid():
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def driver_surroundings(folder: Path) -> Iterator[None]:
    """Let Playwright's driver work in our folder, in a session of its own.

    A Ctrl-C in the terminal reaches every process of ours, and the crawl has to end in its own
    order. The driver is told by its environment, which is ours while it starts.
    """
    node = _node()
    changes = {"TMPDIR": str(folder)}
    if node is not None:
        script = _script(folder / "driver", OWN_SESSION, node)
        if os.access(script, os.X_OK):
            changes["PLAYWRIGHT_NODEJS_PATH"] = str(script)
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _node() -> Path | None:
    """What runs the driver, where Playwright's package has it."""
    import playwright  # noqa: PLC0415  (it is loaded when the first page needs it)

    said = os.environ.get("PLAYWRIGHT_NODEJS_PATH")
    found = Path(said) if said else Path(playwright.__file__).parent / "driver/node"
    return found if os.access(found, os.X_OK) else None


def launcher(folder: Path, program: Path) -> Path:
    """A program of one file for Playwright to start; the browser itself where none can run."""
    script = _script(folder / "browser", str(folder / "pid"), program)
    return script if os.access(script, os.X_OK) else program


def _script(path: Path, pid_file: str, program: Path) -> Path:
    parts = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py")))
    line = shlex.join([*parts, pid_file, str(program)])
    path.write_text(f'#!/bin/sh\nexec {line} "$@"\n', encoding="utf-8")
    path.chmod(stat.S_IRWXU)
    return path


def browser_environment(folder: Path) -> dict[str, str | float | bool]:
    """Little: no proxy, no display, and no home to write into.

    Its folder for temporary files stays what it is: the socket it makes there must have a
    short name.
    """
    kept = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
    found: dict[str, str | float | bool] = {
        name: os.environ[name] for name in (*kept, "TMPDIR") if name in os.environ
    }
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")  # its own fonts
    return found | {"HOME": str(folder), "XDG_DATA_HOME": data}


def kill_browser(folder: Path) -> None:
    """End the browser and its helpers: the driver gave it a process group of its own."""
    with suppress(OSError, ValueError):  # it never started, or it is gone: that is what we want
        os.killpg(int((folder / "pid").read_text("ascii")), signal.SIGKILL)
