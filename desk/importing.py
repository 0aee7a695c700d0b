"""An article read and what it proposes: publisher, day, and the sites it names.

Nothing is written here but by ``record``, which a person has said yes to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desk.named import Said, add_new
from desk.reading import Source
from pipelines.page import read_page
from pipelines.redact import redact
from storage.history import every_name
from storage.sources import keep_source
from storage.vault import Vault
from waybillwatch.articles import Article, Named, Proposal, read_article
from waybillwatch.captures import Capture
from waybillwatch.errors import BadUrl, InputError
from waybillwatch.exposures import DayBasis, Exposure, ExposureKind
from waybillwatch.mentions import KnownSite
from waybillwatch.sites import Site, SiteKey, SiteKind, SiteStatus, normalise_url
from waybillwatch.text import fold

if TYPE_CHECKING:
    from desk.house import House

_NEVER_EXPOSED = frozenset({SiteKind.PRESS, SiteKind.COURIER})
"""Kinds of site that an article names for another reason."""
_LEAST_LABEL = 4
"""Signs of the shortest first part of a host that is looked for as a name: dh31."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is about to be recorded."""

    kind: ExposureKind
    publisher: str
    day: date | None
    basis: DayBasis
    title: str
    link: str
    named: dict[SiteKey, Named]
    """The sites it names, each with its words; of one a person added there are none."""
    open: tuple[Named, ...]
    """Names of which a person has to say first whose they are."""
    source: Capture
    said: Said = field(default_factory=Said)
    """What a person added."""

    def missing(self) -> str:
        """What has to be said before it can be recorded; empty where nothing has."""
        if not self.publisher:
            return "the text does not say who published it: say it with --publisher"
        if self.day is None:
            return "neither the text nor the address says on which day: say it with --date"
        if not self.named:
            return "it names no site that is known here: say which with --site"
        return ""


def article_of(source: Source) -> tuple[Article, Capture]:
    """A source as an article. Raises InputError where no answer came, UnreadablePage."""
    capture = source.capture
    if capture is None or source.trouble:
        raise InputError(f"{source.name} was not read: {source.trouble or 'no answer came'}")
    page = read_page(capture.body, content_type=capture.header("Content-Type"), url=capture.url)
    redacted = redact(page, capture=capture.digest, tokens=None)
    blocks = [block for block in redacted.layout.blocks if not block.struck]
    return Article(
        url=_link(capture.url),
        title=str(redacted.text[slice(*redacted.layout.title)]),
        text=str(redacted.text),
        lines=tuple(block.span for block in blocks if not block.furniture),
        furniture=tuple(block.span for block in blocks if block.furniture),
    ), capture


def _link(url: str) -> str:
    with suppress(BadUrl):  # a file's: it stands nowhere
        return normalise_url(url)
    return ""


def propose(house: House, source: Source) -> tuple[Proposal, Draft]:
    """What a source proposes, and what would be recorded of it. Raises as ``article_of``."""
    article, capture = article_of(source)
    found = read_article(article, known_sites(house))
    when = found.dateline
    return found, Draft(
        kind=found.kind,
        publisher=found.publisher,
        day=when.day if when else None,
        basis=when.basis if when else DayBasis.PERSON,
        title=found.title,
        link=article.url,
        named={one.sites[0]: one for one in found.known},
        open=found.open,
        source=capture,
    )


def known_sites(house: House) -> Iterator[KnownSite]:
    """The sites an article may name: all that are known but the press, couriers and benign ones."""
    with house.store.reading() as connection:
        names = every_name(connection)
    for site in house.store.sites():
        if site.kind not in _NEVER_EXPOSED and site.status is not SiteStatus.BENIGN:
            called = (*names.get(site.key, ()), *_from_key(site))
            yield KnownSite(site.key, frozenset(map(_plain, called)), site.first_seen)


def _from_key(site: Site) -> tuple[str, ...]:
    """What a key alone makes a name: the host, its first part, a board's own with 吧 behind it."""
    host, board, bar = site.key.partition("/")
    if board:
        return (f"{bar}吧",)
    label = host.partition(".")[0]
    return (host, label) if len(label) >= _LEAST_LABEL else (host,)


def _plain(name: str) -> str:
    return "".join(fold(name).text.lower().split())


def without(draft: Draft, left_out: Iterable[str]) -> Draft:
    """A draft without some names or keys. Raises InputError for one that is not in it."""
    named, still = dict(draft.named), draft.open
    for text in left_out:
        wanted = _plain(text)
        keys = [key for key, one in named.items() if wanted in {key.lower(), _plain(one.name)}]
        if not keys and all(_plain(one.name) != wanted for one in still):
            raise InputError(f"it does not name {text!r}: run it again without that --without")
        for key in keys:
            del named[key]
        still = tuple(one for one in still if _plain(one.name) != wanted)
    return replace(draft, named=named, open=still)


def with_sites(draft: Draft, said: Said) -> Draft:
    """A draft with some sites more, which a person says are meant."""
    names = {site.key: site.name for site in said.known}
    named, still = dict(draft.named), draft.open
    for key in said.keys:
        # A name that was anybody's until now brings its words.
        one = next((name for name in still if key in name.sites), None)
        still = tuple(name for name in still if name is not one)
        called = one or Named(names.get(key, key), None, (), "")
        named.setdefault(key, replace(called, sites=(key,)))
    return replace(draft, named=named, open=still, said=said)


def record(house: House, draft: Draft) -> Exposure:
    """Write a draft down and seal its source. Raises InputError where something is missing."""
    if (missing := draft.missing()) or draft.day is None:
        raise InputError(missing)
    vault = Vault.open(house.config.vault, sealing_only=True)
    source = keep_source(house.config.archive, vault, draft.source.body)
    add_new(house.store, draft.said)
    return house.store.add_exposure(
        kind=draft.kind,
        publisher=draft.publisher,
        day=draft.day,
        title=draft.title,
        link=draft.link,
        sites=draft.named,
        quotes={key: one.quote for key, one in draft.named.items()},
        basis=draft.basis,
        source=source,
    )


def source_of(text: str, house: House) -> Source:
    """What a file or an address holds; an address is asked under the crawler's guard.

    Raises InputError where there is no such file, or it holds several pages.
    """
    if "://" in text:
        from desk.asking import from_url  # noqa: PLC0415  (a file needs no crawler)

        return from_url(normalise_url(text), house.config)
    from desk.reading import from_file  # noqa: PLC0415

    found = list(from_file(Path(text)))
    if len(found) != 1:
        raise InputError(f"{text} holds {len(found)} pages: save the article alone")
    return found[0]
