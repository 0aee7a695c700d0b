"""Reads the links of a page: enough to find what a visit asks for next. Pure.

What a page says is read in the pipelines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin

from w3lib.url import safe_url_string

from crawler.tags import Tag, tags, without_tags
from waybillwatch.errors import BadUrl
from waybillwatch.sites import normalise_url

MOST_LINKS = 2_000
"""Links of a page that are read; a visit asks for far fewer."""
_REFRESH = re.compile(r"\s*(\d{1,4})\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s]+)", re.IGNORECASE)
SOONEST_REFRESH = 5
"""Seconds up to which a meta refresh is a redirect and not a page that renews itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the page shows it."""

    url: str
    """Absolute and normalised."""
    text: str
    """Its words, one blank between them; the alternative text of its image where it has none."""


@dataclass(slots=True)
class _Anchor:
    href: str
    words: list[str] = field(default_factory=list)
    spare: list[str] = field(default_factory=list)
    """What stands in for the words: a title, the alternative text of an image."""

    def link(self, base: str, encoding: str) -> Link | None:
        text = " ".join("".join(self.words).split()) or " ".join(" ".join(self.spare).split())
        try:
            url = safe_url_string(urljoin(base, self.href.strip()), encoding)
            return Link(normalise_url(url), text)
        except (BadUrl, ValueError):  # javascript:, mailto:, or an address that is none
            return None


def read_links(text: str, base: str, encoding: str = "utf-8") -> tuple[Link, ...]:
    """Every link of a page in page order, as often as it stands there.

    ``base`` is the page's address; a ``<base href>`` in the page goes before it.
    ``encoding`` is the page's: a query is sent in it, as browsers do. Links in comments and
    scripts are not links. Never raises.
    """
    found: list[_Anchor] = []
    open_anchor: _Anchor | None = None
    read_to = 0
    for tag in tags(text):
        if len(found) > MOST_LINKS:
            break
        if open_anchor is not None:
            open_anchor.words.append(unescape(without_tags(text[read_to : tag.start])) + " ")
        read_to = tag.end
        if tag.name == "base" and "href" in tag.attributes:
            base = _joined(base, tag.attributes["href"])
        elif tag.name in {"a", "/a", "area"}:
            open_anchor = None
            if tag.attributes.get("href"):
                anchor = _Anchor(tag.attributes["href"], spare=_spare(tag))
                found.append(anchor)
                open_anchor = anchor if tag.name == "a" else None
        elif tag.name == "img" and open_anchor is not None:
            open_anchor.spare += _spare(tag)
    links = (anchor.link(base, encoding) for anchor in found[:MOST_LINKS])
    return tuple(link for link in links if link is not None)


def refresh_target(text: str, base: str) -> str | None:
    """Where a page sends its reader on at once by meta refresh, or None."""
    for tag in tags(text):
        if tag.name == "meta" and tag.attributes.get("http-equiv", "").lower() == "refresh":
            match = _REFRESH.match(tag.attributes.get("content", ""))
            if match and int(match[1]) <= SOONEST_REFRESH:
                link = _Anchor(match[2]).link(base, "utf-8")
                return link.url if link else None
        if tag.name == "body":
            return None
    return None


def _spare(tag: Tag) -> list[str]:
    return [tag.attributes[key] for key in ("title", "alt") if tag.attributes.get(key)]


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:  # a base that is no address changes nothing
        return base
