"""What personal data costs over time: a line for each set of fields, a median a week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waybillwatch.charts.sheets import Looked, Mark, Words, long_day
from waybillwatch.charts.timelines import Dot, Line, Timeline
from waybillwatch.fates import moment
from waybillwatch.pii import PiiField
from waybillwatch.priceindex import Added, By, Middle, premium_index, week_of
from waybillwatch.sweeps import Observation
from waybillwatch.tierkeys import plain

CAVEAT = (
    "From two prices of one site that are alike but for the data that come with the number. A site "
    "speaks once a week with its median; bars reach from the least to the most. Asking prices: "
    "nobody bought. Where a line breaks, no such pair of prices was seen that week."
)


def premium_lines(
    observations: Iterable[Observation],
    looked: Looked,
    marks: Sequence[Mark] = (),
    whose: str = "",
) -> Timeline:
    """The price of each set of fields, week by week; by name."""
    index = premium_index(observations, by=By.WEEK)
    weeks = sorted({week_of(at) for at in looked.sweeps})
    lines = []
    for fields in sorted({one.fields for one in index}, key=lambda one: (len(one), one)):
        dots = []
        for week in weeks:
            middle = index.get(Added(week, None, fields))
            dots.append(
                Dot(moment(week), middle.median, middle.least, middle.most, middle.sites)
                if middle
                else Dot(moment(week), None)
            )
        lines.append(Line(added(fields), tuple(dots)))
    of = f" on {whose}" if whose else ""
    return Timeline(
        words=Words(
            f"What personal data adds to the price of one number{of}, in CNY",
            _lead(index),
            CAVEAT,
            looked.in_words(),
        ),
        lines=tuple(lines),
        marks=tuple(marks),
    )


def added(fields: Sequence[PiiField]) -> str:
    """``address``, ``name and address``: whose they are goes without saying where a recipient's."""
    short = [
        one.removeprefix("recipient_").replace("sender_", "sender's ").replace("_", " ")
        for one in fields
    ]
    return " and ".join(short)


def _lead(index: dict[Added, Middle]) -> str:
    """What each cost in the last week in which it was seen."""
    if not index:
        return "No two prices that differ by personal data alone were seen."
    last: dict[tuple[PiiField, ...], Added] = {}
    for one in sorted((key for key in index if key.week), key=lambda key: str(key.week)):
        last[one.fields] = one
    parts = []
    for fields, one in sorted(last.items(), key=lambda pair: (len(pair[0]), pair[0])):
        middle = index[one]
        sites = "1 site" if middle.sites == 1 else f"median of {middle.sites} sites"
        week = long_day(one.week) if one.week else ""
        parts.append(f"{added(fields)} {plain(middle.median)} CNY ({sites}, week of {week})")
    return f"Last seen: {'; '.join(parts)}."
