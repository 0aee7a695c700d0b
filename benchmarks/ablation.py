"""What a family of rules is worth: it is left out, and everything is scored again.

Each family is a few functions of the reader put out of action while a ``without`` block runs,
here and nowhere else: the product knows no such switches. A function is replaced wherever a
loaded module of ours holds it by any name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from pipelines.blocks import Layout
from pipelines.findings import Whose
from pipelines.page import Page
from pipelines.page import read_page as _read_page
from pipelines.passage import forget
from waybillwatch.charsets import Decoded, declared_charset
from waybillwatch.folding import Folded
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.people import PARTY
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement

OURS = ("waybillwatch", "pipelines", "desk", "benchmarks")


@dataclass(frozen=True, slots=True)
class Family:
    """Some rules that belong together."""

    says: str
    """What is done instead."""
    switches: Mapping[str, Any]
    """``module:function`` (or ``module:Class.method``) → what stands in for it."""


def _nothing_found(*_: Any, **__: Any) -> Any:
    from pipelines.running import Found  # noqa: PLC0415  (whichever class is loaded now)

    return Found()


def _first_word_rules(
    view: Any, named: Any, terms: Any, reach: tuple[int, int], *, followed: bool
) -> Stance | None:
    """A negation anywhere in the reach denies, else a word for having offers; none counts twice."""
    del view, named, followed
    kinds = {term.kind for term in terms if reach[0] <= term.start and term.end <= reach[1]}
    if kinds & {Kind.LACKS, Kind.NOT}:
        return Stance.DENIES
    return Stance.OFFERS if Kind.HAS in kinds else None


def _declared_only(body: bytes, content_type: str | None) -> Decoded:
    declared = declared_charset(body, content_type)
    try:
        return Decoded(body.decode(declared or "utf-8", "replace"), declared or "utf-8", declared)
    except LookupError:
        return Decoded(body.decode("utf-8", "replace"), "utf-8", declared)


def _priced_sells(blocks: Any, listing: Any, *_: Any) -> Judgement:
    """Whoever shows a price bound to a courier or goods, and a handle, sells."""
    del blocks
    sells = bool(listing.contacts) and any(one.courier or one.service for one in listing.tiers)
    kind = SiteKind.SELLER if sells else SiteKind.UNRELATED
    return Judgement(kind, sure=True, score=2.0 if sells else -2.0)


def _whose_anywhere(shadow: Any, span: Any, evidence: Any, *, goods: bool) -> Whose:
    del span, goods
    return Whose.PARTY if evidence or PARTY.search(shadow.text) else Whose.TRADER


def _of_other_bytes(change: Callable[[bytes], bytes]) -> Callable[..., Page]:
    """Pages are read as if their bytes were others."""

    def read(body: bytes, **where: Any) -> Page:
        return _read_page(change(body), **where)

    return read


def _of_other_layout(change: Callable[[Layout], Layout]) -> Callable[..., Page]:
    """Pages are read as if their structure were another."""

    def read(body: bytes, **where: Any) -> Page:
        page = _read_page(body, **where)
        return replace(page, layout=change(page.layout))

    return read


_HIDES = re.compile(
    rb"display\s*:\s*none|visibility\s*:\s*hidden|(?<=[\s\"'])hidden(?=[\s>])", re.IGNORECASE
)
_STRUCK = re.compile(rb"(?<=<)(/?)(?:del|strike|s)(?=[\s>])|line-through", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script\s*>", re.IGNORECASE | re.DOTALL)


def _without_furniture(layout: Layout) -> Layout:
    return replace(
        layout,
        blocks=tuple(replace(block, furniture=False) for block in layout.blocks),
        links=tuple(replace(link, furniture=False) for link in layout.links),
    )


FAMILIES: Mapping[str, Family] = {
    "decoding": Family(
        "the declared encoding is believed", {"waybillwatch.charsets:decode": _declared_only}
    ),
    "folding": Family(
        "text is matched as it stands: no NFKC, script, pinyin, look-alikes",
        {"waybillwatch.folding:fold": lambda text: Folded(text, range(len(text) + 1))},
    ),
    "grids": Family(
        "tables, rows of elements and pairs are read line by line",
        {
            "pipelines.tables:read_table": _nothing_found,
            "pipelines.gridcells:read_cells": lambda *_: import_module(
                "pipelines.gridcells"
            ).Cells(),
        },
    ),
    "running-prices": Family(
        "prices outside of grids are not read", {"pipelines.collect:_running": _nothing_found}
    ),
    "headings": Family(
        "headings say nothing of what follows",
        {"pipelines.headed:read_headings": lambda *_: import_module("pipelines.labels").NOTHING},
    ),
    "page-wide": Family(
        "the page's one service and courier are not applied to its prices",
        {
            "pipelines.wide:page_service": lambda _: None,
            "pipelines.wide:page_couriers": lambda _: (),
        },
    ),
    "contents": Family(
        "variants with and without data are not told apart",
        {"pipelines.contents:priced_contents": lambda priced, _: list(priced)},
    ),
    "negators": Family(
        "any negation in the reach denies", {"pipelines.ruling:ruled": _first_word_rules}
    ),
    "windows": Family(
        "a label, an address or a word for a party anywhere on the page makes its phones a party's",
        {
            "pipelines.phones:_judge": _whose_anywhere,
            "pipelines.shadow:Shadow.scope": lambda self, _, lines=0: (
                0,
                len(self.text) + 0 * lines,
            ),
        },
    ),
    "furniture": Family(
        "navigation, footers and asides are read like the rest",
        {"pipelines.page:read_page": _of_other_layout(_without_furniture)},
    ),
    "hidden": Family(
        "what says that it is hidden is read",
        {"pipelines.page:read_page": _of_other_bytes(lambda body: _HIDES.sub(b"", body))},
    ),
    "struck": Family(
        "what is crossed out is read like the rest",
        {"pipelines.page:read_page": _of_other_bytes(lambda body: _STRUCK.sub(rb"\1b", body))},
    ),
    "scripts": Family(
        "scripts are passed over",
        {"pipelines.page:read_page": _of_other_bytes(lambda body: _SCRIPT.sub(b"", body))},
    ),
    "voices": Family(
        "a board's page is read as if one person wrote it",
        {"pipelines.page:read_page": _of_other_layout(lambda layout: replace(layout, posts=()))},
    ),
    "states": Family(
        "closed, parked and suspended are not looked for",
        {"pipelines.states:state_of": lambda *_, **__: None},
    ),
    "weights": Family(
        "whoever shows a bound price and a handle sells",
        {"waybillwatch.triage:judge_blocks": _priced_sells},
    ),
}
"""Every family by the name that ``--without`` takes."""


@contextmanager
def without(name: str) -> Iterator[None]:
    """Leave one family out while the block runs. Raises LookupError on an unknown one.

    What was read off a passage before is forgotten, or it would be read no other way.
    """
    forget()
    try:
        with _replaced(FAMILIES[name].switches):
            yield
    finally:
        forget()


@contextmanager
def _replaced(switches: Mapping[str, Any]) -> Iterator[None]:
    undo: list[Callable[[], None]] = []
    try:
        for place, stand_in in switches.items():
            for holder, key, old in _holders(place):
                setattr(holder, key, stand_in)
                undo.append(lambda holder=holder, key=key, old=old: setattr(holder, key, old))  # type: ignore[misc]
        yield
    finally:
        for each in undo:
            each()


def _holders(place: str) -> list[tuple[Any, str, Any]]:
    """Where a function is held: (module or class, name, the function itself)."""
    module, _, name = place.partition(":")
    owner: Any = import_module(module)
    *classes, last = name.split(".")
    for each in classes:
        owner = getattr(owner, each)
    function = getattr(owner, last)
    if classes:
        return [(owner, last, function)]
    return [
        (loaded, key, function)
        for title, loaded in list(sys.modules.items())
        if title.partition(".")[0] in OURS and title != __name__
        for key, value in list(vars(loaded).items())
        if value is function
    ]
