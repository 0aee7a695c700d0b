"""How a page's figures are called, and which way each counts.

``EXPECTED`` is what each figure of ``traits`` was held to weigh before any page was looked at:
``benchmarks/triage_weights.py`` starts from there, draws the weights back to it, and lets none
change its sign. What came of it lies in ``triage.json``, which ``model`` reads.
"""

from __future__ import annotations

from typing import NamedTuple

from waybillwatch.cues import Cue


class Trait(NamedTuple):
    """A figure of a page."""

    name: str
    """What the reasons call it."""
    expected: float
    """Log-odds of a seller that one of it is expected to be worth."""


TRAITS: dict[str, Trait] = {
    Cue.OFFER: Trait("offers goods of the trade", 0.3),
    Cue.ORDER: Trait("order flow", 0.5),
    Cue.OWN: Trait("a shop speaks to its customers", 0.1),
    Cue.USE: Trait("use in fake orders", 0.3),
    Cue.FOOTPRINT: Trait("a shop program's footprint", 0.5),
    Cue.PRESS: Trait("press words", -0.4),
    Cue.COURT: Trait("words of courts, police and regulators", -0.5),
    Cue.LAW: Trait("words of the law", -0.1),
    Cue.REPORT: Trait("speaks of the trade from outside", -0.4),
    Cue.ASKING: Trait("explains or asks", -0.2),
    Cue.WARNING: Trait("warnings and complaints", -0.3),
    Cue.TRACKING: Trait("a courier's or look-up tool's words", -0.4),
    Cue.FREIGHT: Trait("freight words", -0.3),
    Cue.SAAS: Trait("words of programs and interfaces", -0.5),
    Cue.SHOP: Trait("other wares", -0.5),
    Cue.BUYING: Trait("wants to buy", -0.5),
    Cue.FORUM: Trait("a discussion", -0.1),
    "goods": Trait("goods of the trade named", 0.2),
    "courier_prices": Trait("prices bound to couriers", 0.4),
    "bound_prices": Trait("prices bound to couriers or goods", 0.2),
    "handles": Trait("handles of its own", 0.8),
    "prices_and_handles": Trait("prices beside handles", 0.4),
    "claims": Trait("says what data its numbers carry", 0.6),
    "disclaimers": Trait("disclaims", 0.7),
    "data_offered": Trait("offers parties' data", 0.3),
    "data_words": Trait("words of the trade in data", 0.4),
    "couriers": Trait("couriers named", 0.3),
    "their_units": Trait("counts its goods as no numbers are counted", -0.8),
    "dear_tiers": Trait("prices no number has", -0.4),
    "dear_sums": Trait("sums too high for numbers", -0.2),
    "small_sums": Trait("sums as numbers cost", 0.1),
    "quoted": Trait("share of quotations", -1.0),
    "speech": Trait("reported speech", -0.6),
    "prose": Trait("share of long paragraphs", -0.3),
    "us": Trait("speaks of itself", 0.1),
    "them": Trait("speaks of others", -0.3),
    "you": Trait("speaks to customers", 0.2),
    "denied": Trait("turns the trade down", -1.0),
    "wants": Trait("asks for goods of the trade", -0.8),
    "advert": Trait("an advertisement stands on it", 0.5),
    "frame_order": Trait("its navigation leads to ordering", 0.5),
    "frame_press": Trait("its frame is the press's or a court's", -0.4),
    "frame_other": Trait("its frame is of another trade", -0.3),
    "title_goods": Trait("goods of the trade in the title", 0.4),
    "title_offer": Trait("the title offers", 0.4),
    "title_against": Trait("the title is of another kind", -0.8),
    "title_wants": Trait("the title wants to buy", -2.5),
    "title_asks": Trait("the title asks", -0.3),
    "publisher": Trait("a publisher's name in the title", -1.5),
}
NAMES: dict[str, str] = {figure: trait.name for figure, trait in TRAITS.items()}
"""How the reasons call each figure."""
EXPECTED: dict[str, float] = {figure: trait.expected for figure, trait in TRAITS.items()}
WORDS_FOR, WORDS_AGAINST = "words that sellers use", "words that others use"
"""How the reasons call what the n-grams of a page come to."""
