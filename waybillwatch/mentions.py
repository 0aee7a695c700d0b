"""Which sites an article names: known ones by what they are called, others by how they are called.

A known name counts wherever it stands as a word of its own; one that is also a word of the trade
(单号大厅, 空包网) only where the text calls it a site or lists it with others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from waybillwatch.callings import Calling, Span, callings, is_quoted, rows
from waybillwatch.kinds import Kind
from waybillwatch.lexicon import LISTS
from waybillwatch.sites import SiteKey


@dataclass(frozen=True, slots=True)
class KnownSite:
    """A site an article may name."""

    key: SiteKey
    names: frozenset[str]
    """All that it is or was called, folded and in lower case; its key and host among them."""
    first_seen: datetime

    @property
    def is_board(self) -> bool:
        """Whether it is a board on a shared host."""
        return "/" in self.key


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in one sentence of a folded text."""

    name: str
    span: Span
    how: Calling | None
    """How the text calls it; None where it is known by its name alone."""
    sites: tuple[KnownSite, ...]
    """Whose name it is: none where it is not known, several where it is not told whose."""


Names = Mapping[str, tuple[KnownSite, ...]]

_BOARD_BEFORE = re.compile(r"(?:贴吧|帖吧|百度吧)(?:里|上|中|的|内|名为|叫)*[“\"「『《]?$")
_BOARD_AFTER = re.compile(r"^[”\"」』》]?[((]?(?:的|这个)?(?:百度)?贴吧")
_NEAR = 8
_AFTER_NET = frozenset("站络页址店友购")
"""Behind a name that ends with 网 these make another word of it: 空包网站, 飞单网页."""
_VERBS = frozenset("买卖查要用发收刷弄搞")
"""Before a name that ends with 吧 these make a proposal of it: 买单号吧."""
_KINDS_OF_SITE = re.compile(r"(?:网|大厅|平台)$")


def known_names(sites: Iterable[KnownSite]) -> Names:
    """Sites by each of their names."""
    found: dict[str, tuple[KnownSite, ...]] = {}
    for site in sites:
        for name in site.names:
            found[name] = (*found.get(name, ()), site)
    return found


def mentions(sentence: str, names: Names) -> tuple[Mention, ...]:
    """The names in a folded sentence, in order; of two that overlap the longer."""
    called = {one.span: one.how for one in callings(sentence)}
    spans: dict[Span, Calling | None] = dict(called)
    for span in _known(sentence, names):
        spans.setdefault(span, Calling.CALLED if is_quoted(sentence, span) else None)
    for row in rows(sentence):
        items = [span for span in (_within(span, spans, sentence) for span in row.items) if span]
        sure = [span for span in items if _is_name(sentence, span, spans, names)]
        if row.of_sites or len(sure) > 1 or (sure and is_quoted(sentence, items[0])):
            for span in items:
                if spans.get(span) in {None, Calling.LOOKS}:
                    spans[span] = Calling.LISTED
    kept = [
        span
        for span in _apart(spans, sentence, names)
        if spans[span] is not None or not _is_generic(sentence[slice(*span)].lower())
    ]
    return tuple(_mention(sentence, span, spans[span], names) for span in kept)


def _mention(sentence: str, span: Span, how: Calling | None, names: Names) -> Mention:
    name = sentence[slice(*span)]
    sites = names.get(_plain(name), ())
    near = _BOARD_BEFORE.search(sentence[max(0, span[0] - _NEAR) : span[0]])
    board = near is not None or _BOARD_AFTER.match(sentence[span[1] :]) is not None
    fitting = tuple(site for site in sites if site.is_board == board)
    return Mention(name, span, how, fitting or sites)


def _plain(name: str) -> str:
    """A name as known ones are written; of an address its host."""
    host = re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", name.lower())
    return "".join(host.split())


def _known(sentence: str, names: Names) -> Iterator[Span]:
    """Where known names stand as words of their own."""
    lower = sentence.lower()
    for name in names:
        place = lower.find(name)
        while place >= 0:
            end = place + len(name)
            if _stands_alone(lower, place, end):
                yield place, end
            place = lower.find(name, place + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if _is_latin(text[start]) and (_is_latin(before) or before in {".", "-", "@"}):
        return False
    if _is_latin(text[end - 1]) and (_is_latin(after) or re.match(r"[.\-]\w", text[end : end + 2])):
        return False
    if text[end - 1] == "吧" and before in _VERBS:
        return False
    return not (text[end - 1] == "网" and after in _AFTER_NET)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _within(span: Span, spans: Mapping[Span, object], text: str) -> Span | None:
    """An item of a row: the known or called name at its end, if there is one; else as it is."""
    start, end = span
    inner = [one for one in spans if start <= one[0] and one[1] <= end]
    if inner:
        return max(inner, key=lambda one: (one[1], one[1] - one[0]))
    return span if end - start <= len("单号批发总汇网站") and text[start:end].strip() else None


def _is_name(text: str, span: Span, spans: Mapping[Span, Calling | None], names: Names) -> bool:
    if spans.get(span) in {Calling.CALLED, Calling.ADDRESS}:
        return True
    name = _plain(text[slice(*span)])
    return name in names and not _is_generic(name)


def _is_generic(name: str) -> bool:
    """Whether a name is a word of the trade, with or without 网 or 大厅 behind it."""
    return bool({name, _KINDS_OF_SITE.sub("", name)} & _goods())


@cache
def _goods() -> frozenset[str]:
    return frozenset(word.text for words in LISTS for word in words if word.kind is Kind.GOODS)


def _apart(spans: Mapping[Span, Calling | None], sentence: str, names: Names) -> Sequence[Span]:
    """Spans that do not overlap: known names before others, then the longer ones."""
    ranked = sorted(
        spans,
        key=lambda span: (
            _plain(sentence[slice(*span)]) not in names,
            span[0] - span[1],
            span[0],
        ),
    )
    kept: list[Span] = []
    for span in ranked:
        if all(span[1] <= one[0] or one[1] <= span[0] for one in kept):
            kept.append(span)
    return sorted(kept)
