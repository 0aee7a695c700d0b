"""How long the desk takes over two years of a large watch: 2,000 sites, 104 weekly sweeps.

``python -m benchmarks.years [--sites 2000] [--weeks 104]``. A database is filled with made-up
rows (three pages a site, a price changed every twenty weeks or so, sites that die, captchas),
then what the commands do is done in one process: printed are CPU seconds, and how much came of
it. What a command costs besides is its start, which ``waybillwatch --help`` shows.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from desk.changing import Asked, found_changes, recent
from desk.curves import curves
from desk.exposed import report
from desk.overview import rows
from desk.pricing import observed, premium_rows
from desk.survival import count_rows, results
from storage.columns import stored_time
from storage.store import Store
from waybillwatch.exposures import ExposureKind
from waybillwatch.sites import SiteKey, SiteStatus

SEED = 20121108
FIRST = datetime(2012, 1, 1, 19, tzinfo=UTC)
WEEK = timedelta(weeks=1)
PAGES = 3
_DIGEST = "sha256:" + "0" * 64
_STOOD = "sure, score, reasons, ground_detail, kind"


class Filler:
    """Fills a database as sweeps would."""

    def __init__(self, connection: sqlite3.Connection, chance: Random) -> None:
        self.connection = connection
        self.chance = chance
        self.listings = 0
        self.observations = 0

    def sweeps(self, weeks: int) -> list[str]:
        """The sweeps; their times as they are stored."""
        times = [stored_time(FIRST + week * WEEK) for week in range(weeks)]
        self.connection.executemany(
            "INSERT INTO sweeps (id, key, at, simulated, state, started, version, kind) "
            "VALUES (?, ?, ?, 1, 'done', ?, '0', 'sweep')",
            [(number, f"s{number}", at, at) for number, at in enumerate(times, 1)],
        )
        return times

    def site(self, number: int, times: list[str]) -> None:
        """One site's life."""
        key = f"s{number}.example"
        self.connection.execute(
            "INSERT INTO sites (id, key, name, kind, status, front_url, origin, origin_detail, "
            "first_seen, judged_by) VALUES (?, ?, ?, 'seller', 'tracked', ?, 'search', "
            "'searxng:单号 (baidu)', ?, 'triage')",
            (number, key, f"单号{number}", f"http://{key}/", times[0]),
        )
        end = self.chance.expovariate(1 / 70)
        pages = [self._listing(number, page) for page in range(PAGES)]
        seen = []
        for week, at in enumerate(times):
            if self.chance.random() < 1 / 20:
                pages[1] = self._listing(number, 1)
            down = week > end or self.chance.random() < 0.05  # noqa: PLR2004  (false misses)
            walled = self.chance.random() < 0.03  # noqa: PLR2004  (a captcha now and then)
            standing = "down" if down else "blocked" if walled else "selling"
            seen.append((week + 1, at, standing, list(pages) if standing == "selling" else []))
        self._visits(number, key, seen)

    def _listing(self, site: int, page: int) -> int:
        """A new content of a page, with a tier for each of four couriers."""
        self.listings += 1
        number = self.listings
        # Its capture is pointed at before it is made; the references are checked at the end.
        self.connection.execute(
            "INSERT INTO listings (id, site_id, content_key, url, title, capture_id, capture) "
            "VALUES (?, ?, ?, ?, '单号', 1, ?)",
            (number, site, f"{number}", f"http://s{site}.example/{page}", _DIGEST),
        )
        price = self.chance.randrange(4000, 12000, 100)
        self.connection.executemany(
            "INSERT INTO tiers (listing_id, ordinal, amount, courier, service, includes, "
            "quote_exact, quote_ranges) VALUES (?, ?, ?, ?, '单号', ?, '0.5元/个', '[[0, 6]]')",
            [
                (number, ordinal, price + 1000 * (ordinal % 2), courier, includes)
                for ordinal, (courier, includes) in enumerate(
                    (name, fields)
                    for name in ("圆通", "申通")
                    for fields in ("[]", '["recipient_address"]')
                )
            ],
        )
        return number

    def _visits(self, site: int, key: str, seen: list[tuple[int, str, str, list[int]]]) -> None:
        first = self.observations + 1
        self.observations += len(seen)
        numbered = list(enumerate(seen, first))
        run = self.connection.executemany
        run(
            "INSERT INTO visits (id, sweep_id, kind, subject, state, start_url, name, "
            "budget_pages, budget_bytes, budget_seconds, was_selling, tries) "
            "VALUES (?, ?, 'watch', ?, 'done', ?, '', 20, 20000000, 600, 1, 1)",
            [(number, sweep, key, f"http://{key}/") for number, (sweep, *_) in numbered],
        )
        run(
            "INSERT INTO captures (id, visit_id, ordinal, url, purpose, at, status, digest, size, "
            "reason, detail) VALUES (?, ?, 0, ?, 'front', ?, ?, ?, 9000, ?, '')",
            [
                (number, number, f"http://{key}/", at, *_came_to(standing))
                for number, (_, at, standing, _) in numbered
            ],
        )
        run(
            f"INSERT INTO observations (id, visit_id, site_id, at, standing, ground_outage, "  # noqa: S608  (our own)
            f"name, address, probe, {_STOOD}) "
            "VALUES (?, ?, ?, ?, ?, ?, '', '', 0, 1, 6.5, '[]', '', 'seller')",
            [
                (number, number, site, at, standing, "timeout" if standing == "down" else None)
                for number, (_, at, standing, _) in numbered
            ],
        )
        run(
            "INSERT INTO observation_listings VALUES (?, ?, ?, ?)",
            [
                (number, ordinal, listing, number)
                for number, (*_, pages) in numbered
                for ordinal, listing in enumerate(pages)
            ],
        )


