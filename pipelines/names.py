"""Names, and only with evidence: a label, a header, or a phone and an address beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipelines.blocks import Span
from pipelines.naming import name_at, reads_as_name
from pipelines.phones import MOBILE
from pipelines.seek import Sought
from pipelines.shadow import Shadow, any_within
from waybillwatch.people import LOOSE_NAME_LABEL, NAME_LABEL, PARTY, TITLE, TRADER

_GAP = re.compile(r"(?:\((?:必填|收|寄)\))?[\"']?(?:\s*[:=]\s*[\"']?|\s+)")
_BEHIND = re.compile(
    r"(?:\s*(?:[,;/|:]|-{1,6})\s*|\s+|\s*\()?(?:电话|手机|tel|mobile)?[:\s]*$", re.IGNORECASE
)
_LABEL = Sought(
    NAME_LABEL,
    core=re.compile(
        "[收寄发姓买真卖客顾会签rRcCsSxX](?=[件货信方:名家]|收人|实姓|家姓|[户客员]姓|[eEoOhHiI][cCnNiIoO])"
    ),
)
_LOOSE_LABEL = Sought(
    LOOSE_NAME_LABEL,
    core=re.compile("[联nNxX](?=系人|[aA][mM][eE]|[mM])"),
    back=len("contact_"),
)
_PARTY_COLUMN = re.compile("[收寄发][件货]?")
"""Over a column it means the person, with or without a phone."""
_REACH = 80
"""Characters before a loose label within which a party must be spoken of."""
_HONORIFIC = 4
"""Characters that may stand behind a name at the end of its line."""
_CELL = 16
"""Characters of a cell that holds a name and no more."""
_BESIDE = 14
"""Characters between a phone or an address and the name that goes with it."""


def _behind_label(shadow: Shadow, label: re.Match[str], *, loose: bool) -> Span | None:
    text = shadow.text
    gap = _GAP.match(text, label.end())
    if gap is None:
        # 收件人张三, with nothing between: only where the line holds no more than that, or where
        # a number follows at once.
        span = name_at(text, label.end(), strict=True)
        if span is None:
            return None
        low, high = shadow.line(*label.span())
        alone = high - span[1] <= _HONORIFIC and label.start() - low <= 1
        return span if alone or text[span[1] : span[1] + 1].isdigit() else None
    firm = ":" in gap.group() or "=" in gap.group()
    return name_at(text, gap.end(), strict=loose or not firm)


def labelled_names(shadow: Shadow) -> Iterator[Span]:
    """Names behind a party's label, on its line or first thing on the next."""
    for label in _LABEL.finditer(shadow.text):
        if span := _behind_label(shadow, label, loose=False):
            yield span


def loosely_labelled_names(
    shadow: Shadow, theirs: Sequence[int], addresses: Sequence[int]
) -> Iterator[Span]:
    """Names behind 联系人 or a key like ``name``.

    A party was spoken of shortly before, or an address goes with it: for 联系人 a party's.
    ``theirs`` and ``addresses`` are the sorted starts of parties' and of all addresses.
    """
    for label in _LOOSE_LABEL.finditer(shadow.text):
        spoken_of = PARTY.search(shadow.text, max(0, label.start() - _REACH), label.start())
        span = _behind_label(shadow, label, loose=True)
        if not label.group().isascii() and TRADER.search(
            shadow.text[slice(*shadow.line(*span))] if span else ""
        ):
            continue
        known = addresses if label.group().isascii() else theirs
        if span and (spoken_of or any_within(known, *shadow.scope(span))):
            yield span


def celled_names(shadow: Shadow) -> Iterator[Span]:
    """Names in cells that a header or a row's label calls so."""
    for cell, label in shadow.cells().short(_CELL):
        if label and (NAME_LABEL.search(label) or _PARTY_COLUMN.fullmatch(label.strip())):
            strict = NAME_LABEL.fullmatch(label.strip()) is None
            span = name_at(shadow.text, cell[0], strict=strict)
            if span and (span[1] >= cell[1] - 4 or MOBILE.search(shadow.text[span[1] : cell[1]])):
                yield span


def names_beside(shadow: Shadow, phone: Span, addresses: Sequence[Span]) -> Iterator[Span]:
    """The name in a triple: before or behind a phone on a line that holds an address."""
    low, high = shadow.line(*phone)
    text = shadow.text
    here = bisect_left(addresses, phone)
    near = [span for span in addresses[max(0, here - 1) : here + 1] if low <= span[0] < high]
    if not near:
        return
    edges = [phone, *near]
    for start, end in edges:
        head = text[max(low, start - _BESIDE) : start]
        lead = _BEHIND.search(head)
        stem = head[: lead.start()] if lead else head
        honorific = re.search(r"\s*(?:先生|女士|小姐|太太|\(?收\)?)$", stem)
        stem = stem[: honorific.start()] if honorific else stem
        if word := re.search(r"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})$", stem):
            at = max(low, start - _BESIDE) + word.start(1)
            if reads_as_name(word[1], strict=True) and not TITLE.search(word[1]):
                yield at, at + len(word[1])
        gap = re.compile(r"[\s,;/|()\-:]*").match(text, end, high)
        behind = name_at(text, gap.end() if gap else end, strict=True)
        if behind and behind[1] <= high:
            yield behind
