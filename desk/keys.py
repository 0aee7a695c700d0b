"""Every key of ``watch.toml``: where it stands, its type, its default, what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waybillwatch.alerts import DEFAULT

Value = str | bool | float | int | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: where it stands, what it is, what it is when nobody says."""

    name: str
    kind: type
    default: Value
    meaning: str
    least: float | None = None


KEYS = (
    Key("database", str, "", "where the tables lie; empty: waybillwatch.db in the home"),
    Key("crawler.hosts", dict, {}, "name or name:port -> loopback address:port, for test webs"),
    Key("crawler.delay", float, 2.0, "seconds between two requests to one host", 0),
    Key("crawler.timeout", float, 30.0, "seconds until a request is given up", 0.1),
    Key("crawler.concurrency", int, 8, "how many hosts are asked at the same time", 1),
    Key("crawler.pages", int, 20, "pages a visit may ask of one site", 1),
    Key("crawler.bytes", int, 20_000_000, "bytes a visit may take from one site", 1000),
    Key("crawler.seconds", int, 600, "seconds one visit may take", 1),
    Key("crawler.max_size", int, 10 * 1024 * 1024, "bytes of the largest single answer", 1000),
    Key("crawler.memory", int, 2048, "megabytes at which a sweep stops itself", 100),
    Key("crawler.render", str, "auto", "auto: render pages that need a browser; off: never"),
    Key("crawler.browser", str, "", "the browser to render with; empty: the one that is found"),
    Key("crawler.contact", str, "", "your page or mail address, shown in the user agent"),
    Key("controls.hosts", list, (), "addresses trusted to be up; where they fail, we are down"),
    Key("serve.hours", float, 24.0, "hours after which serve stops a sweep", 0.001),
    Key("alerts.urls", list, (), "where alerts go, as Apprise addresses; empty: nowhere"),
    Key("alerts.rules", list, DEFAULT, "what is told; see below"),
    Key(
        "alerts.digest",
        bool,
        default=True,
        meaning="true: one message a sweep; false: one for each event",
    ),
    Key("alerts.quiet", str, "", "hours in which nothing is sent, as 22-08; empty: none"),
    Key("alerts.tz", str, "Asia/Shanghai", "the time zone of these hours"),
    Key("search.queries", list, ("单号", "快递单号", "空包"), "what a sweep searches for"),
    Key("search.pages", int, 1, "result pages asked for each query", 1),
    Key("search.searxng.url", str, "", "your SearXNG instance; empty: no search"),
)

TEMPLATE = """\
# waybillwatch reads this file once at each command. Every key may be left out.

# database = ""            # empty: waybillwatch.db beside this file

[crawler]
# contact = ""             # your page or mail address: it stands in the user agent
# delay = 2.0              # seconds between two requests to one host
# timeout = 30.0
# pages = 20               # what one visit may ask of one site
# bytes = 20000000

# [controls]
# hosts = ["https://www.example/"]   # trusted to be up: where they fail, it is we who are down

# [alerts]                 # after each sweep: waybillwatch alert test
# urls = ["mailtos://user:password@mail.example?to=you@mail.example"]
# quiet = "22-08"

[search]
queries = ["单号", "快递单号", "空包"]

# [search.searxng]
# url = "https://searx.example/"   # your own instance, with JSON among its formats
"""
