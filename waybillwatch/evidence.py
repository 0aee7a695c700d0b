"""What the words and the facts of a page count for, as figures that can be weighed.

Each kind of word counts by its distinct words (their binary logarithm, capped), so no page
becomes a seller, or the press, by repetition.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from waybillwatch.cues import Cue, cue_scanner
from waybillwatch.listings import ContactKind, Listing, PriceTier
from waybillwatch.text import fold
from waybillwatch.words import Term

_CLAUSE = re.compile(r"[^,。;!?\n|_]+")
_AGAINST_OFFER = {Cue.DENIAL, Cue.WARNING, Cue.BUYING, Cue.PRESS, Cue.COURT, Cue.SAAS, Cue.TRACKING}
_AGAINST_TITLE = {
    Cue.PRESS, Cue.COURT, Cue.LAW, Cue.WARNING, Cue.REPORT, Cue.ASKING, Cue.TRACKING, Cue.FREIGHT,
    Cue.SAAS, Cue.SHOP,
}  # fmt: skip
COUNTED = tuple(cue for cue in Cue if cue not in {Cue.GOODS, Cue.DENIAL, Cue.TRAP})
"""Kinds of words that count by how many of them there are."""
_MOST = 3.0
"""A kind counts no more than seven distinct words of it."""
_SHOWN = 40
"""Signs of an offering clause that a reason shows."""


def plain(text: str) -> str:
    """Text folded and lower-cased without changing its length."""
    folded = fold(text).text
    lower = folded.lower()
    return lower if len(lower) == len(folded) else folded


def _clauses(text: str) -> Iterator[tuple[int, int, list[Term]]]:
    terms = iter(cue_scanner()(text))
    term = next(terms, None)
    for clause in _CLAUSE.finditer(text):
        inside = []
        while term is not None and term.start < clause.end():
            if term.start >= clause.start():
                inside.append(term)
            term = next(terms, None)
        yield clause.start(), clause.end(), inside


def _offers(terms: list[Term]) -> bool:
    kinds = {term.kind for term in terms}
    return Cue.GOODS in kinds and Cue.OFFER in kinds and not kinds & _AGAINST_OFFER


def offers_in(text: str) -> list[tuple[int, int]]:
    """The clauses of a folded lower-case text that offer goods of the trade, and deny nothing."""
    return [(start, end) for start, end, terms in _clauses(text) if _offers(terms)]


@dataclass(frozen=True, slots=True)
class Cues:
    """The distinct words of each kind in a text; of OFFER the clauses that offer."""

    words: Mapping[Cue, tuple[str, ...]]
    goods: int
    """How often goods of the trade are named."""

    def of(self, cue: Cue) -> tuple[str, ...]:
        """The words of one kind."""
        return self.words.get(cue, ())


def cues_of(text: str) -> Cues:
    """Read the cues of a folded lower-case text."""
    found: dict[Cue, dict[str, None]] = {}
    goods = 0
    for start, end, terms in _clauses(text):
        for term in terms:
            goods += term.kind == Cue.GOODS
            if term.kind != Cue.OFFER:
                found.setdefault(Cue(term.kind), {})[text[term.start : term.end]] = None
        if _offers(terms):
            found.setdefault(Cue.OFFER, {})[text[start:end].strip()[:_SHOWN]] = None
    return Cues({cue: tuple(words) for cue, words in found.items()}, goods)


def much(count: int, most: float = _MOST) -> float:
    """The weight of a number of things: one counts 1, three count 2, seven 3."""
    return min(math.log2(1 + count), most)


def is_bound(tier: PriceTier) -> bool:
    """Whether a price is tied to a courier or to goods of the trade."""
    return tier.courier is not None or tier.service is not None


def features(cues: Cues, title: Cues, listing: Listing) -> dict[str, float]:
    """The figures that ``triage`` weighs; what they are called is what the reasons say.

    ``listing`` holds the facts found before anybody knew whether the page sells. Prices,
    claims and disclaimers count less on a page that speaks like the press or a court: there
    they are quoted.
    """
    said = {cue.value: much(len(cues.of(cue))) for cue in COUNTED}
    quoted = 1 + 0.5 * (said[Cue.PRESS] + said[Cue.COURT])
    outside = 1 + said[Cue.PRESS] + said[Cue.COURT] + said[Cue.REPORT] + said[Cue.ASKING] / 2
    said[Cue.OFFER] /= outside
    bound = sum(1 for tier in listing.tiers if is_bound(tier))
    mail = {ContactKind.EMAIL, ContactKind.PHONE}
    handles = sum(1 for contact in listing.contacts if contact.kind not in mail)
    against = any(title.of(cue) for cue in _AGAINST_TITLE)
    return said | {
        "title_goods": float(bool(title.of(Cue.GOODS))),
        "title_offer": float(bool(title.of(Cue.OFFER) or title.of(Cue.ORDER))),
        "title_against": float(against),
        "bound_prices": much(bound) / quoted,
        "handles": float(min(handles, 2)),
        "prices_and_handles": float(bool(handles and listing.tiers)),
        "claims": float(bool(listing.claims)) / quoted,
        "disclaimers": float(bool(listing.disclaimers)) / quoted,
        "goods": much(cues.goods, 4.0),
    }
