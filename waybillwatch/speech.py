"""Words that tell whose numbers are spoken of: the seller's own, other sites', what people say.

Patterns over folded lower-case text.
"""

from __future__ import annotations

import re

_SITES = "网站|网|站|平台|店铺|店|家|卖家|商家|同行|单号站|空包网|空包站|小站|地方|渠道|群"

OWN = re.compile(
    r"本[站店网吧家平人舖铺]|我们?|我[站店家]|咱|小店|自家|自己家|[全敝]站|全店|平台(?:承诺|保证|所有)|所有单号"
)
"""The seller speaks of itself."""

OTHERS = re.compile(
    rf"(?<![和跟与比像同])(?:别的(?:{_SITES})(?!公司)|别(?:人家|家|处)|别人的?(?:网站|站|号|单号|店)|其[他它](?:{_SITES})"
    rf"|(?:有|某|一|那|这|该)(?:的|些|个|种|类)(?:{_SITES}|人|骗子)|有(?:{_SITES})|某(?:{_SITES})|该(?:{_SITES})"
    rf"|(?:骗子|黑心|不良|垃圾|小|假)(?:{_SITES})|骗子|人家(?![用寄发买收])|同行|外面|市面上|网上(?:有|那些|卖)"
    r"|居然|竟然|竟能)"
)
"""It speaks of others; 不像别家那样 does not."""

REPORTED = re.compile(
    r"(?:有|某|些)(?:人|店主|会员|客户|网友|朋友|亲|卖家|买家|同学|用户|报纸|媒体)"
    r"[^,。;?!]{0,6}?(?:说|称|反映|反应|投诉|以为|认为|觉得|讲|传|猜|怀疑|写)"
    r"|(?:外界|网友|坊间)[^,。;?!]{0,4}(?:传|说|质疑|以为|认为|误)"
    r"|网传|谣传|传言|传闻|据报道|报道称|报道说|(?<!数)据说|听说|误以为|记者[^,。;?!]{0,6}(?:发现|了解|获悉|看到)|据悉|警方|曝光"
)
"""Somebody else says so."""

DISCLAIMED = re.compile(
    r"没有的事|没那回事|没这回事|不实|谣言|造谣|瞎说|胡说|乱说|假的|子虚乌有|纯属|误会|不可能|绝无此事|别信"
)
"""What others say is not so."""

_HAND = (
    "提供|填|写上|发来|发给|传给|给我们|上传|录入|输入|设置|提交|导入|留下|准备|备好|报给|告诉|告知"
    "|粘贴|备注"
)
BUYERS = re.compile(
    rf"(?:您|你|买家|客户|店主|会员|商家|自己|自行|亲)们?(?:自己|自行|亲自|下单时?|需要?|只?要|应|须|可以|可|先|得|所|来)*+"
    rf"(?:{_HAND}|指定的|选的|写的|报的|给的)"
    rf"|(?<![不无])(?:请|要|需要?|须|只要|麻烦|务必|必须)(?:您|你)?们?(?:先|把|将|在)?(?:{_HAND})"
    r"|您的(?:个人|真实)?(?:信息|资料|隐私|姓名|电话|地址|手机|住址)|向您|(?:不|可不|必|选|可|代|留空)填|填(?:收|寄|发)|[改换](?:收货|收件|寄件|发件|地址|电话|姓名)|修改|变更"
    r"|(?:收件|收货|寄件|发件)(?:人|地址)?(?:随机|虚构|任选|任填)|测试二字"
)
"""A clause with it names what a buyer hands in, not what numbers carry."""

CHANNELS = re.compile(
    r"注册|登录|登陆|绑定|实名|验证码|找回密码|收款|提现|支付宝|户名"
    r"|挂电话|接电话|打电话|电话(?:通知|回访|联系|咨询|打不通|里)|手机(?:支架|壳|膜|屏|店|里|上看|查看|打开)"
)
"""A clause with it that names phones speaks of ways to be reached, or of accounts."""

NO_CHANNELS = re.compile(
    r"(?:没有?|无|不(?:用|加|留|玩|回))\s*(?:qq|扣扣|微信|薇信|旺旺|淘宝店|门店|实体店|座机|热线)|联系人\s*:"
)
"""A sentence with it that names phones says that nobody is reached so."""

OPENING = re.compile(r"(?<=[说写称道着:讲喊是句])[“「『\"'][^”」』\"'\n]*$")
"""An opening quotation mark behind a word for speaking, with nothing closed up to here."""

MASKED = re.compile(
    r"[^,。;!?\n]{0,3}?(?:只|仅|就|都)?(?:露|显示|保留|留|写|打印|印|给|有|看到|看得到)(?:出|了|个|一个)*(?:姓|首字|首个字|第一个字|头一个字|一个字)"
    r"|\s*\(?(?:隐去|隐藏|遮)(?:一|1|两|部分)个?字"
    r"|[^,。;?!]{0,2}(?:以|用)(?:\*|星号|x)(?:号)?(?:代替|替代|显示|表示)"
    r"|\s*\(?(?:首字|姓氏?|第一个字)\s*[+加和]?\s*(?:\*|星|x)"
)
"""Behind a name: it is shown but for its end. The field is there all the same."""

UNSURE = re.compile(
    r"不是(?:所有|每|全部|全都|都)|并非(?:所有|每|全部|都)|不一定|未必|不保证|不敢保证|有的有|严禁|禁止|切勿|不得(?=出售|买卖|倒卖|泄|非法|利用)"
)
"""A clause with it says of no number what it carries."""

SCOLDED = re.compile(
    r"[^,。;?!]{0,4}(?:都|全|多|大多|基本|肯定|一定)?是(?:骗子|假的|骗人|盗|违法|忽悠)"
)
"""Behind a list of fields: who says so is a fraud."""

PAST = re.compile(r"以前|从前|过去|早期|早先|当年|曾经?|之前的")
"""Before a list of fields: that was so once."""

PARTIAL = re.compile(
    r"号?码?的?(?:(?:后|前|末|尾|中间)(?:几|[一二两三四五六七八\d])位|尾号|归属地|号段)"
)
"""Behind a phone: some of its digits."""

LISTS = re.compile(r"\s*(?:包括|包含|例如|比如|譬如|如|诸如|像)")
"""Begins a clause that lists what the one before it speaks of."""

INFORMS = re.compile(r"信息|资料|内容|隐私|数据|东西")
"""What such a clause lists the parts of."""
