"""``watch.toml``: read once, with the environment, into one frozen Config.

Every key stands in ``KEYS`` with its type, default and meaning; a key that is not there is
refused with the nearest that is. ``WAYBILLWATCH_CRAWLER_DELAY`` in the environment
overrides ``delay`` in ``[crawler]``, and likewise for every key but the host map.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

from desk.alertkeys import Alerting, checked_words, clock_word
from desk.keys import KEYS, Key, Value
from waybillwatch.errors import BadConfig, BadUrl
from waybillwatch.sites import normalise_url
from waybillwatch.wallclock import parse_quiet

HOME_VARIABLE = "WAYBILLWATCH_HOME"
FILE_NAME = "watch.toml"
RENDER = ("auto", "off")

_BY_NAME = {key.name: key for key in KEYS}
_SECTIONS = {key.name.rsplit(".", 1)[0] for key in KEYS if "." in key.name} | {"search"}
_PASSWORD = re.compile(r"(://[^/@?]*?:)[^/]*(?=@)|([?&]password=)[^&]*")


@dataclass(frozen=True, slots=True)
class Config:
    """All that the desk was told."""

    home: Path
    values: Mapping[str, Value]

    def text(self, name: str) -> str:
        """The value of a text key."""
        return str(self.values[name])

    def number(self, name: str) -> float:
        """The value of a number key."""
        value = self.values[name]
        assert isinstance(value, (int, float))  # noqa: S101  (KEYS says so, and _checked held it)
        return float(value)

    def whole(self, name: str) -> int:
        """The value of a whole-number key."""
        return int(self.number(name))

    @property
    def hosts(self) -> dict[str, str]:
        """The host map."""
        value = self.values["crawler.hosts"]
        return dict(value) if isinstance(value, Mapping) else {}

    @property
    def queries(self) -> tuple[str, ...]:
        """What a sweep searches for."""
        return self._words("search.queries")

    @property
    def controls(self) -> tuple[str, ...]:
        """The addresses that are trusted to be up."""
        return self._words("controls.hosts")

    @property
    def alerting(self) -> Alerting:
        """How alerts are told."""
        quiet = self.text("alerts.quiet")
        return Alerting(
            urls=self._words("alerts.urls"),
            rules=self._words("alerts.rules"),
            digest=bool(self.values["alerts.digest"]),
            quiet=parse_quiet(quiet) if quiet else None,
            zone=ZoneInfo(self.text("alerts.tz")),
        )

    def _words(self, name: str) -> tuple[str, ...]:
        value = self.values[name]
        return value if isinstance(value, tuple) else ()

    @property
    def database(self) -> str:
        """The database as an SQLAlchemy address."""
        named = self.text("database")
        return named or f"sqlite:///{self.home / 'waybillwatch.db'}"

    @property
    def shown_database(self) -> str:
        """The same for people to read: without its password."""
        return _PASSWORD.sub(r"\1\2***", self.database)

    @property
    def vault(self) -> Path:
        """Where the keys lie."""
        return self.home / "vault"

    @property
    def archive(self) -> Path:
        """Where the sealed segments lie."""
        return self.home / "archive"

    @property
    def backups(self) -> Path:
        """Where databases are copied before they are upgraded."""
        return self.home / "backups"

    @property
    def file(self) -> Path:
        """The configuration file."""
        return self.home / FILE_NAME


def find_home(given: Path | None) -> Path:
    """The home named on the command line, else by the environment, else the platform's own."""
    if given is not None:
        return given.expanduser().absolute()
    if named := os.environ.get(HOME_VARIABLE):
        return Path(named).expanduser().absolute()
    return user_data_path("waybillwatch", appauthor=False)


def load(home: Path) -> Config:
    """Read ``watch.toml`` in a home (none is an empty one) and the environment.

    Raises BadConfig with the file, the key and what would be right.
    """
    file = home / FILE_NAME
    table: dict[str, object] = {}
    if file.exists():
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadConfig(f"{file} cannot be read: {error}") from error
    found = dict(_flatten(table, "", file))
    found.update(_environment())
    values = {key.name: key.default for key in KEYS}
    for name, (value, source) in found.items():
        values[name] = _checked(_BY_NAME[name], value, source)
    return Config(home=home, values=values)


