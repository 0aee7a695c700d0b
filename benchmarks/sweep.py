"""A full sweep against a bare Scrapy spider: the same pages, server and concurrency, in one run.

``python -m benchmarks.sweep [--pages 1000 10000] [--runs 5] [--profile]`` prints for each size
pages a second, CPU a page and peak memory of both, and their ratio: medians of the runs.
A full sweep reads every page in worker processes, seals the archive and writes the store; it
uses no browser and no delay.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlalchemy import text

from benchmarks.shops import HOSTS
from desk.house import opened


@dataclass(frozen=True)
class Run:
    """One process from start to end, its children included."""

    pages: int
    seconds: float
    cpu: float
    memory: float
    """Peak resident megabytes of the largest process."""


def timed(line: list[str], pages: int) -> Run:
    """Run a command and account for it and all its children."""
    began = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
    out, err = process.stdout, process.stderr
    assert out is not None  # noqa: S101
    assert err is not None  # noqa: S101
    said, complained = out.read(), err.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{line} failed:\n{said.decode()}\n{complained.decode()}")
    seconds = time.perf_counter() - began
    return Run(pages, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def bare(port: int, pages: int) -> Run:
    """Fetch all pages with the yardstick."""
    return timed([sys.executable, "-m", "benchmarks.bare", str(port), str(pages)], pages)


def full(port: int, pages: int, *extra: str) -> Run:
    """Sweep all pages into a new home."""
    with tempfile.TemporaryDirectory(prefix="waybillwatch-bench-") as scratch:
        home = Path(scratch)
        ours = [sys.executable, "-m", "desk.cli", "--home", str(home)]
        subprocess.run([*ours, "init"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        hosts = "\n".join(f'"{host}" = "127.0.0.1:{port}"' for host in HOSTS)
        each = pages // len(HOSTS)
        (home / "watch.toml").write_text(
            f"[crawler]\nrender = 'off'\ndelay = 0\nconcurrency = {len(HOSTS)}\n"
            f"pages = {each + 10}\n"
            f"bytes = {each * 80_000}\nseconds = 3000\n[crawler.hosts]\n{hosts}\n",
            encoding="utf-8",
        )
        sites = [part for host in HOSTS for part in ("--site", f"http://{host}/")]
        run = timed([*ours, "sweep", *sites, *extra], pages)
        with opened(home) as house, house.store.reading() as connection:
            read = connection.scalar(text("SELECT count(*) FROM readings"))
        if read != pages:
            raise SystemExit(f"{read} pages were read, not {pages}")
        return run


def line(name: str, runs: list[Run]) -> str:
    """Medians of some runs, for a person."""
    rate = median(run.pages / run.seconds for run in runs)
    cpu = median(run.cpu / run.pages for run in runs) * 1000
    memory = median(run.memory for run in runs)
    return f"  {name:<12}{rate:8.1f} pages/s  {cpu:7.2f} ms CPU/page  {memory:7.0f} MB"


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    for pages in wanted.pages:
        serving = [sys.executable, "-m", "benchmarks.shops", str(pages // len(HOSTS))]
        with subprocess.Popen(serving, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:  # noqa: S603
            assert server.stdout is not None  # noqa: S101
            port = int(server.stdout.readline())
            both: dict[str, list[Run]] = {"bare Scrapy": [], "full sweep": []}
            for _ in range(wanted.runs):
                both["bare Scrapy"].append(bare(port, pages))
                both["full sweep"].append(full(port, pages))
            assert server.stdin is not None  # noqa: S101
            server.stdin.close()
        sys.stdout.write(f"{pages} pages, {wanted.runs} runs, medians\n")
        for name, runs in both.items():
            sys.stdout.write(line(name, runs) + "\n")
        ratios = [b.seconds / f.seconds for b, f in zip(*both.values(), strict=True)]
        sys.stdout.write(f"  ratio       {median(ratios):8.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
