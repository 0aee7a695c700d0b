"""What triage learns from: labelled pages, the fixture webs' front and inner pages, short texts.

Of ``fixtures/pages`` the part "dev" alone, pages that are online and that no board's reader takes
apart by their writers. Closed and parked pages are judged by their standing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.labelled import labelled_pages
from benchmarks.triage_texts import texts
from fixtures.hosts import read_host
from fixtures.labels import town_rows
from pipelines.extract import found_on, frame_blocks, own_blocks
from pipelines.page import read_page
from pipelines.redact import redact
from pipelines.view import view_of
from waybillwatch.captures import Capture, Digest, Purpose
from waybillwatch.sweeps import Standing
from waybillwatch.traits import traits

FIXTURES = Path(__file__).parent.parent / "fixtures"
WEBS = (FIXTURES / "web", FIXTURES / "town" / "web")
WEEKS = (1, 2, 3, 5, 8)
"""Weeks in which the fixture webs' front pages are read."""
OK = 200
AT = datetime(2012, 11, 5, tzinfo=UTC)
_LESS = 0.5
"""What a short text, or all front pages of a site together, count beside a page."""
_NO_HOME = ("404", "captcha")


@dataclass(frozen=True, slots=True)
class Example:
    """One page, as its figures and its own voice."""

    name: str
    source: str
    """page, town or text."""
    kind: str
    site: str
    """Pages of one site are never in two folds."""
    seller: bool
    fake_orders: bool
    personal_data: bool
    figures: Mapping[str, float]
    text: str
    weight: float = 1.0

    @property
    def whole(self) -> bool:
        """Whether it is a labelled page."""
        return self.source == "page"

    @property
    def group(self) -> str:
        """What counts as one author's habit: a site, or a kind of pages."""
        return self.site if self.source == "town" else f"{self.source} {self.kind}"


def examples() -> list[Example]:
    """Everything, with its weight."""
    found = [*_labelled(), *_fronts(), *_inner(), *_texts()]
    sites = Counter(one.site for one in found)
    return [
        one if one.whole else replace(one, weight=_LESS / sites[one.site] ** 0.5) for one in found
    ]


def _read(
    body: bytes, content_type: str | None, url: str
) -> tuple[Mapping[str, float], str] | None:
    """Figures and own voice; None of a board's page, which is judged by its posts."""
    page = read_page(body, content_type=content_type, url=url)
    redacted = redact(page, capture=Digest.of(body), tokens=None)
    if redacted.layout.posts:
        return None
    view = view_of(redacted)
    listing = found_on(view, Capture(url, AT, Purpose.FRONT, OK, (), body))
    sheet = traits(list(own_blocks(view)), list(frame_blocks(view)), listing)
    return sheet.figures, sheet.text


def _labelled() -> Iterator[Example]:
    for page in labelled_pages():
        label = page.label
        if page.part != "dev" or label["page_state"] != "online":
            continue
        read = _read(page.body, page.entry.content_type, page.entry.url)
        if read is not None:
            seller, data = bool(label["is_seller"]), _sells_data(label)
            yield Example(
                label["file"], "page", label["kind"], label["file"], seller,
                seller and label["kind"] not in _DEALERS, data, *read,
            )  # fmt: skip


_DEALERS = {"dealer"}
"""Kinds of labelled pages, and of texts, that sell the data on waybills and nothing else."""


def _sells_data(label: Mapping[str, Any]) -> bool:
    """Whether a seller offers or prices the name, phone or address of a parcel's party."""
    offered = any(claim["polarity"] == "contains" for claim in label["pii_claims"])
    priced = any(tier["data_fields"] for tier in label["price_tiers"])
    return bool(label["is_seller"]) and (label["kind"] in _DEALERS or offered or priced)


def _fronts() -> Iterator[Example]:
    """The front pages of sites that sell in a week, and of those that never do."""
    hosts = {
        folder.name: read_host(folder)
        for web in WEBS
        for folder in web.iterdir()
        if folder.is_dir()
    }
    seen: set[tuple[str, bytes]] = set()
    for row in town_rows():
        sells = row.get("standing") == Standing.SELLING
        if row.get("tracked", True) and not (sells and row.get("week") in WEEKS):
            continue
        week = row.get("week", WEEKS[0])
        host = hosts.get(row["site"])
        answer = host.answer(week, "/", {}) if host else None
        if answer is None or answer.status != OK or (row["site"], answer.body) in seen:
            continue
        seen.add((row["site"], answer.body))
        read = _read(answer.body, answer.content_type, f"http://{row['site']}/")
        if read is not None:
            data = sells and any(tier["includes"] for tier in row["tiers"])
            yield Example(
                row["site"], "town", "seller" if sells else "other", row["site"], sells, sells,
                data, *read,
            )  # fmt: skip


def _inner() -> Iterator[Example]:
    """The inner pages of sites that never sell."""
    never = {row["site"] for row in town_rows() if not row.get("tracked", True)}
    for web in WEBS:
        for path in sorted(web.rglob("*.html")):
            site = path.relative_to(web).parts[0]
            if site not in never or site.startswith(("search.", "tieba.")):
                continue
            if not path.name.startswith(_NO_HOME):
                read = _read(path.read_bytes(), None, f"http://{site}/{path.name}")
                if read is not None:
                    name = f"{site}/{path.name}"
                    yield Example(
                        name, "town", "other", site,
                        seller=False, fake_orders=False, personal_data=False,
                        figures=read[0], text=read[1],
                    )  # fmt: skip


def _texts() -> Iterator[Example]:
    for text in texts():
        read = _read(text.body, None, "http://x.example/")
        if read is not None:
            dealer = text.seller and text.kind in _DEALERS
            yield Example(
                text.name, "text", text.kind, text.name, text.seller,
                text.seller and not dealer, dealer, *read,
            )  # fmt: skip
