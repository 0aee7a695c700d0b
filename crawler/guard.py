"""The guard: the reactor's name resolver, through which every connection must go.

It hands out addresses on the public internet and those of the host map, and no other.
Twisted connects to the very addresses it is given, so nothing can change between check and
use (a resolver before, such as a URL filter that looks names up itself, leaves that gap).
"""

from __future__ import annotations

import asyncio
import socket
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress, IHostnameResolver
from zope.interface import classImplements  # type: ignore[import-untyped]

from crawler.addresses import is_public
from crawler.decisions import decide
from crawler.hostmap import HostMap
from crawler.spellings import normalise_host

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

REMEMBERED = 10_000


class Lookup(Protocol):
    """How a name is looked up: every address it has, public or not."""

    def __call__(self, name: str, /) -> Awaitable[Iterable[str]]:
        """Raises OSError where there is none."""


async def system_lookup(name: str) -> list[str]:
    """Ask the system's resolver, in a thread of the event loop."""
    found = await asyncio.get_running_loop().getaddrinfo(name, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class _Resolution:
    """An IHostResolution: what Twisted calls a look-up under way."""

    def __init__(self, name: str, cancel: Callable[[], object]) -> None:
        self.name = name
        self.cancel = cancel


class GuardResolver:
    """An IHostnameResolver that lets nothing through but ``decide`` and public answers.

    Remembers per host why it was refused (``why``), so that the failure can be told from a
    name that does not exist.
    """

    def __init__(
        self,
        reactor: Any,
        hosts: HostMap,
        *,
        mapped_only: bool = False,
        lookup: Lookup | None = None,
    ) -> None:
        self.reactor = reactor
        self.hosts = hosts
        self.mapped_only = mapped_only
        self._lookup = lookup or system_lookup
        self._refused: OrderedDict[str, str] = OrderedDict()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardResolver:
        """Build it for Scrapy's own command line. Raises BadConfig."""
        return cls.from_settings(crawler.settings, reactor)

    @classmethod
    def from_settings(cls, settings: BaseSettings, reactor: Any) -> GuardResolver:
        """Build it from ``WAYBILLWATCH_HOSTS``. Raises BadConfig."""
        hosts = HostMap.read(settings.getdict("WAYBILLWATCH_HOSTS"))
        return cls(reactor, hosts, mapped_only=settings.getbool("WAYBILLWATCH_MAPPED_ONLY"))

    def install_on_reactor(self) -> None:
        """Become the reactor's one resolver."""
        self.reactor.installNameResolver(self)

    def why(self, host: str) -> str | None:
        """Why a host was refused when it was last asked for, or None."""
        return self._refused.get(_key(host))

    def resolveHostName(  # noqa: N802  (IHostnameResolver's name)
        self,
        resolutionReceiver: Any,  # noqa: N803  (likewise)
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: ARG002, N803
        transportSemantics: str = "TCP",  # noqa: ARG002, N803
    ) -> _Resolution:
        """Resolve one host; see IHostnameResolver."""
        decision = decide(hostName, portNumber, self.hosts, mapped_only=self.mapped_only)
        self._remember(hostName, decision.refusal)
        if decision.ask is None:
            resolution = _Resolution(hostName, lambda: None)
            resolutionReceiver.resolutionBegan(resolution)
            if decision.address:
                resolutionReceiver.addressResolved(_endpoint(*decision.address))
            resolutionReceiver.resolutionComplete()
            return resolution
        asking = Deferred.fromCoroutine(self._ask(resolutionReceiver, hostName, portNumber))
        resolution = _Resolution(hostName, asking.cancel)
        resolutionReceiver.resolutionBegan(resolution)
        return resolution

    async def addresses(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Where a host may be connected to, on the reactor's own event loop.

        None at all where it may not be (``why`` then tells) or is no name that exists.
        """
        decision = decide(host, port, self.hosts, mapped_only=self.mapped_only)
        self._remember(host, decision.refusal)
        if decision.address is not None:
            return (decision.address,)
        if decision.ask is None:
            return ()
        return tuple((address, port) for address in await self._looked_up(host))

    async def _looked_up(self, host: str) -> list[str]:
        try:
            found = list(await self._lookup(_key(host)))
        except (OSError, UnicodeError):  # the name does not exist: no address is the answer
            self._remember(host, None)
            return []
        public = [address for address in found if is_public(address)]
        if found and not public:
            said = f"DNS leads it to {found[0]}, which is not on the public internet"
            self._remember(host, said)
        return public

    async def _ask(self, receiver: Any, host: str, port: int) -> None:
        try:
            for address in await Deferred.fromFuture(asyncio.ensure_future(self._looked_up(host))):
                receiver.addressResolved(_endpoint(address, port))
        finally:
            receiver.resolutionComplete()

    def _remember(self, host: str, refusal: str | None) -> None:
        key = _key(host)
        self._refused.pop(key, None)
        if refusal is not None:
            self._refused[key] = refusal
            while len(self._refused) > REMEMBERED:
                self._refused.popitem(last=False)


classImplements(GuardResolver, IHostnameResolver)


def _key(host: str) -> str:
    try:
        return normalise_host(host)
    except ValueError:  # no host at all: remembered as it was written
        return host


def _endpoint(address: str, port: int) -> IPv4Address | IPv6Address:
    kind = IPv6Address if ":" in address else IPv4Address
    return kind("TCP", address, port)


def refusal(host: str) -> str | None:
    """Why the guard on the reactor refused a host when it was last asked for, or None."""
    from twisted.internet import reactor  # noqa: PLC0415  (importing it installs one)

    resolver = getattr(reactor, "nameResolver", None)
    return resolver.why(host) if isinstance(resolver, GuardResolver) else None