def _flatten(
    table: Mapping[str, object], prefix: str, file: Path
) -> list[tuple[str, tuple[object, str]]]:
    rows: list[tuple[str, tuple[object, str]]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        if name in _BY_NAME:
            rows.append((name, (value, f"{file}: {name}")))
        elif name in _SECTIONS and isinstance(value, Mapping):
            rows.extend(_flatten(value, f"{name}.", file))
        elif name in _SECTIONS:
            raise BadConfig(f"{file}: {name} is a section: write [{name}] and its keys below")
        else:
            near = difflib.get_close_matches(name, [*_BY_NAME, *_SECTIONS], n=1, cutoff=0.4)
            hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(_BY_NAME)}"
            raise BadConfig(f"{file}: unknown key {name}{hint}")
    return rows


def _environment() -> dict[str, tuple[object, str]]:
    found: dict[str, tuple[object, str]] = {}
    for key in KEYS:
        variable = "WAYBILLWATCH_" + key.name.replace(".", "_").upper()
        text = os.environ.get(variable)
        if text is None or key.kind is dict:
            continue
        value: object = text
        try:
            if key.kind in {int, float}:
                value = key.kind(text)
            elif key.kind is bool:
                value = {"true": True, "false": False}.get(text.lower(), text)
            elif key.kind is list:
                value = [part.strip() for part in text.split(",") if part.strip()]
        except ValueError as error:
            raise BadConfig(f"{variable} is {text!r}: a number is wanted") from error
        found[key.name] = (value, variable)
    return found


def _checked(key: Key, value: object, source: str) -> Value:
    if key.kind is dict:
        return _hosts(value, source)
    if key.kind is list:
        return _list(key, value, source)
    if key.kind is bool:
        if not isinstance(value, bool):
            raise BadConfig(f"{source} must be true or false, not {value!r}")
        return value
    if key.kind is str:
        return _text(key, value, source)
    return _number(key, value, source)


def _text(key: Key, value: object, source: str) -> str:
    if not isinstance(value, str):
        raise BadConfig(f"{source} must be text in quotes, not {value!r}")
    if key.name == "crawler.render" and value not in RENDER:
        raise BadConfig(f"{source} must be one of {', '.join(RENDER)}, not {value!r}")
    if key.name.startswith("alerts."):
        return clock_word(key.name, value, source)
    return _address(value, source) if key.name.endswith(".url") and value else value


def _number(key: Key, value: object, source: str) -> Value:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadConfig(f"{source} must be a number, not {value!r}")
    if key.kind is int and not isinstance(value, int):
        raise BadConfig(f"{source} must be a whole number, not {value!r}")
    if key.least is not None and not value >= key.least:
        raise BadConfig(f"{source} is {value}: {key.least:g} is the least")
    return value


def _list(key: Key, value: object, source: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) and part for part in value):
        raise BadConfig(f'{source} must be a list of words such as ["单号", "空包"]')
    if key.name.startswith("alerts."):
        return checked_words(key.name, value, source)
    if key.name == "controls.hosts":
        return tuple(dict.fromkeys(_address(part, source) for part in value))
    return tuple(value)


def _address(value: str, source: str) -> str:
    try:
        return normalise_url(value)
    except BadUrl as error:
        raise BadConfig(f"{source}: {error}") from error


def _hosts(value: object, source: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise BadConfig(f'{source} must be a table such as "dh31.example" = "127.0.0.1:8080"')
    for name, target in value.items():
        if not isinstance(target, str):
            raise BadConfig(f"{source}: {name} must be text such as 127.0.0.1:8080, not {target!r}")
    if value:
        from crawler.hostmap import HostMap  # noqa: PLC0415  (few homes map hosts)

        try:
            HostMap.read(value)
        except BadConfig as error:
            raise BadConfig(f"{source} leads to this machine alone (loopback): {error}") from error
    return dict(value)
