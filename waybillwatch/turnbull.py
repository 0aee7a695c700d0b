"""Turnbull's nonparametric estimate of who is still selling, from intervals.

The self-consistency (EM) algorithm of B. W. Turnbull, J. R. Statist. Soc. B 38 (1976), 290–295,
sped up by squared extrapolation (SQUAREM: R. Varadhan and C. Roland, Scand. J. Statist. 35
(2008), 335–353). Done when no share could be moved to raise the log likelihood by more than
``TOLERANCE`` (R. Gentleman and C. J. Geyer, Biometrika 81 (1994), 618–623): without truncation
it is then within that of the maximum itself.
"""

from __future__ import annotations

from dataclasses import replace

from waybillwatch.ascent import ascend
from waybillwatch.estimates import Estimate
from waybillwatch.innermost import innermost
from waybillwatch.lifetimes import Lifetime, Weights, in_order
from waybillwatch.likelihood import Likelihood

TOLERANCE = 1e-4
"""Log likelihood that an estimate may lack: it is then off by less than 1.5 % of its standard
error (half the square of that is what it lacks)."""


def turnbull(weights: Weights, *, by_cause: bool = False, tolerance: float = TOLERANCE) -> Estimate:
    """The estimate from each distinct lifetime and its number of sites.

    ``by_cause`` tells apart how they ended (competing exits); else all exits are one. Under left
    truncation the first days rest on the few sites then under watch: read them with that in
    mind. Raises ValueError where no site is given.
    """
    known = dict(in_order(weights))
    if not known:
        raise ValueError("an estimate needs at least one site")
    if not by_cause:
        known = _merged(known)
    places = innermost(known)
    likelihood = Likelihood(known, places)
    shares, gap, steps = ascend(likelihood, tolerance)
    return Estimate(places, tuple(shares[slot] for slot in likelihood.slots), gap, steps)


def _merged(weights: Weights) -> dict[Lifetime, float]:
    """The same lifetimes, all exits taken as one."""
    found: dict[Lifetime, float] = {}
    for one, weight in weights.items():
        plain = replace(one, cause=None) if one.cause else one
        found[plain] = found.get(plain, 0.0) + weight
    return found
