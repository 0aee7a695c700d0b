"""The script of a fixture web: its weeks, its reports, the settings it is watched with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fixtures.server import FixtureWeb
from waybillwatch.errors import InputError

FIXTURES = Path(__file__).parent.parent / "fixtures"
STREET = FIXTURES / "weeks" / "weeks.toml"
TOWN = FIXTURES / "town" / "weeks.toml"


@dataclass(frozen=True, slots=True)
class Script:
    """What happens in which week."""

    file: Path
    weeks: tuple[datetime, ...]
    exposures: tuple[ScriptedExposure, ...]
    queries: tuple[str, ...]
    search: str
    """The address of its search engine."""


@dataclass(frozen=True, slots=True)
class ScriptedExposure:
    """A report of the script."""

    day: date
    publisher: str
    title: str
    link: str
    kind: str
    sites: tuple[str, ...]


def read_script(file: Path = STREET) -> Script:
    """The weeks and exposures of the fixture web. Raises InputError where it has none."""
    if not file.exists():
        raise InputError(f"{file} is missing: the demo runs in a checkout of the project")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    exposures = tuple(
        ScriptedExposure(
            day=entry["day"],
            publisher=entry["publisher"],
            title=entry["title"],
            link=entry["link"],
            kind=entry["kind"],
            sites=tuple(entry["sites"]),
        )
        for entry in table["exposure"]
    )
    weeks = tuple(week["at"] for week in table["week"])
    return Script(file, weeks, exposures, tuple(table["queries"]), table["search"])


def settings(web: FixtureWeb, script: Script) -> str:
    """An ordinary watch.toml for the fixture web."""
    hosts = "\n".join(f'"{name}" = "{address}"' for name, address in sorted(web.hosts.items()))
    queries = ", ".join(f'"{query}"' for query in script.queries)
    return f"""\
# Written by the demo: the fixture web of this checkout, served on this machine.
[crawler]
delay = 0.05
timeout = 2.0
contact = "https://waybillwatch.example/about"

[crawler.hosts]
{hosts}

[search]
queries = [{queries}]

[search.searxng]
url = "{script.search}"
"""
