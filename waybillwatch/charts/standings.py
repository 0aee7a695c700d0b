"""From sights to the standing calendar: what a week's sweeps say of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from waybillwatch.charts.sheets import Looked, Mark, Words, long_day
from waybillwatch.charts.weeksheet import Bar, Calendar, Square
from waybillwatch.fates import UNSEEN, Sight
from waybillwatch.priceindex import week_of
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing

CAVEAT = (
    "A cell is what the week's last telling sweep saw, and no more: what happened between two "
    "sweeps is not known. Blocked is not down, and unknown is our own failure, not the site's. "
    "An empty frame is a week in which nobody looked; before its first frame a site was not "
    "known yet."
)
WEEK = timedelta(weeks=1)


def calendar(
    names: Mapping[SiteKey, str],
    seen: Mapping[SiteKey, Iterable[Sight]],
    looked: Looked,
    exposed: Sequence[tuple[Mark, Iterable[SiteKey]]] = (),
) -> Calendar:
    """How each of some sites stood; those that sold last and longest first.

    ``exposed`` holds the exposures, each with the sites it named. Of a site that was never
    visited nothing is shown.
    """
    swept = {site: [one for one in sights if not one.probe] for site, sights in seen.items()}
    known = {site: sights for site, sights in swept.items() if sights and site in names}
    mondays = [week_of(at) for at in looked.sweeps]
    mondays += [week_of(one.at) for sights in known.values() for one in sights]
    weeks = _between(min(mondays), max(mondays)) if mondays else ()
    bars = [
        Bar(
            site,
            names[site],
            _squares(sights, weeks),
            tuple(place for place, (_, named) in enumerate(exposed) if site in set(named)),
        )
        for site, sights in known.items()
    ]
    bars.sort(key=_order)
    return Calendar(
        words=Words(
            f"How {len(bars)} {'site' if len(bars) == 1 else 'sites'} stood, week by week",
            _lead(bars, weeks),
            CAVEAT,
            looked.in_words(),
        ),
        weeks=weeks,
        bars=tuple(bars),
        marks=tuple(mark for mark, _ in exposed),
    )


def _between(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + number * WEEK for number in range((last - first) // WEEK + 1))


def _squares(sights: Sequence[Sight], weeks: Sequence[date]) -> tuple[Square, ...]:
    """A square for each week from a site's first on: the last sight that tells, else the last."""
    found: dict[date, Standing] = {}
    for one in sorted(sights, key=lambda sight: sight.at):
        week = week_of(one.at)
        if week not in found or one.standing not in UNSEEN or found[week] in UNSEEN:
            found[week] = one.standing
    first = min(found)
    return tuple(Square(week, found.get(week)) for week in weeks if week >= first)


def _order(bar: Bar) -> tuple[int, int, date, str]:
    selling = [one.week.toordinal() for one in bar.squares if one.standing is Standing.SELLING]
    return -max(selling, default=0), -len(selling), bar.squares[0].week, bar.site


def _lead(bars: Sequence[Bar], weeks: Sequence[date]) -> str:
    """How many were selling in the last week, how many not, and of how many it is not known."""
    if not bars:
        return "No site was visited yet."
    last = [bar.squares[-1].standing for bar in bars]
    selling = sum(one is Standing.SELLING for one in last)
    not_known = sum(one is None or one in UNSEEN for one in last)
    return (
        f"Of {len(bars)} shown, {selling} were seen selling in the week of {long_day(weeks[-1])} "
        f"and {len(bars) - selling - not_known} seen not selling; of {not_known} it is not known."
    )
