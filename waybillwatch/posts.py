"""Triage of what one writer says on a board: whether it offers goods of the trade.

A post is a line or two where a page has a hundred, so a price or a handle decides, and a word
that turns it round. Weights are by hand.
"""

from __future__ import annotations

import re

from waybillwatch.cues import Cue
from waybillwatch.evidence import Cues, cues_of, is_bound, plain
from waybillwatch.listings import Listing
from waybillwatch.pii import Redacted
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement

SELLS = 0.5
"""The score from which on a writer sells."""
SURE = 1.5
NOTHING = -1.0
"""The score of a post without a word that counts."""

_FOR: tuple[tuple[Cue, float], ...] = ((Cue.OFFER, 1.5), (Cue.ORDER, 0.5), (Cue.OWN, 0.5))
_AGAINST: tuple[tuple[Cue, float], ...] = (
    (Cue.BUYING, -3.0),
    (Cue.WARNING, -2.0),
    (Cue.PRESS, -2.0),
    (Cue.COURT, -2.0),
    (Cue.SAAS, -1.5),
    (Cue.ASKING, -1.0),
    (Cue.REPORT, -1.0),
)
_GOODS = "(?:单号|空包|空单|底单|面单|料)"
_TURNS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    (
        "lets goods go",
        re.compile(
            rf"(?<![\w])(?:长期|低价|便宜|大量)?出(?![了现来去错过])[^,。!\n]{{0,8}}{_GOODS}"
        ),
        1.0,
    ),
    (
        "wants goods",
        re.compile(
            rf"求(?!助)[^,。!\n]{{0,8}}{_GOODS}|(?<![吸接签])收(?![件货到])[^,。!\n]{{0,8}}{_GOODS}"
        ),
        -3.0,
    ),
    ("complains", re.compile(r"骗|上当|黑店|垃圾|跑路|拉黑|别信|小心"), -2.0),
    ("tells what it bought", re.compile(r"买[的过了]|充了|拿[的过]货|我用的"), -2.0),
    ("asks", re.compile(r"[?]|[吗么呢](?:$|[\n,。!])|怎么卖|多少钱|哪里|哪家|谁有|有没有"), -1.0),
    ("haggles", re.compile(r"太贵|便宜点|能便宜|少点"), -1.5),
)
"""What a post does in words that are too common to tell anything of a page."""


def judge_post(text: Redacted, listing: Listing) -> Judgement:
    """What one writer's posts are: a SELLER's, or talk (FORUM), with the reasons.

    ``listing`` holds the facts found in them. A talk is sure where no goods of the trade are
    named at all.
    """
    said = plain(str(text))
    cues = cues_of(said)
    parts = [(NOTHING, "a post"), *_facts(listing, cues)]
    for cue, weight in (*_FOR, *_AGAINST):
        if words := cues.of(cue):
            parts.append((weight, ", ".join(words[:3])))
    parts += [(weight, f"it {name}") for name, turn, weight in _TURNS if turn.search(said)]
    score = round(sum(weight for weight, _ in parts), 2)
    reasons = tuple(f"{words} ({weight:+.1f})" for weight, words in parts[1:])
    if score >= SELLS:
        return Judgement(SiteKind.SELLER, sure=score >= SURE, score=score, reasons=reasons)
    talk = not (cues.goods or listing.tiers)
    return Judgement(SiteKind.FORUM, sure=talk, score=score, reasons=reasons)


def _facts(listing: Listing, cues: Cues) -> list[tuple[float, str]]:
    parts: list[tuple[float, str]] = []
    if any(map(is_bound, listing.tiers)):
        parts.append((2.0, "a price for goods of the trade"))
    elif listing.tiers:
        parts.append((1.0, "a price"))
    if listing.contacts and (cues.goods or listing.tiers):
        parts.append((1.0, "a handle"))
    return parts
