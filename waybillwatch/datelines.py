"""When a publication appeared, by what it states, by its address, by the days it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from waybillwatch.exposures import DayBasis

_SIGN = "〇零○O一二三四五六七八九十"
_DIGITS = {**dict(zip("〇一二三四五六七八九", range(10), strict=True)), "零": 0, "○": 0, "O": 0}
_FULL = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[{_SIGN}]{{4}})\s*[年\-/.]\s*"
    rf"(?P<month>\d{{1,2}}|[{_SIGN}]{{1,3}})\s*[月\-/.]\s*(?P<day>\d{{1,2}}|[{_SIGN}]{{1,3}})(?!\d)日?"
)
_REPORTED = re.compile(r"\s*(?:讯|电|消息|刊|见报|通报)")
_WITHOUT_YEAR = re.compile(rf"(?<!\d)(\d{{1,2}})月(\d{{1,2}})日{_REPORTED.pattern}")
"""What a report begins with: 本报11月8日讯, 新华社北京11月8日电."""
_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-/_.])(\d{1,2})[-/_.]?(\d{1,2})|(\d\d)[-/_.]?(\d\d))(?!\d)"
)
_LABEL = re.compile(r"(?:发布|发表|发稿|刊发|更新|见报|公告|印发)?(?:时间|日期)\s*[:：]?\s*$")
_BESIDE = re.compile(r"来源|转自|记者|作者|编辑|发布|时间|日期")
"""What else stands in a dateline, wherever on the page."""
_TELLS = re.compile(r"。|今天是|今日是|现在是|当前时间")
"""A line that tells of a day, or of the day on which it is looked at."""
_HEAD, _FOOT = 8, 4
"""Lines of its own from above and from below in which a publication states its day."""
_SHORT = 60
"""Signs up to which a line may be a dateline; a longer one tells something."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day, and what it rests on."""

    day: date
    basis: DayBasis
    words: str = ""
    """The line, or the address, that says so."""


def dateline(lines: Sequence[str], url: str, title: str = "") -> Dateline | None:
    """The day on which something appeared, from its own folded lines and its address.

    What stands above the ``title`` is the masthead's, which often has today's date. None where
    nothing names a day with its year.
    """
    lines = lines[_headline(lines, title) :]
    address = _in_address(url)
    stated = list(_stated(lines, address.day if address else None))
    if stated:
        return max(stated)[1]
    begun = _begun(lines, address.day.year if address else _only_year(lines))
    if begun is not None:
        return begun
    if address is not None:
        return address
    told = [
        Dateline(day, DayBasis.MENTIONED, line.strip()) for line in lines for day, _ in _days(line)
    ]
    return max(told, key=lambda one: one.day, default=None)


def _headline(lines: Sequence[str], title: str) -> int:
    """The line in which a title stands; 0 where it stands in none."""
    wanted = "".join(title.split())
    places = (place for place, line in enumerate(lines) if wanted in "".join(line.split()))
    return next(places, 0) if wanted else 0


_Weight = tuple[bool, bool, bool, int]


def _stated(lines: Sequence[str], address: date | None) -> Iterator[tuple[_Weight, Dateline]]:
    """Datelines with their weight.

    First the one that its address says too, then labelled ones, those above, those below.
    """
    for place, line in enumerate(lines):
        above, below = place < _HEAD, place >= len(lines) - _FOOT
        beside = _BESIDE.search(line) is not None
        if len(line) > _SHORT or _TELLS.search(line) or not (above or below or beside):
            continue
        for day, start in _days(line):
            labelled = _LABEL.search(line[:start]) is not None
            first = above or beside
            weight = day == address, labelled, first, -place if first else place
            # Two lines of one weight there are none: a place is one line's.
            yield weight, Dateline(day, DayBasis.STATED, line.strip())
            break


def _begun(lines: Sequence[str], year: int | None) -> Dateline | None:
    """The day that a report's first words name without its year."""
    for line in lines[:_HEAD]:
        for day, _, end in _dated(line):
            if told := _REPORTED.match(line, end):
                return Dateline(day, DayBasis.STATED, line[: told.end()].strip())
        found = _WITHOUT_YEAR.search(line)
        with suppress(ValueError):
            if found and year is not None:
                day = date(year, int(found[1]), int(found[2]))
                return Dateline(day, DayBasis.STATED, found.group())
    return None


def _only_year(lines: Sequence[str]) -> int | None:
    years = {day.year for line in lines for day, _ in _days(line)}
    return years.pop() if len(years) == 1 else None


def _in_address(url: str) -> Dateline | None:
    for found in _ADDRESS.finditer(url):
        year, _, month, day, short_month, short_day = found.groups()
        with suppress(ValueError):
            on = date(int(year), int(month or short_month), int(day or short_day))
            return Dateline(on, DayBasis.ADDRESS, url)
    return None


def _days(line: str) -> Iterator[tuple[date, int]]:
    """The days that a line names in full, and where they begin."""
    return ((day, start) for day, start, _ in _dated(line))


def _dated(line: str) -> Iterator[tuple[date, int, int]]:
    """The days that a line names in full, and their spans."""
    for found in _FULL.finditer(line):
        with suppress(ValueError):  # no such day
            day = date(_year(found["year"]), _of(found["month"]), _of(found["day"]))
            yield day, *found.span()


def _year(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else _joined(text)


def _joined(text: str) -> int:
    """二〇一二 as 2012. Raises ValueError where a sign is no digit."""
    if any(sign not in _DIGITS for sign in text):
        raise ValueError(f"{text!r} is no year")
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _of(text: str) -> int:
    """十一, 二十九 or 8 as a number. Raises ValueError where it is none."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _joined(text)
    return 10 * (_joined(tens) if tens else 1) + (_joined(ones) if ones else 0)
