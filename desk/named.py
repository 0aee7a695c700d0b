"""The sites a person says a report named; one given by address is tracked from now on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desk.naming import find_site
from waybillwatch.errors import UnknownName
from waybillwatch.sites import Origin, Site, SiteKey, normalise_url, site_key

if TYPE_CHECKING:
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """What a person's words come to; nothing is written by finding out."""

    known: tuple[Site, ...] = ()
    new: tuple[str, ...] = ()
    """Addresses of sites that are not known yet."""

    @property
    def keys(self) -> tuple[SiteKey, ...]:
        """The sites, those that are to be added among them."""
        return tuple(dict.fromkeys([*(site.key for site in self.known), *map(site_key, self.new)]))


def said_sites(store: Store, texts: Iterable[str]) -> Said:
    """Whom some names, keys and addresses mean. Raises UnknownName, BadUrl."""
    known: dict[SiteKey, Site] = {}
    new: dict[str, None] = {}
    for text in texts:
        try:
            site = find_site(store, text)
        except UnknownName:
            if "://" not in text:
                raise
            new[normalise_url(text)] = None
        else:
            known[site.key] = site
    return Said(tuple(known.values()), tuple(new))


def add_new(store: Store, said: Said) -> None:
    """Track the sites that were given by address."""
    for address in said.new:
        store.add_site(
            address, origin=Origin.EXPOSURE, detail="named by a report", now=datetime.now(UTC)
        )
