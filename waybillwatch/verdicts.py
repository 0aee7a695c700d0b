"""From a score and the words behind it to a judgement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waybillwatch.cues import Cue
from waybillwatch.evidence import Cues
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement


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
SHOWN = 5
"""Words shown for a reason."""


def reason(name: str, part: float, words: Iterable[str] = ()) -> str:
    """One reason, in English with the page's own words: ``order flow (+1.4): 在线充值``."""
    listed = ", ".join(list(words)[:SHOWN])
    return f"{name} ({part:+.1f})" + (f": {listed}" if listed else "")


def verdict(
    score: float, cues: Cues, reasons: Iterable[str], sure: tuple[float, float]
) -> Judgement:
    """A seller from ``sure[0]`` on, surely none up to ``sure[1]``, and unsure between.

    What it is that is no seller says the family of words that weighs most.
    """
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
