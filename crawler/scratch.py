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

PREFIX = "waybillwatch-browser-"
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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
    """Let the driver put its files into our folder, and leave Ctrl-C to us.

    It inherits the signals that are held back while it starts: a Ctrl-C in the terminal
    reaches every process of ours, and the crawl has to end in its own order.
    """
    before = os.environ.get("TMPDIR")
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before


def launcher(folder: Path, program: Path) -> Path:
    """A program of one file for Playwright to start; the browser itself where none can run."""
    script = folder / "browser"
    parts = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py")))
    line = shlex.join([*parts, str(folder / "pid"), str(program)])
    script.write_text(f'#!/bin/sh\nexec {line} "$@"\n', encoding="utf-8")
    script.chmod(stat.S_IRWXU)
    return script if os.access(script, os.X_OK) else program


def browser_environment(folder: Path) -> dict[str, str | float | bool]:
    """Little: no proxy, no display, and no home to write into."""
    kept = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
    found: dict[str, str | float | bool] = {
        name: os.environ[name] for name in kept if name in os.environ
    }
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")  # its own fonts
    return found | {"HOME": str(folder), "TMPDIR": str(folder), "XDG_DATA_HOME": data}


def kill_browser(folder: Path) -> None:
    """End the browser and its helpers: the driver gave it a process group of its own."""
    with suppress(OSError, ValueError):  # it never started, or it is gone: that is what we want
        os.killpg(int((folder / "pid").read_text("ascii")), signal.SIGKILL)
