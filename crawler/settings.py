"""The Scrapy project's settings: what a crawl may do when nobody says otherwise.

Every default of Scrapy 2.19 that a hostile site could use, or that would make us a nuisance,
is set here. ``crawler.options.CrawlOptions`` sets what an operator may change.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from scrapy.exceptions import (
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

try:
    _VERSION = ".".join(version("waybillwatch").split(".")[:2])
except PackageNotFoundError:  # run from a checkout that was never installed
    _VERSION = "0"

BOT_NAME = "waybillwatch"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

# Who we are.
WAYBILLWATCH_AGENT = f"waybillwatch/{_VERSION} (+{{contact}}; research on waybill trading)"
WAYBILLWATCH_CONTACT = "https://waybillwatch.example/about"
USER_AGENT = WAYBILLWATCH_AGENT.format(contact=WAYBILLWATCH_CONTACT)
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.3",
}

# What the desk hands in.
WAYBILLWATCH_VISITS = ()
WAYBILLWATCH_SEARXNG_URL = ""
WAYBILLWATCH_HOSTS: dict[str, str] = {}
WAYBILLWATCH_MAPPED_ONLY = False

# The browser.
WAYBILLWATCH_RENDER = True
WAYBILLWATCH_BROWSER = ""
WAYBILLWATCH_RENDER_SECONDS = 20.0
WAYBILLWATCH_SCREENSHOTS = "changed"

# The guard: every name goes through it, and nothing that could get past it is on.
TWISTED_DNS_RESOLVER = "crawler.guard.GuardResolver"
EXTENSIONS = {
    "crawler.guardcheck.GuardCheck": 0,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
HTTPPROXY_ENABLED = False

# Manners.
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "waybillwatch"
WAYBILLWATCH_MOST_CRAWL_DELAY = 30.0
CONCURRENT_REQUESTS = 8
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0
DOWNLOAD_DELAY_JITTER = 0.0
COOKIES_ENABLED = False
REFERER_ENABLED = False

# Bounds.
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
RETRY_TIMES = 1
RETRY_HTTP_CODES = [502, 503, 504]
RETRY_EXCEPTIONS = [DownloadTimeoutError, DownloadFailedError, ResponseDataLossError]
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
MEMUSAGE_ENABLED = True
MEMUSAGE_LIMIT_MB = 2048
MEMUSAGE_CHECK_INTERVAL_SECONDS = 10.0
CLOSESPIDER_TIMEOUT = 6 * 3600.0
HTTPCACHE_ENABLED = False
# Hostile sites show bad certificates; they are recorded, not judged.
DOWNLOAD_VERIFY_CERTIFICATES = False

# The recorder stands just outside what undoes an encoding, and inside redirects and retries.
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "crawler.politeness.Robots": 100,
    "crawler.conditions.Conditions": 700,
    "crawler.recorder.Recorder": 710,
}

# What is said of it.
LOG_LEVEL = "WARNING"
LOG_FORMATTER = "crawler.logs.DiscreetFormatter"
LOG_VERSIONS: list[str] = []
STATS_DUMP = False
