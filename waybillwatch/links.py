"""Judging a link by its words and its path, before anybody has followed it."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from waybillwatch.captures import Purpose
from waybillwatch.evidence import plain

_PRICE_TEXT = re.compile(r"价格|资费|报价|收费|价目|价表|会员价|单价|多少钱|价钱|费用")
_LISTING_TEXT = re.compile(
    r"购买|批量|单号|空包|下单|选购|礼品代发|小礼品|底单|面单|到货|现货|提号|商城|产品"
)
_NEITHER_TEXT = re.compile(
    r"登录|登陆|注册|帮助|联系|关于|公告|新闻|查询|查件|退出|教程|怎样|怎么|如何|什么|新手|常见|招聘|投诉|条款"
    r"|声明|邀请|代理加盟|首页|返回|收藏|下载|论坛|客服|找回|忘记|密码|跟踪|物流"
)
_PRICE_PATH = re.compile(r"price|jiage|zifei|shoufei|baojia|tariff")
_LISTING_PATH = re.compile(r"danhao|kongbao|lipin|/buy|list|goods|shop|product|/bag|mall|/dan_|/dh")
_NEITHER_PATH = re.compile(
    r"login|logon|/reg|denglu|zhuce|help|about|contact|lianxi|news|article|notice|logout|bangzhu|"
    r"member|/user|admin|track|query|search|guestbook|invit|friend"
)


def judge_link(text: str, url: str) -> Purpose | None:
    """Whether a link of a seller's page leads to a price list (PRICE) or a listing (LISTING).

    The words decide; the path only where they say nothing. None for all else: logging in,
    help, news, the front page itself.
    """
    words = plain(text).strip()
    path = unquote(urlsplit(url).path).lower()
    if path in {"", "/"} or _NEITHER_TEXT.search(words):
        return None
    if _PRICE_TEXT.search(words):
        return Purpose.PRICE
    inner = _NEITHER_PATH.search(path) is None
    if _LISTING_TEXT.search(words):
        return Purpose.LISTING if inner else None
    if inner and _PRICE_PATH.search(path):
        return Purpose.PRICE
    return Purpose.LISTING if inner and _LISTING_PATH.search(path) else None
