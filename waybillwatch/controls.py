"""Control hosts: where those that are trusted to be up fail, it is we who are down.

They are asked at the start, in the middle and at the end of a sweep, one round each time. A
round in which none of them answered says that our own connection failed somewhere between the
round before and the round after: what seemed down in that stretch is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Round:
    """One asking of all control hosts."""

    number: int
    at: datetime
    """When the first of them was asked."""
    answered: bool
    """Whether any of them did, whatever it said."""
    hosts: tuple[str, ...] = ()


def subject_of(number: int, url: str) -> str:
    """What the visit to a control host is called, the rounds of a sweep counted from 1."""
    return f"{number} {url}"


def round_of(subject: str) -> int:
    """The round that a visit to a control host belongs to."""
    return int(subject.partition(" ")[0])


def host_of(subject: str) -> str:
    """The host that a visit to a control host went to."""
    return urlsplit(subject.partition(" ")[2]).netloc


def failed_beside(rounds: Iterable[Round], at: datetime) -> Round | None:
    """The round that failed, of the last before a moment and the first after; None of neither."""
    ordered = sorted(rounds, key=lambda one: one.at)
    before = [one for one in ordered if one.at <= at][-1:]
    after = [one for one in ordered if one.at > at][:1]
    return next((one for one in (*before, *after) if not one.answered), None)
