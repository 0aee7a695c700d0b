"""A page under assembly: the open elements, and what was met of tables, links and forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from pipelines.blocks import BlockKind, Span
from pipelines.flow import Flow
from pipelines.grids import Part, RawTable
from pipelines.looks import Attributes, Look
from waybillwatch.boards import outer

_NOWHERE = ("javascript:", "#", "data:", "about:", "void(")
"""How links begin that lead nowhere."""
_PLAIN = re.compile(r"/(?:[\w&=%+-]++[/.]?)*+(?:\?[\w&=%+./-]+)?", re.ASCII)
"""A path from the root with nothing in it that must be resolved."""


class Frame:
    """One open element."""

    __slots__ = (
        "attributes", "hidden", "kind", "level", "look", "name", "own_text", "parts", "pre",
        "start", "struck",
    )  # fmt: skip

    def __init__(self, name: str, look: Look, attributes: Attributes, parent: Frame | None) -> None:
        self.name = name
        self.look = look
        self.attributes = attributes
        self.start = 0
        """Where its text begins."""
        self.own_text = False
        """It holds text outside of its children."""
        self.parts: list[Part] | None = None
        """Its children with text; None of none."""
        if parent is None:
            self.kind, self.level = look.kind or BlockKind.PARAGRAPH, look.level
            self.hidden, self.struck, self.pre = look.hidden, look.struck, look.pre
            return
        self.kind = look.kind or parent.kind
        self.level = look.level or parent.level
        """Of a heading, 1 the highest; 0 of anything else."""
        self.hidden = look.hidden or parent.hidden
        self.struck = look.struck or parent.struck
        self.pre = look.pre or parent.pre
        """Its line ends count."""


@dataclass(slots=True)
class Assembly:
    """What was met so far."""

    url: str
    """Where the page stood: links are made absolute by it."""
    flow: Flow = field(default_factory=Flow)
    tables: list[RawTable] = field(default_factory=list)
    """The open ones, outermost first."""
    done_tables: list[RawTable] = field(default_factory=list)
    links: list[tuple[str, Span, bool]] = field(default_factory=list)
    """Where each leads, its words, and whether it is furniture."""
    hidden_names: set[str] = field(default_factory=set)
    """Classes and ids that the page's style sheets hide."""
    title: Span | None = None
    has_password: bool = False
    refresh: str | None = None
    scripts: int = 0
    _root: str | None = None
    """Scheme and host of ``url``; "" where it has none, None before anybody asked."""

    def link(self, target: str | None, span: Span) -> None:
        """Note a link, unless it leads nowhere."""
        address = "".join(target.split()) if target else ""
        if address and not address.lower().startswith(_NOWHERE):
            self.links.append((self.absolute(address), span, self.flow.furniture > 0))

    def absolute(self, address: str) -> str:
        """Where an address leads, made absolute; as it stands where it is none at all."""
        if self._root is None:
            self._root = _root(self.url)
        if self._root and _PLAIN.fullmatch(address):
            return outer(self._root + address) if "/safecheck/" in address else self._root + address
        try:
            return outer(urljoin(self.url, address))
        except ValueError:  # such as http://[ : it leads nowhere, and stays evidence
            return address

    def rebase(self, address: str | None) -> None:
        """A base element moves the address links are counted from."""
        if address:
            self.url, self._root = self.absolute(address.strip()), None


def _root(url: str) -> str:
    """Scheme and host of an address in the form in which they are joined; "" of others."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = parts.scheme in {"http", "https"} and parts.netloc
    return f"{parts.scheme}://{parts.netloc}" if plain else ""
