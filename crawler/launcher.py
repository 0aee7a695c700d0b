"""Becomes a program that must not outlive us: ``python launcher.py PIDFILE PROGRAM ARGUMENT…``.

The kernel ends it when whoever started it dies, however that dies (Linux; elsewhere the browser
and its driver leave by themselves when their pipes close). Which process it is is noted down in
PIDFILE, so that one that hangs can be ended; with ``-`` it gets a session of its own instead,
out of reach of a Ctrl-C in our terminal. No dump of its memory reaches the disk.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

OWN_SESSION = "-"
_PR_SET_PDEATHSIG = 1
_NICE = 5
"""A browser under load must not hold up the crawl."""


def become(pid_file: str, program: str, *arguments: str) -> None:
    """Turn this process into the program; never returns."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if pid_file == OWN_SESSION:
        os.setsid()
    else:
        os.nice(_NICE)
        Path(pid_file).write_text(str(os.getpid()), encoding="ascii")
    os.execv(program, [program, *arguments])  # noqa: S606  (a program a person installed)


if __name__ == "__main__":
    become(*sys.argv[1:])
