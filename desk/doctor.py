"""What works here and what does not, each with the next step."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from desk.config import Config
from waybillwatch.errors import WaybillwatchError

MEGABYTE = 1_000_000
LEAST_FREE = 500 * MEGABYTE
"""A sweep of 100 sites of ten pages takes some 20 MB; below this it is time to make room."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    state: str
    """``works``, ``missing`` or ``off`` (not set up, and nothing is lost but itself)."""
    detail: str
    next: str = ""

    @property
    def row(self) -> dict[str, object]:
        """As a row of a table."""
        return {"what": self.what, "state": self.state, "detail": self.detail, "next": self.next}


def examine(config: Config) -> list[Finding]:
    """Look at everything a sweep needs."""
    checks: tuple[Callable[[Config], Finding], ...] = (
        _python,
        _settings,
        _keys,
        _database,
        _index,
        _archive,
        _space,
        _search,
        _browser,
        _guard,
    )
    return [check(config) for check in checks]


def _python(config: Config) -> Finding:  # noqa: ARG001  (all checks are called alike)
    parts = ", ".join(
        f"{name} {version(name)}" for name in ("scrapy", "sqlalchemy", "warcio", "pyrage")
    )
    return Finding("software", "works", f"Python {sys.version.split()[0]}; {parts}")


def _settings(config: Config) -> Finding:
    if config.file.exists():
        return Finding("settings", "works", str(config.file))
    return Finding("settings", "missing", f"no {config.file}", "run waybillwatch init")


def _keys(config: Config) -> Finding:
    from storage.vault import Vault  # noqa: PLC0415  (each check loads what it looks at)

    if not config.vault.exists():
        return Finding("keys", "missing", f"none in {config.vault}", "run waybillwatch init")
    try:
        vault = Vault.open(config.vault)
        vault.unseal(vault.seal(b"waybillwatch"), "a trial")
    except WaybillwatchError as error:
        return Finding("keys", "missing", str(error), f"bring the keys back into {config.vault}")
    return Finding("keys", "works", f"{config.vault} seals and opens")


def _database(config: Config) -> Finding:
    from storage.ledger import verify  # noqa: PLC0415
    from storage.store import Store  # noqa: PLC0415

    if not config.vault.exists():
        return Finding("database", "missing", config.shown_database, "run waybillwatch init")
    try:
        store = Store.open(config.database, backups=config.backups)
    except WaybillwatchError as error:
        return Finding("database", "missing", str(error), "see the message")
    try:
        unfinished = store.unfinished()
        with store.reading() as connection:
            faults = verify(connection)
    finally:
        store.close()
    if faults:
        return Finding(
            "database",
            "missing",
            f"the ledger does not hold: {faults[0]}",
            "restore a backup, or run waybillwatch reread",
        )
    if unfinished:
        return Finding(
            "database",
            "works",
            f"{config.shown_database}; the sweep of {unfinished[0].key} is unfinished",
            "waybillwatch sweep --resume",
        )
    return Finding("database", "works", config.shown_database)


def _index(config: Config) -> Finding:
    if config.database.startswith("postgresql"):
        return Finding("history index", "works", "PostgreSQL's GIN")
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    connection.close()
    if "ENABLE_FTS5" in options:
        return Finding("history index", "works", f"SQLite {sqlite3.sqlite_version} with FTS5")
    return Finding(
        "history index",
        "missing",
        f"SQLite {sqlite3.sqlite_version} has no FTS5",
        "use a Python whose SQLite has FTS5 (python.org's and Debian's do)",
    )


def _archive(config: Config) -> Finding:
    count = sum(1 for _ in config.archive.rglob("*.age")) if config.archive.exists() else 0
    return Finding("archive", "works", f"{count} sealed files in {config.archive}")


def _space(config: Config) -> Finding:
    place = next(folder for folder in (config.home, *config.home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    if free < LEAST_FREE:
        return Finding(
            "disk", "missing", f"{free // MEGABYTE} MB free", "make room before the next sweep"
        )
    return Finding("disk", "works", f"{free // MEGABYTE} MB free")


def _search(config: Config) -> Finding:
    url = config.text("search.searxng.url")
    if url:
        return Finding("search", "works", f"SearXNG at {url} (asked when a sweep runs)")
    return Finding(
        "search",
        "off",
        "no search engine: new sites are found through --site and links only",
        f"set url in [search.searxng] in {config.file}",
    )


def _browser(config: Config) -> Finding:
    from crawler.browsers import find_browser, has_chinese_font  # noqa: PLC0415  (likewise)

    if config.text("crawler.render") == "off":
        return Finding("browser", "off", "rendering is off", f"see crawler.render in {config.file}")
    found = find_browser(config.text("crawler.browser"))
    if found.path is None:
        return Finding("browser", "off", found.lost, found.next)
    if has_chinese_font() is False:
        detail = f"{found.path}, and no font with Chinese signs: pictures show boxes"
        return Finding("browser", "works", detail, "install Debian's package fonts-noto-cjk")
    return Finding("browser", "works", f"{found.path} ({found.source})")


def _guard(config: Config) -> Finding:
    hosts = config.hosts
    if hosts:
        return Finding(
            "host map", "works", f"{len(hosts)} names lead to this machine", "for test webs only"
        )
    return Finding("host map", "off", "none: every name is looked up in the DNS")
