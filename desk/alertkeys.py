"""``[alerts]`` of ``watch.toml``: what its words may be, and what they come to."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

from waybillwatch.alerts import EVERY
from waybillwatch.errors import BadConfig, BadTime
from waybillwatch.wallclock import Quiet, parse_quiet

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Alerting:
    """How alerts are told."""

    urls: tuple[str, ...]
    """Apprise addresses; they hold passwords and are never printed."""
    rules: tuple[str, ...]
    digest: bool
    quiet: Quiet | None
    zone: ZoneInfo


def checked_words(name: str, words: Sequence[str], source: str) -> tuple[str, ...]:
    """The addresses or the rules. Raises BadConfig; an address is not repeated in its message."""
    if name == "alerts.urls":
        for number, url in enumerate(words, 1):
            if not _SCHEME.fullmatch(url):
                raise BadConfig(
                    f"{source}: address {number} is none that Apprise knows: write it as "
                    "json://host/path or mailtos://user:password@host"
                )
        return tuple(dict.fromkeys(words))
    known = [rule.value for rule in EVERY]
    for word in words:
        if word not in known:
            near = difflib.get_close_matches(word, known, n=1, cutoff=0.4)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
            raise BadConfig(f"{source}: there is no rule {word!r}; {hint}")
    return tuple(dict.fromkeys(words))


def clock_word(name: str, word: str, source: str) -> str:
    """The quiet hours or their zone. Raises BadConfig."""
    if name == "alerts.tz":
        if word not in available_timezones():
            raise BadConfig(f"{source}: there is no time zone {word!r}: write Asia/Shanghai")
    elif word:
        try:
            parse_quiet(word)
        except BadTime as error:
            raise BadConfig(f"{source}: {error}") from error
    return word
