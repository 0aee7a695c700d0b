"""How a page's figures are called, which way each may count, and for how much.

Fitted by ``benchmarks/triage_weights.py``; run it again when the figures or the words change.
"""

from __future__ import annotations

from waybillwatch.cues import Cue

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
    "": -1.77,
    "offer": 0.24,
    "order": 0.42,
    "own": 0.11,
    "use": 0.22,
    "press": -0.23,
    "court": -0.59,
    "report": -0.24,
    "asking": -0.13,
    "warning": -0.17,
    "tracking": -0.46,
    "freight": -0.25,
    "saas": -0.63,
    "shop": -0.28,
    "buying": -0.43,
    "title_goods": 0.48,
    "title_offer": 0.23,
    "title_against": -0.82,
    "bound_prices": 0.46,
    "handles": 1.27,
    "prices_and_handles": 0.39,
    "claims": 0.77,
    "disclaimers": 0.94,
    "goods": 0.14,
}
"""Weights of ``evidence.features``, fitted; "" is the score of a page with nothing on it."""
