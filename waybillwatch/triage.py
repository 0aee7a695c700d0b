"""Triage: what a hit, a link, a page and a site are, each with the reasons.

A score is the evidence for a seller above that against it, a plain sum of weighted figures
(for a page its log-odds). Above one threshold and below another we are sure; between them a
person decides. The page's weights are in ``weights``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waybillwatch.cues import Cue
from waybillwatch.evidence import Cues, cues_of, features, offers_in, plain
from waybillwatch.hits import judge_hit, judge_link_site
from waybillwatch.links import judge_link
from waybillwatch.listings import Listing
from waybillwatch.pii import Redacted
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement
from waybillwatch.verdicts import reason, verdict
from waybillwatch.weights import WEIGHTS

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

_TELLING = 0.15
"""A figure that moves the score by less is not among the reasons."""


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
            parts.append((part, reason(name, part, shown.get(name, ()))))
    parts.sort(key=lambda pair: -abs(pair[0]))
    return verdict(score, cues, (said for _, said in parts), (SURE_SELLER, SURE_NOT))


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
