"""A PostgreSQL of the tests' own: in a folder in /tmp, on a socket in it, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from storage.schema import metadata
from storage.store import Store

USER = "waybillwatch"
SERVER = (
    "listen_addresses=''",
    "fsync=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=60",
)
"""What a server of the tests may do without."""
BLANK = "blank"
_NUMBERS = count(1)


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    folder: Path
    _lent: list[str] = field(default_factory=list)
    _free: list[str] = field(default_factory=list)

    def address(self, name: str) -> str:
        """The address of one of its databases, as it stands in watch.toml."""
        return f"postgresql+psycopg://{USER}@/{name}?host={self.folder}"

    def order(self, statement: str, *, name: str = "postgres") -> None:
        """Say something to the server itself, or to one of its databases."""
        engine = create_engine(self.address(name), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("SET lock_timeout = '9s'")
            connection.exec_driver_sql(statement)

    def empty(self, *, options: str = "") -> str:
        """The address of a new database with nothing in it."""
        name = f"empty{next(_NUMBERS)}"
        self.order(f"CREATE DATABASE {name} {options}")
        return self.address(name)

    def blank(self) -> str:
        """The address of a new database of the newest schema, with nothing in it."""
        if self._free:
            self._lent.append(self._free.pop())
        else:
            self._lent.append(f"home{next(_NUMBERS)}")
            self.order(f"CREATE DATABASE {self._lent[-1]} TEMPLATE {BLANK} STRATEGY file_copy")
        return self.address(self._lent[-1])

    def take_back(self) -> None:
        """Empty the databases a test had: quicker by far than a new one for each."""
        tables = ", ".join(name for name in metadata.tables if name != "meta")
        while self._lent:
            self.order(f"TRUNCATE {tables} RESTART IDENTITY", name=self._lent[-1])
            self._free.append(self._lent.pop())


def programs() -> Path:
    """Where initdb and pg_ctl lie: Debian keeps them by version."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin")]
    folders = [folder for folder in folders if (folder / "initdb").exists()]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    assert found is not None, "PostgreSQL is missing: apt-get install postgresql"
    return Path(found).resolve().parent


def _run(folder: Path, *line: str) -> None:
    # The server refuses to be root's.
    become = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    log = folder / "said.log"
    with log.open("ab") as stream:
        done = subprocess.run(
            [*become, *line],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            cwd=folder,
            check=False,
        )
    assert done.returncode == 0, f"{line}: {log.read_text('utf-8', 'replace')}"


@contextmanager
def running() -> Iterator[Cluster]:
    """A server with a database to copy blank ones from."""
    bin_ = programs()
    folder = Path(tempfile.mkdtemp(prefix="wbw-pg-", dir="/tmp"))
    data = str(folder / "data")
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        make = (f"--username={USER}", "--auth=trust", "--encoding=UTF8", "--no-sync")
        # Not C: what sorts by code points there does so because we say it.
        _run(folder, str(bin_ / "initdb"), "-D", data, *make, "--locale=C.UTF-8")
        options = " ".join(f"-c {one}" for one in (*SERVER, f"unix_socket_directories={folder}"))
        server = (str(bin_ / "pg_ctl"), "-D", data, "-w")
        _run(folder, *server, "-l", str(folder / "server.log"), "-o", options, "start")
        try:
            made = Cluster(folder)
            made.order(f"CREATE DATABASE {BLANK}")
            Store.open(made.address(BLANK), backups=folder / "backups").close()
            yield made
        finally:
            _run(folder, *server, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