def _came_to(standing: str) -> tuple[int | None, str | None, str | None]:
    return (None, None, "timeout") if standing == "down" else (200, _DIGEST, None)


def fill(file: Path, sites: int, weeks: int) -> None:
    """Fill an empty database."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        filler = Filler(connection, Random(SEED))  # noqa: S311  (seeded, to be had again)
        times = filler.sweeps(weeks)
        for number in range(1, sites + 1):
            filler.site(number, times)


def asked(store: Store, sites: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured, and how much of it there is."""
    keys = [SiteKey(f"s{number}.example") for number in range(1, sites + 1)]
    some = _exposed(store, keys[:50], date(2012, 11, 8))
    yield "survival, estimate of 50 sites", lambda: len(curves(store, some)[0].still)
    yield (
        "survival, 50 beside all others",
        lambda: len(curves(store, some, contrast=True)[0].contrast),
    )
    yield "sites", lambda: len(rows(store, SiteStatus.TRACKED))
    every = _exposed(store, keys, date(2012, 3, 8))
    yield (
        "survival, N of M of all",
        lambda: count_rows(results(store, every)[0])[-1]["in_words"],
    )
    yield "changes, the last 90 days", lambda: len(found_changes(store, Asked(recent(store))))
    yield "changes, all", lambda: len(found_changes(store, Asked()))
    yield "exposure show, 50 sites", lambda: len(report(store, some).sites)
    yield "premium, all", lambda: len(premium_rows(observed(store, None, None), None))


def _exposed(store: Store, sites: list[SiteKey], day: date) -> int:
    return store.add_exposure(
        kind=ExposureKind.ARTICLE,
        publisher="望潮晨报",
        day=day,
        title=f"{len(sites)}家单号网站",
        link="",
        sites=sites,
    ).id


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sites", type=int, default=2000)
    parser.add_argument("--weeks", type=int, default=104)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waybillwatch-bench-") as scratch:
        file = Path(scratch) / "years.db"
        backups = Path(scratch) / "backups"
        Store.open(f"sqlite:///{file}", backups=backups).close()
        began = time.process_time()
        fill(file, given.sites, given.weeks)
        say(f"filled in {time.process_time() - began:.1f} s, {file.stat().st_size / 1e6:.0f} MB")
        with Store.open(f"sqlite:///{file}", backups=backups) as store:
            for name, ask in asked(store, given.sites):
                began = time.process_time()
                came = ask()
                say(f"{name:<34}{time.process_time() - began:>7.2f} s   {came}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
