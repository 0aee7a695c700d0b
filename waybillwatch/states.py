"""How a page says that there is nothing to buy: closed, parked, suspended, blocked, not found.

Patterns over folded lower-case text, each for a few words of a clause. To add one, write it
into its list and a case into the test. ``pipelines.standing`` weighs where they stand.
"""

from __future__ import annotations

import re

from waybillwatch.sweeps import Standing

_HOST = "空间|主机|服务器|网站空间|云服务"
_SITE = "网站|站点|域名|本站|该站|帐户|账户|账号|帐号|店铺|页面|网页"
_US = "本站|本网站|网站|平台|本店|小店|本吧|我站|我们|系统|商城|大厅"
_BY = "公安|网警|网监|网信|通信管理局|邮政管理局|工信部|市场监管|管理部门|监管部门|执法"
_STOP = "关闭|查封|封停|封禁|停止|暂停|关停|屏蔽|冻结|停用|下线|取缔"

_PATTERNS: dict[Standing, tuple[str, ...]] = {
    Standing.BLOCKED: (
        r"安全验证|人机验证|滑动验证|拖动滑块|请完成(?:下方|以下|安全)?验证",
        r"验证您是否是真人|确认您是真人|输入(?:图中|图片中|下图)?的?验证码后?(?:继续|访问)",
        r"just a moment|checking your browser|verify you are (?:a )?human|attention required",
        r"访问过于频繁|访问太频繁|请求过于频繁|您的访问出现异常|异常流量|unusual traffic|captcha",
        r"access denied|403 forbidden|拒绝访问|访问被拒绝|防火墙.{0,6}拦截|正在进行浏览器检查",
        r"您的ip.{0,8}(?:禁止|限制|封)",
    ),
    Standing.SUSPENDED: (
        rf"(?:{_HOST})[^。\n]{{0,12}}(?:到期|过期|欠费|停用|暂停|关闭|被停)(?!就)",
        rf"(?:{_SITE})[^。\n]{{0,16}}被[^。\n]{{0,8}}(?:{_STOP})",
        r"(?:欠费|未续费)[^。\n]{0,8}(?:停机|暂停|停止|关闭)|因欠费",
        r"未备案|没有备案|备案(?:号)?(?:已)?被?(?:注销|取消)|未取得备案|取消接入|未按.{0,12}备案",
        r"account (?:has been )?suspended|this account has been|bandwidth limit exceeded",
        r"site (?:is )?(?:temporarily )?suspended",
        rf"(?:{_BY})[^。\n]{{0,24}}(?:{_STOP}|查处|责令)|责令[^。\n]{{0,8}}(?:{_STOP})",
        rf"(?:涉嫌)?(?:违法|违规|诈骗)[^。\n]{{0,16}}(?:{_STOP})|依法(?:予以)?(?:{_STOP})",
        r"网站暂时无法(?:访问|进行访问)|已被(?:举报|投诉)[^。\n]{0,10}(?:停止|暂停|关闭)",
        r"停止(?:为其)?(?:提供)?接入|冻结(?:原因|时间)",
    ),
    Standing.PARKED: (
        r"域名[^。\n]{0,10}(?:出售|转让|待售|可售|交易|拍卖|求购|议价)",
        r"域名[^。\n]{0,10}(?:已过期|已到期|过期|停放|续费|预订)",
        r"(?:出售|转让|购买)(?:此|本|该|这个)?域名|精品域名|域名持有人",
        r"domain (?:name )?(?:is |may be )?(?:for sale|available|has expired|expired|parked)",
        r"buy this domain|parked (?:free|domain)|parkingads|this domain",
        r"the owner (?:bought|currently)",
        r"inquire about this domain|related (?:searches|links)|sedo|godaddy|enom parking",
        r"welcome to nginx|it works!|apache2? (?:ubuntu|debian)? ?default page|iis windows server",
        r"(?:恭喜|您的)[^。\n]{0,6}(?:站点|网站)(?:已)?(?:创建|开通)成功|没有找到站点|站点不存在",
        r"默认(?:页|站点|首页)|网站建设中|正在建设中|敬请期待",
        r"under construction|coming soon|test page",
    ),
    Standing.CLOSED: (
        r"停止(?:一切)?(?:空包|单号)?(?:营业|运营|经营|服务|接单|业务|销售|提供)",
        r"停业|停运(?!快)|歇业|关站|闭站|停站",
        r"永久关闭|结束(?:营业|运营)",
        r"不再(?:营业|运营|经营|接单|接受任何?订单|提供(?:任何)?(?:服务|商品|空包|单号))",
        rf"(?:{_US})[^,。;!\n]{{0,16}}(?:关闭|已关|关停|下线|停了|不做了|转行|停止更新)",
        rf"(?:{_US})[^,。;!\n]{{0,10}}(?:已)?暂停(?:营业|运营|服务|接单|业务|使用)",
        rf"(?:{_US})[^,。;!\n]{{0,10}}(?:维护|升级|改版|检修|调整)(?:中|期间)",
        r"(?:正在|停机)(?:维护|升级)",
        r"暂停营业|暂停运营|暂停所有业务|暂停一切业务|全面停止|退出(?:空包|单号)?(?:行业|市场)",
        r"(?:已下线|关停公告|停业公告|闭站公告|感谢(?:各位)?(?:一路)?陪伴|有缘再见|江湖再见|再见,)",
        r"已关闭(?:注册|充值|下单|提取)|(?:充值|下单|注册)入口已?关闭|结业|停止服務",
        r"site (?:is )?closed|closed for maintenance|we(?: are|'re) closed|under maintenance",
        r"permanently closed|(?:service|site) has been discontinued",
    ),
    Standing.SOFT_404: (
        r"404|页面不存在|页面未找到|找不到(?:页面|网页|您|该|这)|页面没有找到|not found",
        r"您访问的页面|内容不存在|页面已(?:删除|失效|过期)|页面走丢|页面飞走",
        r"不存在或已(?:被)?删除|请求的资源不存在",
    ),
}

STATES: tuple[tuple[Standing, tuple[re.Pattern[str], ...]], ...] = tuple(
    (standing, tuple(map(re.compile, patterns))) for standing, patterns in _PATTERNS.items()
)
"""In the order that decides between equals: a challenge hides what is behind it."""

ANY: dict[Standing, re.Pattern[str]] = {
    standing: re.compile("|".join(patterns)) for standing, patterns in _PATTERNS.items()
}
"""Whether a text says anything of a state: most pages say nothing of any."""
