"""How a page says that there is nothing to buy: closed, parked, suspended, blocked, not found.

Patterns over folded lower-case text, each for a few words of a clause. To add one, write it
into its list and a case into the test. ``pipelines.standing`` weighs where they stand.
"""

from __future__ import annotations

import re

from waybillwatch.sweeps import Standing

_HOST = "空间|主机|服务器|网站空间|云服务|实例"
_SITE = (
    "网站|站点|域名|本站|该站|此站|帐户|账户|账号|帐号|店铺|页面|网页|应用|小程序|贴吧|主页|商铺"
)
_US = "本站|本网站|网站|平台|本店|小店|本吧|我站|我们|系统|商城|大厅|工作室|本号|本频道|本群|本铺"
_BY = "公安|网警|网监|网信|通信管理局|邮政管理局|工信部|市场监管|管理部门|监管部门|执法|法院|管局"
_STOP = (
    "关闭|查封|封停|封禁|停止|暂停|关停|屏蔽|冻结|停用|下线|取缔|关站"
    "|扣押|查扣|封锁|清退|停机|锁定|下架|收回|断网"
)

_PATTERNS: dict[Standing, tuple[str, ...]] = {
    Standing.BLOCKED: (
        r"安全验证|人机验证|滑动验证|拖动滑块|请完成(?:下方|以下|安全)?验证|请向右滑动|点选验证",
        (
            r"验证您是否是真人|确认您是真人|不是机器人|输入(?:图中|图片中|下图)?的?验证码后?(?:继续"
            r"|访问)"
        ),
        (
            r"just a moment|checking your browser|verify(?:ing)? you are (?:a )?human"
            r"|attention required"
        ),
        (
            r"访问过于频繁|访问太频繁|请求过于频繁|您的访问出现异常|异常流量|unusual traffic"
            r"|captcha"
            r"|操作过于频繁|too many requests"
        ),
        (
            r"access denied|403 forbidden|拒绝访问|访问被拒绝|防火墙.{0,6}拦截|正在进行浏览器检查"
            r"|请求已被(?:拦截|阻断)|您的请求.{0,12}(?:拦截|攻击)|ddos protection"
        ),
        r"您的ip.{0,8}(?:禁止|限制|封)",
    ),
    Standing.SUSPENDED: (
        (
            rf"(?:{_HOST})[^。\n]{{0,12}}(?:到期|过期|欠费|停用|暂停|关闭|被停|用完|耗尽|超限"
            rf"|超额)(?!就)"
        ),
        rf"(?:{_SITE})[^。\n]{{0,16}}被[^。\n]{{0,8}}(?:{_STOP})",
        (
            r"(?:欠费|未续费)[^。\n]{0,8}(?:停机|暂停|停止|关闭)|因欠费|已欠费|欠费停机"
            r"|(?:合约|合同|租约|租用|租期|服务期)[^。\n]{0,12}(?:届满|到期|期满|终止)"
            r"|未(?:办理)?续[租约费]"
        ),
        (
            r"未备案|没有备案|备案(?:号)?(?:已)?被?(?:注销|取消)|未取得备案|取消接入"
            r"|未按.{0,12}备案"
            r"|没有查到有效的.{0,6}备案|备案阻断|未完成.{0,6}备案|备案信息(?:不真实|不一致"
            r"|有误)|空壳网站"
        ),
        (
            r"account (?:has been )?(?:suspended|disabled|terminated)|this account has been"
            r"|bandwidth limit exceeded|quota exceeded|website (?:is )?(?:disabled|suspended)"
        ),
        (
            r"site (?:is |has been )?(?:temporarily )?(?:suspended|disabled|seized|blocked)"
            r"|(?:has been|was) (?:seized|suspended|taken down)"
            r"|domain (?:name )?(?:has been )?seized"
        ),
        rf"(?:{_BY})[^。\n]{{0,24}}(?:{_STOP}|查处|责令)|责令[^。\n]{{0,8}}(?:{_STOP})",
        (
            rf"(?:涉嫌|因)?(?:违法|违规|诈骗|侵权|传播不良信息)[^。\n]{{0,16}}(?:{_STOP})"
            rf"|依法(?:予以)?(?:{_STOP})"
        ),
        (
            r"网站暂时无法(?:访问|进行访问)|已被(?:举报|投诉)[^。\n]{0,10}(?:停止|暂停|关闭)"
            r"|暂时(?:无法|不能)访问[^。\n]{0,12}(?:站长|管理员|服务商|空间商|备案)"
        ),
        (
            r"停止(?:为其)?(?:提供)?接入|冻结(?:原因|时间)|停止(?:其)?(?:域名)?解析"
            r"|暂停(?:域名)?解析"
            r"|clienthold|serverhold"
        ),
        (
            r"(?:该|此|您访问的)(?:用户|店铺|商家|账号|帐号|内容|网页)[^。\n]{0,8}"
            r"(?:已?被?封号|违反[^。\n]{1,16}(?:规定|协议|法规|条例))|停止访问该网页"
            r"|根据相关法律法规和政策"
        ),
        r"(?:因|由于)[^。\n]{0,20}(?:违反|违规)[^。\n]{0,24}(?:无法访问|不予显示|不可用|已下架)",
        r"(?:服务商|主机商|空间商|机房|接入商)[^。\n]{0,16}(?:停止|暂停|关闭|断开|停掉)",
    ),
    Standing.PARKED: (
        r"域名[^。\n]{0,10}(?:出售|转让|待售|可售|交易|拍卖|求购|议价|出租|合作|一口价)",
        r"域名[^。\n]{0,10}(?:已过期|已到期|过期|停放|停靠|续费|预订|赎回|待删除)",
        (
            r"(?:出售|转让|购买|收购|求购|拥有)(?:此|本|该|这个|您的)?域名|精品域名|域名持有人"
            r"|域名所有[人者]"
            r"|域名注册商|米表"
        ),
        (
            r"域名[^。\n]{0,24}(?:还?没有?绑定|尚?未绑定|尚?未解析|没有解析|未指向|尚未(?:启用"
            r"|使用|建站))"
            r"|由[^。\n]{1,16}(?:保留|注册)[^。\n]{0,12}(?:还没有|尚未)[^。\n]{0,8}(?:网站|内容"
            r"|绑定)"
        ),
        (
            r"domain (?:name )?(?:\S{1,40} )?(?:is |may be |might be )?"
            r"(?:for sale|available|has expired|expired|parked)|may be yours|is for sale"
        ),
        (
            r"buy this domain|parked (?:free|domain)|parkingads|this domain|make an offer"
            r"|your offer"
            r"|get a price|own this domain|lease to own|premium domains?"
        ),
        r"the owner (?:bought|currently)|its owner has listed|pending (?:renewal|deletion)",
        (
            r"inquire about this domain|related (?:searches|links)|sedo|godaddy|enom parking"
            r"|hugedomains"
            r"|afternic|sponsored listings|相关搜索|赞助商链接|域名停放"
        ),
        (
            r"welcome to nginx|it works!|apache2? (?:ubuntu|debian)? ?default page"
            r"|iis windows server"
            r"|internet information services|default page|no web ?site at this address"
            r"|apache tomcat"
            r"|test page for"
            r"|welcome to (?:centos|openresty|caddy|tengine)|successfully installed"
        ),
        (
            r"(?:恭喜|您的)[^。\n]{0,6}(?:站点|网站)(?:已)?(?:创建|开通)成功|没有找到站点"
            r"|站点不存在"
            r"|虚拟主机(?:已)?开通|请上传(?:您的)?(?:网站|程序|首页|index)"
        ),
        (
            r"默认(?:页|站点|首页|文档)|网站建设中|正在建设中?|敬请期待|筹建中|建站中|即将上线"
            r"|即将开放"
            r"|网站正在制作|还没有上传任何内容"
        ),
        r"under construction|coming soon|test page|placeholder page|future home of|launching soon",
    ),
    Standing.CLOSED: (
        r"停止(?:一切)?(?:空包|单号)?(?:营业|运营|经营|服务|接单|业务|销售|提供|出单|售号|供应)",
        (
            r"(?:决定|现已|将于|定于)[^。\n]{0,24}(?:关闭(?:全部|所有|服务器|网站|平台|本站)"
            r"|关停)|不再受理"
            r"|平台关停|(?<!快递)业务(?:已经?)?全部停"
        ),
        (
            r"(?:小站|网站|本站|这里|故事|旅程|我们)[^,。\n]{0,8}(?:就?到这里|到此结束|画上句号"
            r"|落幕)|就到这里了"
            r"|画上句号|^\s*不做了|^\s*不干了"
        ),
        (
            r"停业|(?<!快递)停运(?!快)|歇业|关站|闭站|停站|停服|关张|关门(?:大吉|了)|打烊|收摊|散伙"
            r"|收山|关服|倒闭"
        ),
        (
            r"永久关闭|结束(?:全部|所有)?(?:营业|运营|服务|业务)|无限期(?:关闭|停)|就此别过"
            r"|后会有期|到此为止"
        ),
        (
            r"不再(?:营业|运营|经营|接单|接受任何?订单|更新|售卖|出售|提供(?:任何)?(?:服务|商品"
            r"|空包|单号))"
        ),
        (
            rf"(?:{_US})[^,。;!\n]{{0,16}}(?:关闭|已关|关停|下线|停了|不做了|转行|停止更新|不干了"
            rf"|改行|关了)"
        ),
        (
            r"(?:今天|今日|即日|从此|月底|以后|决定|号|日)(?:起|开始)?[^,。;!\n]{0,4}(?:不做了"
            r"|不干了|不卖了|洗手)"
        ),
        rf"(?:{_US})[^,。;!\n]{{0,10}}(?:已)?暂停(?:营业|运营|服务|接单|业务|使用|访问|开放)",
        rf"(?:{_US})[^,。;!\n]{{0,10}}(?:维护|升级|改版|检修|调整|迁移|割接)(?:中|期间)",
        (
            r"(?:正在|停机|紧急|例行|系统|网站|数据库|机房)(?:维护|升级|割接)(?!费)(?:中|公告"
            r"|通知|期间|,|。|$)"
            r"|停机(?:维护|升级)|维护中|升级中"
        ),
        (
            r"暂停营业|暂停运营|暂停所有业务|暂停一切业务|全面停止|退出(?:空包|单号)?(?:行业|市场)"
            r"|暂停服务"
        ),
        (
            r"(?:已下线|(?:关停|停业|闭站|关站|停服|停运|停站|歇业|关闭)(?:公告|通知|启事|说明"
            r"|声明)|感谢(?:各位|大家)?(?:一路)?(?:陪伴|相伴)"
            r"|有缘再见|江湖再[见会]|再见,|告别信|告用户书|告会员书|结业)"
        ),
        (
            r"已关闭(?:注册|充值|下单|提取)|(?:充值|下单|注册)入口已?关闭|停止服務|停止(?:注册"
            r"|充值|下单|充值和下单)"
            r"|已?(?:停止|关闭)新用户注册"
        ),
        (
            r"(?:站点|网站|本站)(?:管理员)?[^。\n]{0,16}(?:已停止|停下来了|不对外开放|停止对外"
            r"|已停用|临时关闭|暂时关闭)"
            r"|站点已停止|店(?:铺)?已?关[张门了闭]|暂不(?:对外)?开放|恢复时间(?:待定|另行)"
            r"|(?:开放|恢复)时间另行通知"
        ),
        (
            r"site (?:is )?closed|closed for (?:maintenance|good)|we(?: are|'re) closed"
            r"|under maintenance"
            r"|down for maintenance|scheduled maintenance"
            r"|be (?:right )?back (?:soon|shortly|online)"
        ),
        (
            r"permanently closed|(?:service|site|shop|store) (?:has been "
            r"|is )?(?:discontinued|closed down)"
            r"|ceased (?:operations?|trading)"
            r"|(?<!503 service )temporarily (?:unavailable|offline|closed)"
            r"|shut(?:ting)? down|no longer (?:in (?:business|operation)|available|operat)"
        ),
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

MAY_STATE = re.compile(
    "验证|拖动滑块|真人|机器人|向右滑动|just a moment|checking your browser|verify"
    "|attention required"
    "|频繁|异常|unusual traffic|captcha|too many|access denied|403 forbidden|拒绝|防火墙"
    "|正在进行浏览器"
    "|您的ip|您的请求|拦截|阻断|ddos|到期|过期|欠费|停用|暂停|关闭|被停|用完|耗尽|超限|超额"
    "|查封|封停|封禁|封号"
    "|停止|停掉|断开|关停|屏蔽|冻结|下线|取缔|未续费|备案|接入|扣押|查扣|封锁|清退|停机|锁定|空壳"
    "|suspended|disabled|terminated|this account|bandwidth limit|quota|seized|blocked|taken down"
    "|hold|查处|责令|暂时|域名|domain|parked|parkingads|违反|违规|法律法规|该网页"
    "|还没有|尚未|offer|get a price|lease to own|for sale|may be yours|米表"
    "|the owner|its owner|pending|related searches|related links|sedo|godaddy|enom parking|afternic"
    "|sponsored|相关搜索|赞助商|welcome to|it works!|default page|iis windows|information services"
    "|tomcat|test page|installed|成功|没有找到站点|站点不存在|虚拟主机|请上传|默认|建设"
    "|敬请期待|筹建|建站中"
    "|即将|正在制作|上传任何|under construction|coming soon|placeholder|future home|launching"
    "|不做|到这里|到此|句号|落幕|受理|全部停|no web|江湖再|届满|期满|终止|未续|未办理|收回|断网"
    "|停业|停运|歇业|关站|闭站|停站|停服"
    "|关张|关门|打烊|收摊|散伙|收山|关服|倒闭|结束|无限期"
    "|就此别过|后会有期"
    "|到此为止|不再|已关|停了|不做了|不干了|不卖了|洗手|转行|改行|关了|维护|升级|改版|检修|调整"
    "|迁移|割接"
    "|退出|陪伴|相伴|再见|告别|告用户|告会员|结业|店关|店铺关|停下来|对外|开放|恢复时间"
    "|closed|maintenance|discontinued|back|ceased|503|temporarily|shut|no longer"
    "|404|页面|找不到|not found|不存在"
)
"""Found wherever anything is said of a state, and quicker to look for: plain words alone."""
