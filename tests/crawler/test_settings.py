"""The defaults that keep a crawl safe, as Scrapy itself sees them."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings
from scrapy.utils.conf import build_component_list

from crawler.options import CrawlOptions
from crawler.spiders.search import SearchSpider


@pytest.fixture
def made() -> Settings:
    return CrawlOptions().settings()


def test_the_defaults_of_a_crawl_are_safe(made: Settings) -> None:
    assert made.getint("DOWNLOAD_MAXSIZE") == 10 * 1024 * 1024
    assert made.getint("DOWNLOAD_TIMEOUT") == 30
    assert made.getint("REDIRECT_MAX_TIMES") == 5
    assert made.getint("RETRY_TIMES") == 1
    assert made.getfloat("DOWNLOAD_DELAY") == 2.0
    assert made.getfloat("DOWNLOAD_DELAY_JITTER") == 0
    assert made.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert made.getint("MEMUSAGE_LIMIT_MB") > 0
    assert made.getfloat("CLOSESPIDER_TIMEOUT") > 0
    for off in ("TELNETCONSOLE", "REMOTE_CONTROL", "COOKIES", "HTTPCACHE", "HTTPPROXY", "REFERER"):
        assert not made.getbool(f"{off}_ENABLED"), off
    handlers = made.getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, path in handlers.items() if path} == {"http", "https"}
    assert made["TWISTED_DNS_RESOLVER"] == "crawler.guard.GuardResolver"
    assert made["LOG_LEVEL"] == "WARNING"


def test_the_recorder_stands_between_downloader_and_redirects(made: Settings) -> None:
    order = build_component_list(
        made.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
    )
    names = [str(path).rpartition(".")[2] for path in order]
    assert "HttpCompressionMiddleware" not in names
    assert "CookiesMiddleware" not in names
    assert "HttpProxyMiddleware" not in names
    assert names.index("Robots") == 0
    assert names.index("RetryMiddleware") < names.index("RedirectMiddleware")
    assert names.index("RedirectMiddleware") < names.index("Recorder")
    assert dict(made["EXTENSIONS"])["crawler.guardcheck.GuardCheck"] == 0


def test_the_user_agent_names_us_and_the_operator() -> None:
    settings = CrawlOptions(contact="https://operator.example/").settings()
    SearchSpider.update_settings(settings)
    agent = settings["USER_AGENT"]
    assert agent.startswith("waybillwatch/")
    assert "+https://operator.example/;" in agent
    plain = CrawlOptions().settings()
    SearchSpider.update_settings(plain)
    assert "+https://waybillwatch.example/about;" in plain["USER_AGENT"]
