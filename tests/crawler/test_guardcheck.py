"""No crawl starts that could get past the guard."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import twisted.internet
from scrapy.settings import Settings

from crawler.guard import GuardResolver, refusal
from crawler.guardcheck import GuardCheck
from crawler.hostmap import HostMap
from waybillwatch.errors import GuardMissing


def crawler_with(**changes: object) -> Any:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(changes, priority="cmdline")
    return SimpleNamespace(settings=settings)


def test_no_crawl_starts_without_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = SimpleNamespace(nameResolver=object())
    monkeypatch.setattr(twisted.internet, "reactor", bare, raising=False)
    with pytest.raises(GuardMissing, match=r"crawler\.run\.crawl"):
        GuardCheck.from_crawler(crawler_with())
    assert refusal("127.0.0.1") is None


@pytest.mark.parametrize(
    "changes",
    [
        {"HTTPPROXY_ENABLED": True},
        {"DOWNLOAD_HANDLERS": {"ftp": "scrapy.core.downloader.handlers.ftp.FTPDownloadHandler"}},
        {"DOWNLOAD_HANDLERS": {"http": "elsewhere.Handler"}},
    ],
)
def test_nor_with_something_that_gets_past_it(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]
) -> None:
    guarded = SimpleNamespace(nameResolver=GuardResolver(None, HostMap()))
    monkeypatch.setattr(twisted.internet, "reactor", guarded, raising=False)
    assert GuardCheck.from_crawler(crawler_with())
    with pytest.raises(GuardMissing):
        GuardCheck.from_crawler(crawler_with(**changes))
