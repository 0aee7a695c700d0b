"""Why a page was judged as it was, in words a person understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from waybillwatch.cues import Cue
from waybillwatch.listings import Listing
from waybillwatch.model import Scores
from waybillwatch.traits import Sheet
from waybillwatch.verdicts import SHOWN, reason
from waybillwatch.weights import NAMES, WORDS_AGAINST, WORDS_FOR

_TELLING = 0.15
"""What moves the score by less is not among the reasons."""


def reasons_of(sheet: Sheet, scores: Scores, listing: Listing) -> Iterator[str]:
    """The reasons, the weightiest first: what each figure adds, and the words behind it.

    N-grams are two reasons: those that speak for a seller, and those against.
    """
    shown = _shown(sheet, listing)
    parts = [
        (part, reason(NAMES[name], part, shown.get(name, ())))
        for name, part in scores.figures.items()
        if abs(part) >= _TELLING
    ]
    for words, sign in ((WORDS_FOR, 1), (WORDS_AGAINST, -1)):
        some = {gram: part for gram, part in scores.grams.items() if part * sign > 0}
        if abs(part := sum(some.values())) >= _TELLING:
            heaviest = sorted(some, key=lambda gram: (-abs(some[gram]), gram))
            parts.append((part, reason(words, part, heaviest)))
    parts.sort(key=lambda pair: -abs(pair[0]))
    if not parts:
        return iter(("nothing on it tells what it is",))
    return iter([said for _, said in parts])


def _shown(sheet: Sheet, listing: Listing) -> Mapping[str, Iterable[str]]:
    """The words that stand behind each figure."""
    shown: dict[str, Iterable[str]] = {str(cue): words for cue, words in sheet.cues.words.items()}
    shown["goods"] = sheet.cues.of(Cue.GOODS)
    shown |= {name: (listing.title[:40],) for name in NAMES if name.startswith("title_")}
    shown["publisher"] = (listing.title[:40],)
    shown["bound_prices"] = shown["courier_prices"] = [
        f"{tier.courier or tier.service} {tier.amount}"
        for tier in [one for one in listing.tiers if one.courier or one.service][:SHOWN]
    ]
    shown["handles"] = [contact.value for contact in listing.contacts]
    shown["claims"] = [claim.quote.exact for claim in listing.claims[:1]]
    shown["disclaimers"] = [one.quote.exact for one in listing.disclaimers[:1]]
    if sheet.advert is not None:
        shown["advert"] = (sheet.advert.words[:40],)
    return shown
