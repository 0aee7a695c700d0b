"""When something comes round: cron's five fields, and ``mon,thu at 03:00``, as one Rule.

Weekday numbers mean what cron's do (crontab(5)): 0 and 7 are Sunday, 1 is Monday. Where both
a day of the month and a weekday are named, either will do, as there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from waybillwatch.errors import BadTime

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = (
    *("", "jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_FIELDS = 5
_FORM = "five fields such as 0 3 * * 1 (minute, hour, day, month, weekday; 0 and 7 are Sunday)"
_EVERY = "day, or weekdays such as mon or mon,thu"
_AT = re.compile(r"(\d{1,2}):(\d{2})")
_PART = re.compile(r"(?P<first>\w+|\*)(?:-(?P<last>\w+))?(?:/(?P<step>\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rule:
    """The days and the times of day, on a clock on the wall, at which something comes round."""

    text: str
    """As a person gives it: ``0 3 * * 1`` or ``mon,thu at 03:00``; ``parse_rule`` reads it."""
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    """Of the month, from 1."""
    months: frozenset[int]
    weekdays: frozenset[int]
    """From 0, Sunday."""
    either: bool = False
    """Whether the day of the month or the weekday will do; else both must fit."""

    def falls_on(self, day: date) -> bool:
        """Whether it comes on a day."""
        if day.month not in self.months:
            return False
        fits = (day.day in self.days, day.isoweekday() % 7 in self.weekdays)
        return any(fits) if self.either else all(fits)

    @property
    def times(self) -> tuple[time, ...]:
        """The times of such a day, in order."""
        hours, minutes = sorted(self.hours), sorted(self.minutes)
        return tuple(time(hour, minute) for hour in hours for minute in minutes)


def parse_cron(text: str) -> Rule:
    """A rule from cron's five fields. Raises BadTime."""
    fields = text.lower().split()
    if len(fields) != _FIELDS:
        raise BadTime(f"{text!r} is no cron rule: write {_FORM}")
    minute, hour, day, month, weekday = fields
    return Rule(
        text=" ".join(fields),
        minutes=_field(minute, 0, 59),
        hours=_field(hour, 0, 23),
        days=_field(day, 1, 31),
        months=_field(month, 1, 12, _MONTHS),
        weekdays=frozenset(number % 7 for number in _field(weekday, 0, 7, WEEKDAYS)),
        either=not day.startswith("*") and not weekday.startswith("*"),
    )


def _field(text: str, least: int, most: int, names: Sequence[str] = ()) -> frozenset[int]:
    found: set[int] = set()
    for part in text.split(","):
        fits = _PART.fullmatch(part)
        if fits is None:
            raise BadTime(f"{part!r} cannot stand in a cron rule: write {_FORM}")
        step = int(fits["step"] or 1)
        if fits["first"] == "*":
            first, last = least, most
        else:
            first = _number(fits["first"], names)
            last = _number(fits["last"], names) if fits["last"] else first
            if fits["step"] and not fits["last"]:
                last = most
        if not least <= first <= last <= most or step < 1:
            raise BadTime(f"{part!r} is out of range ({least}-{most}): write {_FORM}")
        found.update(range(first, last + 1, step))
    return frozenset(found)


def _number(text: str, names: Sequence[str]) -> int:
    if text.isdigit():
        return int(text)
    if text and text in names:
        return names.index(text)
    raise BadTime(f"{text!r} is no number and no name that cron knows: write {_FORM}")


def parse_every(days: str, at: str) -> Rule:
    """A rule from ``mon``, ``mon,thu`` or ``day``, and ``03:00``. Raises BadTime."""
    fits = _AT.fullmatch(at.strip())
    if fits is None or int(fits[1]) > 23 or int(fits[2]) > 59:  # noqa: PLR2004  (a clock's)
        raise BadTime(f"{at!r} is no time of day: write it as 03:00")
    words = [word.strip()[:3] for word in days.lower().split(",")]
    numbers = frozenset(WEEKDAYS.index(word) for word in words if word in WEEKDAYS)
    if words == ["day"]:
        numbers = frozenset(range(7))
    elif len(numbers) != len(words):
        raise BadTime(f"every {days!r} cannot be: write {_EVERY}")
    hour, minute = int(fits[1]), int(fits[2])
    named = "day" if words == ["day"] else ",".join(WEEKDAYS[one] for one in sorted(numbers))
    return Rule(
        text=f"{named} at {hour:02}:{minute:02}",
        minutes=frozenset({minute}),
        hours=frozenset({hour}),
        days=frozenset(range(1, 32)),
        months=frozenset(range(1, 13)),
        weekdays=numbers,
    )


def parse_rule(text: str) -> Rule:
    """The rule behind a Rule's text. Raises BadTime."""
    days, found, at = text.partition(" at ")
    return parse_every(days, at) if found else parse_cron(text)
