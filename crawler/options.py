"""What an operator may say of a crawl, and the Scrapy settings it becomes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address
from typing import Any
from urllib.parse import urlsplit

from scrapy.settings import Settings

from crawler.hostmap import HostMap
from crawler.spellings import literal, normalise_host
from waybillwatch.captures import Attempt, Shelf

_MEBIBYTE = 1024 * 1024


Told = Callable[[Attempt, Shelf | None], Awaitable[None]]
TOLD, SHELF = "WAYBILLWATCH_TOLD", "WAYBILLWATCH_SHELF"
"""The settings in which a spider finds what stands in the options of that name."""


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """What an operator may say of a crawl."""

    hosts: Mapping[str, str] = field(default_factory=dict)
    """``name`` or ``name:port`` → loopback ``address:port``."""
    mapped_only: bool = False
    """Visit nothing but what the host map names."""
    delay: float = 2.0
    """Seconds between two requests to one host."""
    timeout: float = 30.0
    """Seconds for one request, from the first packet to the last byte."""
    concurrency: int = 8
    """Visits that run side by side."""
    max_size: int = 10 * _MEBIBYTE
    """Bytes of one answer, once unpacked."""
    memory: int = 2048
    """Megabytes at which the crawl ends itself."""
    seconds: float = 6 * 3600.0
    """Seconds after which a phase ends itself."""
    most_crawl_delay: float = 30.0
    """Seconds up to which a robots.txt's Crawl-delay is honoured."""
    render: bool = True
    """Whether pages that need a browser are rendered, where there is one."""
    browser: str = ""
    """The browser to use; empty: the one that is found (``crawler.browsers``)."""
    render_seconds: float = 20.0
    """Seconds until a page is taken as it stands."""
    screenshots: str = "changed"
    """``changed``: a picture of each front page that differs from the known; or ``never``."""
    contact: str = ""
    """The operator's page or mail address, for the user agent."""
    searxng_url: str = ""
    item_pipelines: Mapping[str, int] = field(default_factory=dict)
    """Dotted names and their order; finished visits go through them."""
    told: Told | None = None
    """Told of each page a watch visit is through with, and waited for."""
    shelf: Callable[[], Shelf] | None = None
    """Makes the shelf on which a visit puts its payloads aside; None keeps them in memory."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Settings that item pipelines look for; handed over as they are, never copied."""
    log_level: str = "WARNING"

    def settings(self) -> Settings:
        """Scrapy's settings for this. Raises BadConfig for the host map."""
        made = Settings()
        made.setmodule("crawler.settings", priority="project")
        hosts = dict(self.hosts) | _own_back_end(self.searxng_url)
        HostMap.read(hosts)
        ours: dict[str, Any] = {
            "WAYBILLWATCH_HOSTS": hosts,
            "WAYBILLWATCH_MAPPED_ONLY": self.mapped_only,
            "WAYBILLWATCH_SEARXNG_URL": self.searxng_url,
            "WAYBILLWATCH_MOST_CRAWL_DELAY": self.most_crawl_delay,
            "WAYBILLWATCH_RENDER": self.render,
            "WAYBILLWATCH_BROWSER": self.browser,
            "WAYBILLWATCH_RENDER_SECONDS": self.render_seconds,
            "WAYBILLWATCH_SCREENSHOTS": self.screenshots,
            "DOWNLOAD_DELAY": self.delay,
            "DOWNLOAD_TIMEOUT": self.timeout,
            "DOWNLOAD_MAXSIZE": self.max_size,
            "CONCURRENT_REQUESTS": self.concurrency,
            "MEMUSAGE_LIMIT_MB": self.memory,
            "CLOSESPIDER_TIMEOUT": self.seconds,
            "ITEM_PIPELINES": dict(self.item_pipelines),
            "LOG_LEVEL": self.log_level,
        }
        if self.contact:
            ours["WAYBILLWATCH_CONTACT"] = self.contact
        made.setdict(ours, priority="cmdline")
        return made


def _own_back_end(url: str) -> dict[str, str]:
    """A search back-end on this machine that a person configured is one they may reach.

    The politeness middleware lets no page lead a visit there.
    """
    parts = urlsplit(url)
    if not parts.hostname:
        return {}
    host = normalise_host(parts.hostname)
    address = IPv4Address("127.0.0.1") if host == "localhost" else literal(host)
    if address is None or not address.is_loopback:
        return {}
    port = parts.port or {"https": 443}.get(parts.scheme, 80)
    written, target = (f"[{text}]" if ":" in text else text for text in (host, str(address)))
    return {f"{written}:{port}": f"{target}:{port}"}
