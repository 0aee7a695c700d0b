"""What a publication proposes to be recorded: who, when, what, and the sites it names with quotes.

Nothing here decides: a person confirms it. Names are looked for in folded text, so that a copy
turned Traditional or damaged by pinyin reads as the original did; a quote is the exact words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from waybillwatch.bylines import kind_of, own_title, publisher
from waybillwatch.callings import Calling
from waybillwatch.datelines import Dateline, dateline
from waybillwatch.errors import BadUrl
from waybillwatch.exposures import ExposureKind
from waybillwatch.fates import moment
from waybillwatch.mentions import KnownSite, Mention, Names, known_names, mentions
from waybillwatch.sites import SiteKey, site_key
from waybillwatch.text import Folded, fold, is_hijacked

_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？]?[”\"」』]?")
_NARROW = re.compile(r"(?<=[^\x00-\x7f])[,?!:;]")
"""Chinese marks that folding made narrow."""
_WIDER = 0xFEE0
_LONGEST = 400
"""Signs of a sentence that are looked at at once."""


@dataclass(frozen=True, slots=True)
class Article:
    """A publication as it was read: redacted text, and which of its lines are its own."""

    url: str
    """Where it stands; empty of a file."""
    title: str
    text: str
    lines: tuple[tuple[int, int], ...]
    """Spans of its own lines, in order."""
    furniture: tuple[tuple[int, int], ...] = ()
    """Spans of what frames it: masthead, menus, foot."""


@dataclass(frozen=True, slots=True)
class Named:
    """One site that an article names."""

    name: str
    """As it is written there, folded."""
    how: Calling | None
    """How the text calls it; None where it is known by its name alone."""
    sites: tuple[SiteKey, ...]
    """Whose name it is: none where it is not known, several where the text does not tell."""
    quote: str
    """The exact words that name it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed to be recorded."""

    kind: ExposureKind
    publisher: str
    """Empty where the text does not say it."""
    dateline: Dateline | None
    title: str
    named: tuple[Named, ...]

    @property
    def known(self) -> tuple[Named, ...]:
        """Those of whom it is told which site they are."""
        return tuple(one for one in self.named if len(one.sites) == 1)

    @property
    def open(self) -> tuple[Named, ...]:
        """Those a person has to say something of first."""
        return tuple(one for one in self.named if len(one.sites) != 1)


def read_article(article: Article, known: Iterable[KnownSite]) -> Proposal:
    """What an article proposes; ``known`` are the sites that may be meant."""
    folded = fold(article.text)
    lines = [_within(folded, span) for span in article.lines]
    own = [folded.text[start:end] for start, end in lines]
    framing = [folded.text[slice(*_within(folded, span))] for span in article.furniture]
    title = fold(article.title)
    by = publisher(title.text, own, framing)
    called = own_title(title.text, own)
    when = dateline(own, article.url, called)
    return Proposal(
        kind=kind_of(called, by),
        publisher=by,
        dateline=when,
        title=_as_published(called, title, article),
        named=tuple(_named(folded, article, lines, known_names(known), when)),
    )


def _as_published(called: str, title: Folded, article: Article) -> str:
    """A folded title in its own spelling; a copy that was damaged stays undamaged."""
    start = title.text.find(called)
    if start < 0 or is_hijacked(article.text):
        return _NARROW.sub(lambda sign: chr(ord(sign.group()) + _WIDER), called)
    return article.title[slice(*title.span(start, start + len(called)))]


def _within(folded: Folded, span: tuple[int, int]) -> tuple[int, int]:
    """A span of the original in the folded text."""
    start, end = span
    return bisect_left(folded.offsets, start), bisect_left(folded.offsets, end)


def _named(
    folded: Folded,
    article: Article,
    lines: Sequence[tuple[int, int]],
    names: Names,
    when: Dateline | None,
) -> Iterator[Named]:
    """Each site or name once, with the first words that name it."""
    found: dict[tuple[str, ...], Named] = {}
    for start, end in _sentences(folded.text, lines):
        for one in mentions(folded.text[start:end], names):
            if one.how is Calling.ADDRESS and not one.sites and _is_own(one.name, article.url):
                continue
            sites = _told_apart(one, when.day if when else None)
            quote = article.text[slice(*folded.span(start, end))].strip()
            found.setdefault(sites or (one.name.lower(),), Named(one.name, one.how, sites, quote))
    known = {one.name.lower() for one in found.values() if one.sites}
    yield from (one for one in found.values() if one.sites or one.name.lower() not in known)


def _is_own(address: str, url: str) -> bool:
    """Whether an address is of the site the article itself stands on."""
    try:
        return site_key(address if "://" in address else f"http://{address}") == site_key(url)
    except BadUrl:  # a file stands nowhere
        return False


def _told_apart(one: Mention, day: date | None) -> tuple[SiteKey, ...]:
    """Whose name it is: of several those that were known when the article appeared."""
    sites = one.sites
    if len(sites) > 1 and day is not None:
        sites = tuple(site for site in sites if site.first_seen < moment(day)) or sites
    return tuple(sorted(site.key for site in sites))


def _sentences(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in lines:
        for found in _SENTENCE.finditer(text, start, end):
            for place in range(found.start(), found.end(), _LONGEST):
                yield place, min(place + _LONGEST, found.end())
