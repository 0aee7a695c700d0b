"""A sweep that serve started ends in order when serve is gone."""

from __future__ import annotations

import os
import signal
import threading
import time

GRACE = 30.0
"""Seconds in which a sweep that is told to stop has to have ended in order."""


def tether() -> None:
    """Watch our standard input, a pipe that closes when whoever holds it is gone.

    Then this process is told to end, and if it does not, it is killed with all it started.
    """
    threading.Thread(target=_watch, name="tether", daemon=True).start()


def _watch() -> None:
    # Not through sys.stdin: its lock would hold up the end of the interpreter.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)
