"""Triage: what a hit, a link, a page and a site are, each with the reasons.

A score is the evidence for a seller above that against it, a plain sum of weighted figures
(for a page its calibrated log-odds, by its traits and its n-grams). Above one threshold and
below another we are sure; between them a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waybillwatch.adverts import Advert
from waybillwatch.evidence import offers_in, plain
from waybillwatch.hits import judge_hit, judge_link_site
from waybillwatch.links import judge_link
from waybillwatch.listings import Listing
from waybillwatch.model import Scores, model, probability
from waybillwatch.pii import Redacted
from waybillwatch.reasons import reasons_of
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement
from waybillwatch.traits import Sheet, traits
from waybillwatch.verdicts import verdict

__all__ = [
    "Trades",
    "judge_blocks",
    "judge_hit",
    "judge_link",
    "judge_link_site",
    "judge_page",
    "judge_site",
    "offers_in",
    "trades_of",
]

SURE_SELLER, SURE_NOT = 1.5, -2.0
"""Log-odds beyond which a page's kind is taken as sure; over ten folds one page in a hundred of
those was another thing."""
ADVERT = 0.8
"""The score of a page on which nothing sells but an advertisement: a person sees to it."""


@dataclass(frozen=True, slots=True)
class Trades:
    """How likely a page takes part in each trade, as probabilities."""

    fake_orders: float
    personal_data: float

    def __str__(self) -> str:
        return f"fake orders {self.fake_orders:.0%}, personal data {self.personal_data:.0%}"


def trades_of(blocks: Sequence[str], listing: Listing, frame: Sequence[str] = ()) -> Trades:
    """The two trades, scored apart: numbers for fake orders, and the data on waybills."""
    sheet = traits(blocks, frame, listing)
    return _trades(model().score(sheet.figures, sheet.text))


def _trades(scores: Scores) -> Trades:
    _, fake, data = map(probability, scores.log_odds)
    return Trades(fake, data)


def judge_page(text: Redacted, listing: Listing) -> Judgement:
    """What a page is, by its words and by what was read off it.

    ``text`` is best given without the page's furniture, a line for each block; the facts of
    ``listing`` are those found before anybody knew whether the page sells. The score is the
    log-odds of a seller.
    """
    return judge_blocks(plain(str(text)).split("\n"), listing)


def judge_blocks(blocks: Sequence[str], listing: Listing, frame: Sequence[str] = ()) -> Judgement:
    """``judge_page`` over the page's blocks, and those of its furniture, folded, in lower case."""
    sheet = traits(blocks, frame, listing)
    scores = model().score(sheet.figures, sheet.text)
    score, reasons = scores.log_odds[0], list(reasons_of(sheet, scores, listing))
    if score < ADVERT and sheet.advert is not None and _speaks_out(sheet, sheet.advert):
        score = ADVERT
        reasons.insert(0, f"an advertisement stands among other words: {sheet.advert.words[:60]}")
    if score > SURE_NOT:
        reasons.append(f"takes part in: {_trades(scores)}")
    return verdict(score, sheet.cues, reasons, (SURE_SELLER, SURE_NOT))


def _speaks_out(sheet: Sheet, advert: Advert) -> bool:
    """Whether an advert sells: on a page that asks for goods it must name a price, and sell."""
    asks = sheet.figures["title_wants"] > 0 or sheet.figures["wants"] > 1
    return not asks or (advert.priced and advert.sells)


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
