"""What an operator says becomes Scrapy's settings."""

from __future__ import annotations

import pytest

from crawler.options import CrawlOptions
from waybillwatch.errors import BadConfig


def test_options_become_settings_and_a_bad_host_map_is_refused() -> None:
    settings = CrawlOptions(delay=0, timeout=3, concurrency=2, max_size=5, memory=99).settings()
    assert settings.getfloat("DOWNLOAD_DELAY") == 0
    assert settings.getint("DOWNLOAD_TIMEOUT") == 3
    assert settings.getint("CONCURRENT_REQUESTS") == 2
    assert settings.getint("DOWNLOAD_MAXSIZE") == 5
    assert settings.getint("MEMUSAGE_LIMIT_MB") == 99
    with pytest.raises(BadConfig):
        CrawlOptions(hosts={"shop.example": "10.0.0.1:80"}).settings()


@pytest.mark.parametrize(
    ("url", "mapped"),
    [
        ("http://127.0.0.1:8888/", {"127.0.0.1:8888": "127.0.0.1:8888"}),
        ("http://localhost:8888", {"localhost:8888": "127.0.0.1:8888"}),
        ("http://[::1]:8888/searx", {"[::1]:8888": "[::1]:8888"}),
        ("http://127.0.0.1/", {"127.0.0.1:80": "127.0.0.1:80"}),
        ("https://searx.example/", {}),
        ("", {}),
    ],
)
def test_ones_own_back_end_on_this_machine_may_be_reached(url: str, mapped: dict[str, str]) -> None:
    assert CrawlOptions(searxng_url=url).settings()["WAYBILLWATCH_HOSTS"] == mapped
