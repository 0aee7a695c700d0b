"""Personal data out of a page: masked in the text, kept as sightings. The last to see it in clear.

Every recogniser reads the folded shadow of the text, and what it finds is led back to its
place. Masking keeps the length in code points, so spans hold for raw and redacted alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.blocks import Block, BlockKind, Layout, Link, Span
from pipelines.findings import Finding, Whose, mask, without_overlaps
from pipelines.page import Page
from pipelines.parties import find_parties
from pipelines.shadow import Shadow
from pipelines.urls import redact_url
from waybillwatch.captures import Digest
from waybillwatch.pii import PiiKind, Redacted, Sighting, Tokens
from waybillwatch.quotes import Quote

__all__ = ["RedactedPage", "redact", "redact_text", "redact_url"]


@dataclass(frozen=True, slots=True)
class RedactedPage:
    """A page that may be read, stored and shown."""

    text: Redacted
    """The canonical text, masked; the trader's own handles stand in it in clear."""
    layout: Layout
    """Its addresses are masked too."""
    sightings: tuple[Sighting, ...]
    """In page order."""
    capture: Digest


def _masked(text: str, shadow: Shadow, findings: list[Finding]) -> tuple[str, list[Span]]:
    """The text with every finding masked, and where each lies in it."""
    parts: list[str] = []
    spans: list[Span] = []
    place = 0
    for finding in findings:
        start, end = shadow.folded.span(*finding.span)
        kept = finding.span[0] + finding.keep
        keep = shadow.folded.span(finding.span[0], kept)[1] - start
        parts += (text[place:start], mask(finding.kind, text[start:end], keep))
        spans.append((start, end))
        place = end
    return "".join((*parts, text[place:])), spans


def _clear(finding: Finding, shadow: Shadow, original: str) -> str:
    """The value as ``read --reveal`` shows it: numbers folded, words as they stand."""
    if finding.kind in {PiiKind.NAME, PiiKind.ADDRESS}:
        return original
    return shadow.text[slice(*finding.span)]


def _users(shadow: Shadow) -> Iterator[Finding]:
    """The users of a board: no parties of a parcel, and people all the same."""
    for span in shadow.layout.user_names:
        yield Finding(PiiKind.NAME, shadow.span(span), Whose.BYSTANDER, "")


def _redact(
    text: str, layout: Layout, capture: Digest, tokens: Tokens | None, *, reveal: bool
) -> tuple[str, tuple[Sighting, ...]]:
    shadow = Shadow.of(text, layout)
    findings = find_parties(shadow)
    if layout.user_names:
        findings = without_overlaps((*_users(shadow), *findings), len(shadow.text))
    masked, spans = _masked(text, shadow, findings)
    sightings: list[Sighting] = []
    for finding, (start, end) in zip(findings, spans, strict=True):
        if finding.whose is not Whose.PARTY:
            continue
        exact = masked[start:end]
        sightings.append(
            Sighting(
                finding.kind,
                finding.field,
                exact,
                tokens.of(finding.kind, finding.value) if tokens else None,
                Quote(exact, ((start, end),), capture),
                finding.courier,
                finding.grade,
                _clear(finding, shadow, text[start:end]) if reveal else None,
            )
        )
    return masked, tuple(sightings)


def _redacted(link: Link) -> Link:
    url = redact_url(link.url)
    return link if url == link.url else replace(link, url=url)


def redact(
    page: Page, *, capture: Digest, tokens: Tokens | None, reveal: bool = False
) -> RedactedPage:
    """Mask a page. ``reveal`` keeps each value in ``Sighting.clear``, for ``read --reveal``.

    Masked are parcel parties' phones (the first three digits stay), names (the first
    character), addresses (province and city), id numbers (all) and waybill numbers (the
    first four), and phones of people who are no parties and the names of a board's users,
    without a sighting.
    """
    text, sightings = _redact(page.text, page.layout, capture, tokens, reveal=reveal)
    links = tuple(map(_redacted, page.layout.links))
    refresh = redact_url(page.layout.refresh) if page.layout.refresh else None
    layout = replace(page.layout, links=links, refresh=refresh)
    return RedactedPage(Redacted(text), layout, sightings, capture)


def redact_text(text: str) -> Redacted:
    """Mask a line of text: a title, a snippet, an error's detail."""
    layout = Layout(blocks=(Block(BlockKind.PARAGRAPH, (0, len(text))),))
    masked, _ = _redact(text, layout, Digest.of(b""), None, reveal=False)
    return Redacted(masked)
