"""Which addresses are one site, and what we know of a site apart from what it says."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NewType
from urllib.parse import urlsplit, urlunsplit

from waybillwatch.boards import bar_of, thread_of
from waybillwatch.errors import BadUrl

if TYPE_CHECKING:
    from tldextract import TLDExtract

SiteKey = NewType("SiteKey", str)
"""A registrable host (``dh31.example``), an IP literal, or a board and the whole name of the
host it shares (``tieba.baidu.com/单号``)."""


class SiteKind(StrEnum):
    """What a site is, as far as triage or a person has said."""

    SELLER = "seller"
    COURIER = "courier"
    """A courier or a tracking look-up tool."""
    FORUM = "forum"
    PRESS = "press"
    UNRELATED = "unrelated"
    UNSURE = "unsure"


class SiteStatus(StrEnum):
    """What is done with a site."""

    TRACKED = "tracked"
    """Visited in every sweep."""
    CANDIDATE = "candidate"
    """Triage is not sure; waits for someone to track or ignore it."""
    IGNORED = "ignored"
    """A person said: not this one."""
    BENIGN = "benign"
    """Triage is sure that it sells no waybill numbers."""


class Origin(StrEnum):
    """How a site came to be known."""

    SEARCH = "search"
    LINK = "link"
    PERSON = "person"
    EXPOSURE = "exposure"


@dataclass(frozen=True, slots=True)
class Site:
    """One site as the store knows it."""

    key: SiteKey
    name: str
    """What people call it: dh31, 淘单114."""
    kind: SiteKind
    status: SiteStatus
    front_url: str
    origin: Origin
    origin_detail: str
    """The query and engine, or the page that linked to it."""
    first_seen: datetime
    judged_by: str
    """``triage`` or ``person``; a person's word is never overruled by triage."""


_REMEMBERED = 4096
"""Hosts whose site is remembered: a site's pages link to each other."""


@cache
def _extractor() -> TLDExtract:
    # The bundled snapshot of the Public Suffix List, never a download: a crawl asks nobody
    # but the sites it is about.
    from tldextract import TLDExtract  # noqa: PLC0415  (0.1 s that --help need not pay)

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def normalise_url(text: str) -> str:
    """An absolute http(s) address in one spelling: lower-case host, a path, no fragment.

    Raises BadUrl on anything else, with what would do.
    """
    stripped = text.strip()
    try:
        parts = urlsplit(stripped)
        port = parts.port
        host = parts.hostname
    except ValueError as error:
        raise BadUrl(f"{stripped!r} is not an address: {error}") from error
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise BadUrl(
            f"{stripped!r} is not an address: write it whole, such as https://site.example/"
        )
    if any(character.isspace() for character in stripped):
        raise BadUrl(f"{stripped!r} is not an address: it holds a blank")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise BadUrl(f"{stripped!r} is not an address: {error}") from error
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        netloc = f"{netloc}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def site_key(url: str) -> SiteKey:
    """The site an address belongs to. Raises BadUrl.

    A list of threads is a board's (``tieba.example/单号``) by its shape alone, on any host: no
    list of hosts has to reach the many who ask, and a board nobody here has heard of needs no
    word of configuration. A thread does not say whose it is: see ``belongs``.
    """
    address = normalise_url(url)
    host = (urlsplit(address).hostname or "").rstrip(".")
    if (bar := bar_of(address)) is not None:
        return SiteKey(f"{host}/{bar}")
    return _registered(host)


@lru_cache(_REMEMBERED)
def _registered(host: str) -> SiteKey:
    """The name that somebody registered, of which a host is a part; an address itself."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return SiteKey(host)
    found = _extractor()(host)
    if found.suffix and found.domain:
        return SiteKey(f"{found.domain}.{found.suffix}")
    return SiteKey(".".join(host.split(".")[-2:]))


def belongs(url: str, site: SiteKey) -> bool:
    """Whether a visit to a site may count an address as its own.

    For a board these are the pages of its list and, since its list is what led there, every
    thread of its host.
    """
    try:
        key = site_key(url)
    except BadUrl:  # no address, no site
        return False
    host, slash, _ = site.partition("/")
    if not slash or key == site:
        return key == site
    return thread_of(url) is not None and urlsplit(normalise_url(url)).hostname == host
