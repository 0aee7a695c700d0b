"""Triage: what a hit, a link, a page and a site are, each with the reasons.

A score is the evidence for a seller above that against it, a plain sum of weighted figures
(for a page its log-odds). Above one threshold and below another we are sure; between them a
person decides. The page's weights are fitted by ``benchmarks/triage_weights.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from waybillwatch.cues import Cue
from waybillwatch.evidence import Cues, cues_of, features, offers_in, plain
from waybillwatch.links import judge_link
from waybillwatch.listings import Listing
from waybillwatch.pii import Redacted
from waybillwatch.search import SearchHit
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement

__all__ = [
    "judge_hit",
    "judge_link",
    "judge_link_site",
    "judge_page",
    "judge_site",
    "offers_in",
]

SURE_SELLER, SURE_NOT = 1.5, -1.5
"""Log-odds beyond which a page's kind is taken as sure."""
SURE_HIT, SURE_NO_HIT = 2.5, -1.5

NAMES: dict[str, str] = {
    Cue.OFFER: "offers goods of the trade",
    Cue.ORDER: "order flow",
    Cue.OWN: "a shop speaks to its customers",
    Cue.USE: "use in fake orders",
    Cue.FOOTPRINT: "a shop program's footprint",
    Cue.PRESS: "press words",
    Cue.COURT: "words of courts, police and regulators",
    Cue.LAW: "words of the law",
    Cue.REPORT: "speaks of the trade from outside",
    Cue.ASKING: "explains or asks",
    Cue.WARNING: "warnings and complaints",
    Cue.TRACKING: "a courier's or look-up tool's words",
    Cue.FREIGHT: "freight words",
    Cue.SAAS: "words of programs and interfaces",
    Cue.SHOP: "other wares",
    Cue.BUYING: "wants to buy",
    Cue.FORUM: "a discussion",
    "title_goods": "goods of the trade in the title",
    "title_offer": "the title offers",
    "title_against": "the title is of another kind",
    "bound_prices": "prices bound to couriers or goods",
    "handles": "handles of its own",
    "prices_and_handles": "prices beside handles",
    "claims": "says what data its numbers carry",
    "disclaimers": "disclaims",
    "goods": "goods of the trade named",
}
"""How the reasons call each figure."""
_AGAINST = (
    Cue.PRESS, Cue.COURT, Cue.LAW, Cue.REPORT, Cue.ASKING, Cue.WARNING, Cue.TRACKING, Cue.FREIGHT,
    Cue.SAAS, Cue.SHOP, Cue.BUYING, Cue.FORUM, "title_against",
)  # fmt: skip
SIGNS: dict[str, int] = {name: -1 if name in _AGAINST else 1 for name in NAMES}
"""Which way a figure may count."""
WEIGHTS: dict[str, float] = {
    "": -1.74,
    "offer": 0.11,
    "order": 0.35,
    "own": 0.06,
    "use": 0.28,
    "press": -0.17,
    "court": -0.56,
    "report": -0.23,
    "asking": -0.08,
    "warning": -0.09,
    "tracking": -0.44,
    "freight": -0.21,
    "saas": -0.58,
    "shop": -0.30,
    "buying": -0.45,
    "title_goods": 0.37,
    "title_offer": 0.25,
    "title_against": -0.83,
    "bound_prices": 0.58,
    "handles": 1.25,
    "prices_and_handles": 0.49,
    "claims": 0.80,
    "disclaimers": 1.11,
    "goods": 0.03,
}
"""Weights of ``evidence.features``, fitted; "" is the score of a page with nothing on it."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a kind of word adds to a hit: the first, each further one, at most."""

    first: float
    more: float
    most: float

    def of(self, count: int) -> float:
        """The score of so many distinct words."""
        if not count:
            return 0.0
        value = self.first + self.more * (count - 1)
        return min(value, self.most) if self.first > 0 else max(value, self.most)


HIT_WEIGHTS: dict[Cue, Weight] = {
    Cue.OFFER: Weight(2.0, 0.5, 3.5),
    Cue.ORDER: Weight(1.0, 0.4, 2.2),
    Cue.USE: Weight(0.4, 0.2, 1.0),
    Cue.PRESS: Weight(-1.5, -1.2, -7.0),
    Cue.COURT: Weight(-1.0, -1.0, -6.0),
    Cue.WARNING: Weight(-0.8, -0.8, -4.0),
    Cue.TRACKING: Weight(-1.0, -1.0, -5.0),
    Cue.FREIGHT: Weight(-0.6, -0.8, -4.0),
    Cue.SAAS: Weight(-0.8, -0.8, -5.0),
    Cue.SHOP: Weight(-0.5, -0.6, -3.0),
    Cue.BUYING: Weight(-2.5, -1.0, -4.0),
    Cue.ASKING: Weight(-0.6, -0.4, -1.5),
}
"""A hit shows a title and a snippet: its few words weigh more than a page's many. By hand."""
_KINDS: tuple[tuple[SiteKind, tuple[Cue, ...]], ...] = (
    (SiteKind.PRESS, (Cue.PRESS, Cue.COURT, Cue.WARNING, Cue.REPORT)),
    (SiteKind.COURIER, (Cue.TRACKING, Cue.FREIGHT)),
    (SiteKind.FORUM, (Cue.BUYING, Cue.FORUM)),
    (SiteKind.UNRELATED, (Cue.SAAS, Cue.SHOP)),
)
_SHOWN = 5
"""Words shown for a reason."""
_TELLING = 0.15
"""A figure that moves the score by less is not among the reasons."""


