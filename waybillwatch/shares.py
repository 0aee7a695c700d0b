"""Shares in words: N of M with what chance alone allows, and what was estimated."""

from __future__ import annotations

from waybillwatch.bootstrap import Band
from waybillwatch.cohorts import Contrast
from waybillwatch.survival import Count
from waybillwatch.wilson import wilson


def percent(share: float) -> str:
    """A share as whole percent, without the sign."""
    return f"{100 * share:.0f}"


def of_all(n: int, m: int) -> str:
    """``7 of 9 (78 %, 95 % CI 45–94 %)``, Wilson's interval; of none, no percentage."""
    if not m:
        return f"{n} of {m}"
    low, high = wilson(n / m, m)
    return f"{n} of {m} ({percent(n / m)} %, 95 % CI {percent(low)}–{percent(high)} %)"


def count_in_words(count: Count) -> str:
    """N of M on one day, and of how many it is not known (they are of M and not of N)."""
    unknown = f", {len(count.not_known)} not known" if count.not_known else ""
    return f"{of_all(count.n, count.m)}{unknown}"


def band_in_words(band: Band) -> str:
    """``61 % (95 % CI 49–73 %)``."""
    return f"{percent(band.share)} % (95 % CI {percent(band.low)}–{percent(band.high)} %)"


def contrast_in_words(contrast: Contrast, controls: int) -> str:
    """The exposed beside those never exposed; that they differ only where the interval says so."""
    sure = contrast.low > 0 or contrast.high < 0
    said = (
        f"a difference of {100 * contrast.gap:+.0f} points "
        f"(95 % CI {100 * contrast.low:+.0f} to {100 * contrast.high:+.0f})"
    )
    return (
        f"{contrast.exposed.day:g} days later an estimated {band_in_words(contrast.exposed)} of "
        f"the exposed still sold, of {controls} never exposed {band_in_words(contrast.control)}: "
        + (said if sure else f"{said}, which chance alone may make")
    )
