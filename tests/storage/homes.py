"""A home as the desk opens it, and the few steps by which a sweep is lived through."""

import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from storage.archive import Archive
from storage.copying import copy_database
from storage.dump import dump
from storage.store import Store
from storage.vault import Vault
from tests.storage.cluster import Cluster
from tests.storage.records import WALL
from waybillwatch.sweeps import FinishedVisit, Recall, SweepPlan, VisitRecord

LEASE = timedelta(seconds=60)
SERVER: Cluster | None = None
"""Where new homes have their tables; None: in a file of theirs."""
ADDRESS = "database.txt"
"""In a home whose tables are no file of its own: the address, for another process too."""
Natural = tuple[str, str, str]


def nobody(holder: str) -> bool:
    """No holder is known to be dead."""
    return False


@cache
def blank() -> bytes:
    """An empty database of the newest schema."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "a.db"
        Store.open(f"sqlite:///{file}", backups=Path(scratch)).close()
        copy_database(file, Path(scratch) / "b.db")
        return (Path(scratch) / "b.db").read_bytes()


def address_of(folder: Path) -> str:
    """The address of a home's database."""
    if (folder / ADDRESS).exists():
        return (folder / ADDRESS).read_text()
    return f"sqlite:///{folder / 'waybillwatch.db'}"


@dataclass
class Home:
    """A store, an archive and a vault in one folder."""

    folder: Path
    vault: Vault
    archive: Archive
    store: Store

    @classmethod
    def make(cls, folder: Path, *, migrated: bool = False) -> "Home":
        """A new home; of a folder that has a vault, that one opened.

        Its database is copied from one that was migrated once, unless ``migrated``.
        """
        there = (folder / "vault").exists()
        vault = Vault.open(folder / "vault") if there else Vault.create(folder / "vault")
        address = folder / ADDRESS
        if SERVER is not None and not address.exists():
            address.write_text(SERVER.empty() if migrated else SERVER.blank())
        if not address.exists() and not migrated and not (folder / "waybillwatch.db").exists():
            (folder / "waybillwatch.db").write_bytes(blank())
        store = Store.open(
            address_of(folder),
            backups=folder / "backups",
            token_key=vault.tokens.key_id,
        )
        return cls(folder, vault, Archive(folder / "archive", vault), store)

    def lose_database(self) -> "Home":
        """Lose the tables and all in them; the home with new ones."""
        self.store.close()
        for path in (*self.folder.glob("waybillwatch.db*"), *self.folder.glob(ADDRESS)):
            path.unlink()
        return Home.make(self.folder)

    def begin(self, *records: VisitRecord, simulated: bool = True) -> str:
        """Plan the sweep some records belong to."""
        visits = tuple(record.finished.visit for record in records)
        drawn = SweepPlan(visits[0].sweep, visits[0].at, simulated, visits)
        self.archive.write_plan(drawn)
        self.store.begin_sweep(drawn, started=WALL)
        return drawn.key

    def commit(self, record: VisitRecord, holder: str = "me") -> None:
        """Claim one visit's kind, seal the record and write it."""
        visit = record.finished.visit
        self.store.claim(visit.sweep, visit.kind, holder=holder, now=WALL, lease=LEASE, gone=nobody)
        self.store.commit(record, self.archive.write(record), holder=holder)

    def live(self, *records: VisitRecord) -> None:
        """One sweep from its plan to its end, the visits committed in the order given."""
        key = self.begin(*records)
        for record in records:
            self.commit(record)
        self.store.finish_sweep(key, finished=WALL)

    def lines(self) -> list[str]:
        """The canonical history."""
        with self.store.reading() as connection:
            return [json.dumps(line, ensure_ascii=False) for line in dump(connection)]


def reader(records: Iterable[VisitRecord]):  # noqa: ANN201  (a callable a reread takes)
    """Reads a visit from the archive as it was read the first time."""
    known: dict[Natural, VisitRecord] = {}
    for record in records:
        visit = record.finished.visit
        known[visit.sweep, visit.kind, visit.subject] = record

    def read(finished: FinishedVisit, recall: Recall | None = None) -> VisitRecord:
        visit = finished.visit
        record = known[visit.sweep, visit.kind, visit.subject]
        assert finished.attempts == record.finished.attempts
        return record

    return read
