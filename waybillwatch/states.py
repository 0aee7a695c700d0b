"""How a page says that there is nothing to buy: closed, parked, suspended, blocked, not found.

Patterns over folded lower-case text, each for one clause or a few words; the standing they
stand for is the key. To add one, write it into its list and a case into the test.
"""

from __future__ import annotations

import re

from waybillwatch.sweeps import Standing

_PATTERNS: dict[Standing, tuple[str, ...]] = {
    Standing.BLOCKED: (
        r"安全验证|人机验证|滑动验证|拖动滑块|请完成验证|完成下方验证|验证您是否是真人|确认您是真人",
        r"just a moment|checking your browser|verify you are (?:a )?human|attention required|ddos",
        r"访问过于频繁|访问太频繁|请求过于频繁|您的访问出现异常|异常流量|unusual traffic|captcha",
        r"access denied|403 forbidden|拒绝访问|访问被拒绝|您的ip.{0,8}(?:禁止|限制|封)|防火墙.{0,6}拦截|waf",
    ),
    Standing.SUSPENDED: (
        r"(?:空间|主机|虚拟主机|服务器|网站空间)[^。\n]{0,12}(?:到期|过期|欠费|停用|暂停|关闭|被停)",
        r"(?:网站|站点|域名|本站|该站|帐户|账户|账号|帐号)[^。\n]{0,16}(?:被(?:依法)?(?:关闭|查封|封停|封禁|停止|暂停|关停|屏蔽|冻结))",
        r"(?:欠费|未续费)[^。\n]{0,8}(?:停机|暂停|停止|关闭)|因欠费",
        r"未备案|没有备案|备案(?:号)?(?:已)?被?(?:注销|取消)|未取得备案|暂未备案|取消接入|未按.{0,12}备案",
        r"account (?:has been )?suspended|this account has been|site (?:is )?(?:temporarily )?suspended|bandwidth limit exceeded",
        r"(?:公安|网警|网监|网信办?|通信管理局|邮政管理局|工信部|管理部门|监管部门)[^。\n]{0,24}(?:查封|关停|关闭|封停|停止|查处|责令)",
        r"涉嫌(?:违法|违规|诈骗)[^。\n]{0,16}(?:关闭|停止|暂停|查封|关停|屏蔽)|依法(?:予以)?(?:关闭|查封|关停|封停)",
        r"该网站暂时无法(?:访问|进行访问)|网站暂时无法访问|已被(?:举报|投诉)[^。\n]{0,10}(?:停止|暂停|关闭)",
    ),
    Standing.PARKED: (
        r"(?:域名|域名正在|此域名|本域名|该域名)[^。\n]{0,10}(?:出售|转让|待售|可售|交易|拍卖|求购|议价|已过期|已到期|过期|停放)",
        r"(?:出售|转让)(?:此|本|该)?域名|域名\s*[a-z0-9.-]+\s*(?:出售|转让)|购买(?:此|该|这个)域名",
        r"domain (?:name )?(?:is |may be )?(?:for sale|available|has expired|expired|parked)|buy this domain|parked (?:free|domain)",
        r"this domain|inquire about this domain|related searches|sedo|godaddy|enom parking|dan\.com",
        r"welcome to nginx|it works!|apache2? (?:ubuntu|debian)? ?default page|iis windows server|test page for",
        r"(?:恭喜|您的)[^。\n]{0,6}(?:站点|网站)(?:已)?(?:创建|开通)成功|没有找到站点|站点不存在|默认(?:页|站点|首页)|网站建设中|正在建设中|敬请期待|under construction|coming soon",
    ),
    Standing.CLOSED: (
        r"[^,。;!\n]{0,24}(?:停止(?:一切)?(?:营业|运营|经营|服务|接单|业务|销售)|停业|停运(?!快)|歇业|关站|关门|闭站|停站|永久关闭|结束(?:营业|运营)|不再(?:营业|运营|经营|接单|接受任何?订单|提供(?:任何)?(?:服务|空包|单号)))",
        r"[^,。;!\n]{0,16}(?:本站|本网站|网站|平台|本店|小店|本吧|我站|我们)[^,。;!\n]{0,16}(?:关闭|已关|下线|停了|不做了|转行|关停|暂停(?:营业|运营|服务|接单|业务)|已暂停|停止更新)",
        r"[^,。;!\n]{0,16}(?:系统|网站|本站|平台|服务器)[^,。;!\n]{0,10}(?:维护|升级|改版|检修|调整)(?:中|期间|,|。|!|$|\n)|[^,。;!\n]{0,12}(?:正在|停机)(?:维护|升级)",
        r"[^,。;!\n]{0,16}(?:暂停营业|暂停服务|暂停运营|暂停所有业务|暂停一切业务|全面停止|清退|退出(?:空包|单号)?(?:行业|市场))",
        r"site (?:is )?closed|closed for maintenance|we(?: are|'re) closed|under maintenance|permanently closed",
    ),
    Standing.SOFT_404: (
        r"404|页面不存在|页面未找到|找不到(?:页面|网页|您|该|这)|页面没有找到|您访问的页面|page not found|not found",
        r"内容不存在|页面已(?:删除|失效|过期)|页面走丢|页面飞走|不存在或已(?:被)?删除|请求的资源不存在|找不到这个网页",
    ),
}

STATES: tuple[tuple[Standing, re.Pattern[str]], ...] = tuple(
    (standing, re.compile("|".join(patterns))) for standing, patterns in _PATTERNS.items()
)
"""In the order they are asked: a challenge hides what is behind it, a host's notice the rest."""
