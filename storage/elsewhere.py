"""A database that does not lie in the home: what a backup of it takes instead."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url

from storage.manifest import ARCHIVE, DATABASE, SETTINGS, VAULT
from storage.postgresql import BACKEND
from waybillwatch.errors import NotReady


def refuse_elsewhere(database: str, home: Path) -> None:
    """Raise NotReady with the lines to type where the database is not the file in the home.

    A backup without its tables would be none, and a file that is left there from before is an
    older history.
    """
    if not database:
        return
    url = make_url(database)
    rest = f"then {home / SETTINGS}, {home / ARCHIVE} and, somewhere else, {home / VAULT}"
    if url.get_backend_name() == BACKEND:
        raise NotReady(
            "the tables are in PostgreSQL, whose own program copies them: first "
            f"pg_dump --format=custom --file=waybillwatch.dump --dbname='{_plain(url)}', "
            f"{rest} with any program that copies files"
        )
    if Path(url.database or "").absolute() != (home / DATABASE).absolute():
        raise NotReady(
            f"the tables are in {url.database} and not in the home: first "
            f"sqlite3 {url.database} '.backup waybillwatch.db', {rest} with any program that "
            "copies files"
        )


def _plain(url: URL) -> str:
    """The address as PostgreSQL's own programs read it, its password left out."""
    query = {name: value for name, value in url.query.items() if name != "password"}
    return URL.create(
        BACKEND, url.username, None, url.host, url.port, url.database, query
    ).render_as_string()
