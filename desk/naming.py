"""Finding the site a person means: by key, by address, or by what it is called."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from waybillwatch.errors import UnknownName
from waybillwatch.sites import Site, site_key
from waybillwatch.text import fold

if TYPE_CHECKING:
    from storage.store import Store


def _folded(text: str) -> str:
    return "".join(fold(text).text.casefold().split())


def find_site(store: Store, text: str) -> Site:
    """The one site a key, an address or a name means; names compare folded (繁 as 简).

    Raises UnknownName with the nearest names, or with the keys where a name is two sites'.
    """
    sites = store.sites()
    wanted = site_key(text) if "://" in text else text.strip()
    exact = [site for site in sites if site.key == wanted]
    if exact:
        return exact[0]
    called = [site for site in sites if _folded(site.name) == _folded(text)]
    if len(called) == 1:
        return called[0]
    if called:
        keys = ", ".join(site.key for site in called)
        raise UnknownName(f"{text!r} is the name of several sites: say which, {keys}")
    names = [name for site in sites for name in (site.key, site.name) if name]
    near = difflib.get_close_matches(text, names, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else "waybillwatch sites lists them"
    raise UnknownName(f"no site is called {text!r}: {hint}")
