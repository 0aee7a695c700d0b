"""One home opened: its configuration, vault, archive and store together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk.config import Config, find_home, load
from waybillwatch.errors import NotReady

if TYPE_CHECKING:
    from storage.archive import Archive
    from storage.store import Store
    from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class House:
    """An opened home. ``vault`` and ``archive`` are opened when they are first asked for."""

    config: Config
    store: Store

    @property
    def vault(self) -> Vault:
        """The keys. Raises KeyMissing or KeyUnusable."""
        from storage.vault import Vault  # noqa: PLC0415  (reading tables needs no cryptography)

        return Vault.open(self.config.vault)

    @property
    def archive(self) -> Archive:
        """The sealed segments."""
        from storage.archive import Archive  # noqa: PLC0415  (likewise)

        return Archive(self.config.archive, self.vault)


def config_of(home: Path | None) -> Config:
    """The configuration of the home a command was given. Raises BadConfig."""
    return load(find_home(home))


@contextmanager
def opened(home: Path | None) -> Iterator[House]:
    """Open a home's store, upgraded if it is older.

    Raises NotReady where ``init`` has not been run, NewerDatabase, BadConfig.
    """
    config = config_of(home)
    if not config.vault.exists():
        raise NotReady(
            f"{config.home} is no home of waybillwatch yet: run waybillwatch init"
            f"{'' if home is None else f' --home {home}'}"
        )
    from storage.store import Store  # noqa: PLC0415  (--help need not load SQLAlchemy)
    from storage.vault import Vault  # noqa: PLC0415

    tokens = Vault.open(config.vault, sealing_only=True).tokens
    store = Store.open(config.database, backups=config.backups, token_key=tokens.key_id)
    try:
        yield House(config, store)
    finally:
        store.close()