def _reason(name: str, part: float, words: Iterable[str] = ()) -> str:
    listed = ", ".join(list(words)[:_SHOWN])
    return f"{NAMES[name]} ({part:+.1f})" + (f": {listed}" if listed else "")


def _verdict(
    score: float, cues: Cues, reasons: Iterable[str], sure: tuple[float, float]
) -> Judgement:
    kept, rounded = tuple(reasons), round(score, 2)
    if score >= sure[0]:
        return Judgement(SiteKind.SELLER, sure=True, score=rounded, reasons=kept)
    if score > sure[1]:
        return Judgement(SiteKind.UNSURE, sure=False, score=rounded, reasons=kept)
    against = {
        kind: sum(HIT_WEIGHTS[cue].of(len(cues.of(cue))) for cue in family if cue in HIT_WEIGHTS)
        for kind, family in _KINDS
    }
    kind, worst = min(against.items(), key=lambda pair: pair[1])
    kind = kind if worst < 0 else SiteKind.UNRELATED
    return Judgement(kind, sure=True, score=rounded, reasons=kept)


def _weigh_hit(text: str) -> tuple[float, Cues, list[str]]:
    cues = cues_of(plain(text))
    score, reasons = 0.0, []
    for cue, weight in HIT_WEIGHTS.items():
        if words := cues.of(cue):
            part = weight.of(len(words))
            score += part
            reasons.append(_reason(cue, part, words))
    if not cues.goods:
        score -= 2.0
        reasons.append("none of the trade's goods is named (-2.0)")
    return score, cues, reasons


def judge_hit(hit: SearchHit) -> Judgement:
    """What a search hit's title, snippet and address say of its site."""
    score, cues, reasons = _weigh_hit(f"{hit.title}\n{hit.snippet}\n{urlsplit(hit.url).path}")
    return _verdict(score, cues, reasons, (SURE_HIT, SURE_NO_HIT))


def judge_link_site(text: str, url: str) -> Judgement:
    """What the words of a link to another site say of that site; never sure of it."""
    score, _, reasons = _weigh_hit(f"{text}\n{urlsplit(url).path}")
    return Judgement(SiteKind.UNSURE, sure=False, score=round(score, 2), reasons=tuple(reasons))


def _shown(cues: Cues, listing: Listing) -> Mapping[str, Iterable[str]]:
    """The words that stand behind each figure."""
    shown: dict[str, Iterable[str]] = {str(cue): words for cue, words in cues.words.items()}
    shown["goods"] = cues.of(Cue.GOODS)
    shown["title_goods"] = shown["title_offer"] = shown["title_against"] = (listing.title[:40],)
    shown["bound_prices"] = [
        f"{tier.courier or tier.service} {tier.amount}" for tier in listing.tiers
    ]
    shown["handles"] = [contact.value for contact in listing.contacts]
    shown["claims"] = [claim.quote.exact for claim in listing.claims[:1]]
    shown["disclaimers"] = [one.quote.exact for one in listing.disclaimers[:1]]
    return shown


def judge_page(text: Redacted, listing: Listing) -> Judgement:
    """What a page is, by its words and by what was read off it.

    ``text`` is best given without the page's furniture; the facts of ``listing`` are those
    found before anybody knew whether the page sells. The score is the log-odds of a seller.
    """
    cues, title = cues_of(plain(str(text))), cues_of(plain(listing.title))
    score = WEIGHTS[""]
    parts: list[tuple[float, str]] = []
    shown = _shown(cues, listing)
    for name, value in features(cues, title, listing).items():
        part = WEIGHTS.get(name, 0.0) * value
        score += part
        if abs(part) >= _TELLING:
            parts.append((part, _reason(name, part, shown.get(name, ()))))
    parts.sort(key=lambda pair: -abs(pair[0]))
    return _verdict(score, cues, (reason for _, reason in parts), (SURE_SELLER, SURE_NOT))


def judge_site(judgements: Iterable[Judgement]) -> Judgement:
    """What a site is, by its pages together.

    A page that surely sells makes a seller, unless another is surely the press's; where none
    sells, sure pages of other kinds outvote unsure ones that do not lean towards selling.
    """
    pages = list(judgements)
    if not pages:
        return Judgement(SiteKind.UNSURE, sure=False, score=0.0, reasons=("no page was read",))
    best = max(pages, key=lambda page: page.score)
    worst = min(pages, key=lambda page: page.score)
    if any(page.kind is SiteKind.SELLER for page in pages):
        if worst.kind is not SiteKind.PRESS:
            return best
        reasons = ("its pages disagree", *best.reasons, *worst.reasons)
        return Judgement(SiteKind.UNSURE, sure=False, score=best.score, reasons=reasons)
    if any(page.kind is SiteKind.UNSURE and page.score > 0 for page in pages):
        return Judgement(SiteKind.UNSURE, sure=False, score=best.score, reasons=best.reasons)
    sure = [page for page in pages if page.sure]
    if not sure:
        return best
    counts: dict[SiteKind, int] = {}
    for page in sure:
        counts[page.kind] = counts.get(page.kind, 0) + 1
    kind = max(counts, key=lambda one: (counts[one], one is not SiteKind.UNRELATED))
    chosen = min((page for page in sure if page.kind is kind), key=lambda page: page.score)
    return Judgement(kind, sure=True, score=chosen.score, reasons=chosen.reasons)
