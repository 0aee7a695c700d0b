"""Judging what is seen of a site before it is visited: a search hit, a link's words."""

from __future__ import annotations

import math
from urllib.parse import urlsplit

from waybillwatch.evidence import Cues, cues_of, plain
from waybillwatch.publishers import publisher_signs
from waybillwatch.search import SearchHit
from waybillwatch.sweeps import Judgement
from waybillwatch.verdicts import HIT_WEIGHTS, reason, verdict
from waybillwatch.weights import NAMES

SURE_HIT, SURE_NOT = 2.5, -1.5
"""Scores beyond which a hit is taken as sure."""
_NO_GOODS = -2.0


def _weigh(words: str, title: str, url: str) -> tuple[float, Cues, list[str]]:
    """The score of some words about an address, its title being those that name a publisher."""
    cues = cues_of(plain(f"{words}\n{urlsplit(url).path}"))
    score, reasons = 0.0, []
    for cue, weight in HIT_WEIGHTS.items():
        if found := cues.of(cue):
            part = weight.of(len(found))
            score += part
            reasons.append(reason(NAMES[cue], part, found))
    for name, part, said in publisher_signs(plain(title), url):
        score += part
        reasons.append(f"{name} ({part:+.1f}): {said}")
    return score, cues, reasons


def judge_hit(hit: SearchHit) -> Judgement:
    """What a search hit's title, snippet and address say of its site."""
    score, cues, reasons = _weigh(f"{hit.title}\n{hit.snippet}", hit.title, hit.url)
    if not cues.goods:
        score += _NO_GOODS
        reasons.append(f"none of the trade's goods is named ({_NO_GOODS:+.1f})")
    return verdict(score, cues, reasons, (SURE_HIT, SURE_NOT))


def judge_link_site(text: str, url: str) -> Judgement:
    """What the words of a link say of the site it leads to.

    Never sure that it sells; sure that it does not where they are those of a courier, the press
    or the like. That a link names no goods says nothing: many say but a name.
    """
    score, cues, reasons = _weigh(text, text, url)
    return verdict(score, cues, reasons, (math.inf, SURE_NOT))
