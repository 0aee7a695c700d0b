"""What is done about a host before anybody is asked about it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.addresses import is_public
from crawler.hostmap import HostMap
from crawler.spellings import literal, normalise_host

NEVER_ASKED = ("example", "test", "invalid", "localhost", "local", "onion", "alt", "internal")
"""Top-level names that no public DNS server knows: RFC 6761, 6762, 7686, 9476, ICANN (2024)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done about one host: an address, a refusal, or the question to DNS."""

    address: tuple[str, int] | None = None
    refusal: str | None = None
    ask: str | None = None
    """The name DNS may be asked for; with neither address nor refusal, nobody is asked."""


def decide(host: str, port: int, hosts: HostMap, *, mapped_only: bool = False) -> Decision:
    """Decide about a host before anything is asked: the map, then literals, then names. Pure."""
    try:
        name = normalise_host(host)
        mapped = hosts.find(name, port)
        address = literal(name) if mapped is None else None
    except ValueError as error:
        return Decision(refusal=str(error))
    if mapped is not None:
        return Decision(address=mapped)
    if address is not None and not is_public(address):
        return Decision(refusal=f"{address} is not on the public internet")
    if address is None and ("." not in name or name.rpartition(".")[2] in NEVER_ASKED):
        return Decision()
    if mapped_only:
        return Decision(refusal=f"{name} is not in the host map, and only that is visited")
    return Decision(address=(str(address), port)) if address else Decision(ask=name)
