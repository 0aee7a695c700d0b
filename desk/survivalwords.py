"""Who is still selling, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from desk.curves import Curve
from desk.survival import Result
from waybillwatch.exposures import Exposure
from waybillwatch.fates import ExitKind
from waybillwatch.shares import band_in_words, contrast_in_words, count_in_words


def titled(exposure: Exposure) -> str:
    """``1. 望潮晨报, 2012-11-08: …``, with how sure the day is where it is not."""
    doubt = exposure.basis.in_words()
    day = f"{exposure.day}{f' ({doubt})' if doubt else ''}"
    return f"{exposure.id}. {exposure.publisher}, {day}: {exposure.title}"


def told_lines(result: Result, curve: Curve) -> Iterator[str]:
    """The report, N of M a line a day, and what the estimate adds."""
    yield titled(result.exposure)
    estimated = {band.day: band_in_words(band) for band in curve.still}
    for count in result.survival.counts:
        share = estimated.get(count.days)
        yield (
            f"   {count.days} days later: seen selling {count_in_words(count)}"
            f"{f'; estimated {share}' if share else ''}"
        )
    if curve.exits:
        yield f"   Ends: {_ends(curve)}"
    if curve.late:
        names = ", ".join(result.names.get(site) or site for site in curve.late)
        yield f"   First seen after it, counted from then on in the estimate: {names}"
    for one in curve.contrast[-1:]:
        yield f"   {contrast_in_words(one, curve.controls)}"


def _ends(curve: Curve) -> str:
    """``2 closed, 1 moved (which is no end of its selling)``."""
    return ", ".join(
        f"{curve.exits[kind]} {kind}"
        + (" (it may sell on elsewhere)" if kind is ExitKind.MOVED else "")
        for kind in ExitKind
        if curve.exits.get(kind)
    )
