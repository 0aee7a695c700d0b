"""The host map: names that are served by this machine, for test webs and one's own back-ends.

``name`` or ``name:port`` → loopback ``address:port``. Pure.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.spellings import normalise_host
from waybillwatch.errors import BadConfig

_LARGEST_PORT = 65535


def _split(text: str) -> tuple[str, int | None]:
    """``host``, ``host:port`` or ``[v6]:port``; raises ValueError on anything else."""
    parts = urlsplit(f"//{text}")
    if parts.netloc != text or not parts.hostname or "@" in text:
        raise ValueError(f"{text!r} is no host")
    return parts.hostname, parts.port


@dataclass(frozen=True, slots=True)
class HostMap:
    """Where the mapped hosts are served."""

    entries: Mapping[tuple[str, int | None], tuple[str, int]] = field(default_factory=dict)
    """(normalised host, its port or None for every port) → (loopback address, port)."""

    @classmethod
    def read(cls, table: Mapping[str, str]) -> HostMap:
        """Read the table of ``[crawler.hosts]``.

        Raises BadConfig, naming the entry, where a side is malformed or a target is not a
        loopback address with its port.
        """
        entries = {}
        for name, target in table.items():
            try:
                host, port = _split(name)
                entries[normalise_host(host), port] = _target(target)
            except ValueError as error:
                raise BadConfig(
                    f"crawler.hosts: {name!r} = {target!r} is no entry ({error}); "
                    'write "name.example" = "127.0.0.1:8080"'
                ) from error
        return cls(entries)

    def find(self, host: str, port: int) -> tuple[str, int] | None:
        """The loopback address and port that serve a normalised host, if it is mapped."""
        return self.entries.get((host, port)) or self.entries.get((host, None))


def _target(text: str) -> tuple[str, int]:
    host, port = _split(text)
    address = ipaddress.ip_address(host)
    if not address.is_loopback:
        raise ValueError("it may lead to a loopback address only")
    if port is None or not 0 < port <= _LARGEST_PORT:
        raise ValueError("its target lacks a port")
    return str(address), port
