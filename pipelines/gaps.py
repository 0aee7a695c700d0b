"""What stands between a list of data fields and the words that rule it, and within such a list.

Loops are possessive: a clause may repeat a word a hundred times, and is tried once.
"""

from __future__ import annotations

import re

JOIN = re.compile(
    r"(?:[\s、/+&,的()|\[\]【】-]|和|及其(?!他)|及|与|或者|或|以及|还有|连同?|甚至|等|任何|详细|真实|具体|完整|相关|其他"
    r"|其它|个人|者|人|全部|都|也|同|跟|并|外加|加|之|\d+位|省市区|精确到|到)*+"
)
"""Between two words of one list of fields."""
BEFORE = re.compile(
    r"[\s:、/(\])】]*(?:任何|所有|全部|详细|真实|具体|完整|相应|相关|对应|其他|收件人|收货人|买家|客户|对方"
    r"|人家|一切|到|有|的|了|其|该|出|过|着|上|里|中|收件|寄件|一个|一条|任意|部分|精确|最新|单号|数据|信息"
    r"|内容|字段|项目|如下|以下|这些|[几三两二]样|[几三两二]项|全套|全部|整套|哪怕|半个|半点|什么|啥|您要的)*+"
)
"""What may stand between a word of little force (有, 没, 带) and the fields it rules."""
BEHIND = re.compile(
    r"[\s,:、/)」”]*+(?:等|都|也|均|全部|全|一概|一律|统统|通通|概|皆|绝对|完全|通常|我们?|咱|自己|本来|就|是"
    r"|本站|这些|信息|资料|数据|这几样|[几二两三四][样项]|[那这]边|方面|之类|什么|小?店|手里|系统里|库里|单号"
    r"|后面|上|里|可以|能|还|则|会|一并|同时|一般|更|一个|一条|一样|随号|随单|已经?|的|[-—])*+"
)
"""What may stand between fields and a word behind them that rules them."""
LOOSE = re.compile(r"[^,。;!?:\"“”\d]{0,8}")
"""What may stand there as well, where the word ends the clause and nothing else is spoken of."""
ELSE = re.compile(
    r"不|\*|记录|截图|聊天|图片|支架|用于|用来|下单|之后|以后|[您你谁]|客服|的人|怎么|如果|要是|除了|注册|登录|数字|位"
    r"|通知|打|接|挂|回访|公司的?(?:电|官|网)|网站自"
)
"""Behind a list of fields: the words after it are about this and not about the list."""
FINAL = re.compile(
    r"(?:我们?|你们?|您|咱|别人)?[的了呢啊哦哟呀吧啦着过嘛哈~\s)\]】”」\"]*(?:[,。;!?\n(]|-|—|$)"
)
"""Behind a word that ends its clause."""
POSTFIX = re.compile(r"[\s:)\]】』」”]*")
"""Between a field and a word that says of it alone whether it is there: 姓名：有 电话：无."""
NEXT = re.compile(r"[\s/|,;。、(\[【!?\n◆●■·+)]|$")
"""Behind such a word."""
LIST_HEAD = re.compile(
    r"(?:字段|内容|要素|件套|明细|清单|料[子里]?全?|数据全)(?:包括|包含|有|为|是|如下)?\s*:\s*"
    r"|(?:[名机址]|门牌|人名)\s?=\s?|面单\s*:\s*|(?:fields|includes|contents?)\s*:\s*|[两二三四]件套?\s*[:(]\s*|(?:数据|文档|面单|料的?)格式(?:为|是)?\s*:\s*|(?:单号|号)加\s*|(?:单号|买)[^,。;:]{0,4}送\s*|每[行条][一二两三四五六七八\d]+[列项]\s*:\s*"
)
"""Before a list of what numbers carry."""
AND = re.compile(r"也|和|且|又|、|或|更")
"""Between two negations: they are said of the same list, and do not cancel."""

ITEMS = re.compile(r"(?:[一-鿿a-z]{1,6}[、/+|,\s-]+){0,3}")
"""Other items of a list, before its fields."""
ITEMIZED = re.compile(rf"[^,:]{{0,4}}:?\s*{ITEMS.pattern}")
_AMOUNT = r"[\d一二两三四五六七八九半]+(?:\.\d+)?\s?(?:元|块|毛|分|角)?"
WHOLE = re.compile(r"(?:都|均|俱|信息|资料|\s)*全(?=[的了,。;!?\n)\]】\s]|$)")
"""Behind a list: it is all there. 姓名、电话、地址全"""
DEARER_BEFORE = re.compile(
    rf"(?:加|多|另|再|贵|补)(?:收|付|加|给|价|出)?\s?{_AMOUNT}钱?\s*[,:]?(?:就|可|可以|能)?(?:给|带|有|附|得|看|拿)?(?:收件人|收货人|买家)?$"
)
DEARER = re.compile(
    rf"(?:的话|的|者|版)?[,\s(]*(?:每[个条单张]|一[个条单张])?\s*(?:需|要|须|则)?"
    rf"(?:另(?:外)?(?:购|算|收|计|付|加|售|买)|单(?:买|算|收|卖)|加(?:收|价|钱|付)|多(?:收|付|加)|贵|加)(?:\s?{_AMOUNT}|费|钱|$|[,。;)])"
    r"|[,\s(]*\+\s?(?:\d?\.\d|\d+(?:\.\d+)?\s?[元块毛分角]|[一二两三四五六七八九]\s?[毛分角])"
)
"""What costs more is to be had: 加1毛给地址, 电话另算, 要地址的话每个多收一角."""
