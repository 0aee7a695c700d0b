"""Words as they may go into a message: no live link, nobody called, no long number.

A message lands in mail and chat programs, which make links, mentions and markup of what they
find in it; and the words of a site are its trader's to choose.
"""

from __future__ import annotations

import re
import unicodedata

MOST = 60
"""Characters of a site's own words that a message carries at most."""

_SCHEME = re.compile("http", re.IGNORECASE)
_COLON = re.compile(r":(?=\s*//)|(?<=[A-Za-z]):(?=[A-Za-z])")
_DOT = re.compile(r"(?<=\w)[.。．｡](?=[^\W\d])|(?<=\w)[。．｡](?=\w)|(?<=[^\W\d])\.(?=\w)")
_QUAD = re.compile(r"\d+(?:\.\d+){3}")
_NUMBER = re.compile(r"\d(?:[ \-\u2010-\u2015]?\d){6,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_CALLS = str.maketrans({"@": "＠", "<": "‹", ">": "›", "`": "ˋ"})


def defang(text: str) -> str:
    """Text in one line, in which no program finds a link to open or somebody to call.

    ``https://dh31.example/a`` becomes ``hxxps[:]//dh31[.]example/a``; prices keep their dots.
    """
    line = "".join(
        " " if unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp"} else one for one in text
    )
    line = _COLON.sub("[:]", _SCHEME.sub("hxxp", line))
    line = _QUAD.sub(lambda found: found[0].replace(".", "[.]"), line)
    return " ".join(_DOT.sub("[.]", line).translate(_CALLS).split())


def without_numbers(text: str) -> str:
    """Text without runs of seven digits or more: telephones, waybills, handles. Days stay."""
    parts: list[str] = []
    place = 0
    for day in _DAY.finditer(text):
        parts += (_NUMBER.sub("[number]", text[place : day.start()]), day[0])
        place = day.end()
    return "".join((*parts, _NUMBER.sub("[number]", text[place:])))


def tame(text: str, most: int = MOST) -> str:
    """Somebody else's words for a message: without long numbers, defanged, cut short."""
    said = defang(without_numbers(unicodedata.normalize("NFKC", text)))
    return said if len(said) <= most else f"{said[: most - 1]}…"
