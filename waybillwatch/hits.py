"""Judging what is seen of a site before it is visited: a search hit, a link's words."""

from __future__ import annotations

from urllib.parse import urlsplit

from waybillwatch.evidence import Cues, cues_of, plain
from waybillwatch.search import SearchHit
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement
from waybillwatch.verdicts import HIT_WEIGHTS, reason, verdict

SURE_HIT, SURE_NOT = 2.5, -1.5
"""Scores beyond which a hit is taken as sure."""
_NO_GOODS = -2.0


def _weigh_hit(text: str) -> tuple[float, Cues, list[str]]:
    cues = cues_of(plain(text))
    score, reasons = 0.0, []
    for cue, weight in HIT_WEIGHTS.items():
        if words := cues.of(cue):
            part = weight.of(len(words))
            score += part
            reasons.append(reason(cue, part, words))
    if not cues.goods:
        score += _NO_GOODS
        reasons.append(f"none of the trade's goods is named ({_NO_GOODS:+.1f})")
    return score, cues, reasons


def judge_hit(hit: SearchHit) -> Judgement:
    """What a search hit's title, snippet and address say of its site."""
    score, cues, reasons = _weigh_hit(f"{hit.title}\n{hit.snippet}\n{urlsplit(hit.url).path}")
    return verdict(score, cues, reasons, (SURE_HIT, SURE_NOT))


def judge_link_site(text: str, url: str) -> Judgement:
    """What the words of a link to another site say of that site; never sure of it."""
    score, _, reasons = _weigh_hit(f"{text}\n{urlsplit(url).path}")
    return Judgement(SiteKind.UNSURE, sure=False, score=round(score, 2), reasons=tuple(reasons))
