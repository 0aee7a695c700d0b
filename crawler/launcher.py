"""Becomes the browser: ``python launcher.py PIDFILE BROWSER ARGUMENT…``.

What Playwright starts stands between us and the browser. This makes the kernel end the browser
when whoever started it dies, however it dies (Linux; elsewhere the browser leaves by itself
when its debugging pipe closes), notes down which process it is, so that one that hangs can be
ended, and lets no dump of its memory reach the disk.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_NICE = 5
"""A browser under load must not hold up the crawl."""


def become(pid_file: str, browser: str, *arguments: str) -> None:
    """Turn this process into the browser; never returns."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICE)
    Path(pid_file).write_text(str(os.getpid()), encoding="ascii")
    os.execv(browser, [browser, *arguments])  # noqa: S606  (the browser a person installed)


if __name__ == "__main__":
    become(*sys.argv[1:])
