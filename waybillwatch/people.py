"""Words that stand beside personal data: labels, honorifics, surnames, and who is spoken of.

All in Simplified characters and lower case: they are matched in folded text. Adding a word
is one line here and one case in the tests.
"""

from __future__ import annotations

import re

RECIPIENT = (
    r"收件|收货|收方|收信|签收人|买家|顾客|客户|recei|recv|consign|recipient|buyer"
    r"|(?<![a-z])to(?![a-z])|(?<![\u4e00-\u9fff])收(?=:)"
)
"""Says that what follows is the recipient's."""
SENDER = (
    r"寄件|发件|发货|寄方|发方|寄货|寄信|卖家发|sender|shipper|fahuo"
    r"|(?<![a-z])from(?![a-z])|(?<![\u4e00-\u9fff])寄(?=:)"
)
"""Says that what follows is the sender's."""
PARTY = re.compile(rf"(?P<sender>{SENDER})|(?P<recipient>{RECIPIENT})", re.IGNORECASE)

NAME_LABEL = re.compile(
    r"(?:收件|收货|寄件|发件|发货|收信|寄信)"
    r"(?:(?:人|方)(?:的?(?:姓名|名字|名称))?|(?:的?(?:姓名|名字)))|收方|寄方|收货名|签收人"
    r"|(?:真实|买家|卖家|客户|顾客|会员)?姓名|买家(?!秀|名|须|必|留|评|保|中)|(?<![\u4e00-\u9fff])[收寄](?=:)"
    r"|(?<![a-z])(?:receiver|consignee|recipient|sender|shipper)(?:[_.\s-]?name)?(?![a-z])"
    r"|shouhuoren|xingming",
    re.IGNORECASE,
)
"""A label after which a party's name stands."""
LOOSE_NAME_LABEL = re.compile(
    r"联系人(?:姓名)?|(?<![a-z])(?:contact|user|real|full|link)?[_.]?name(?![a-z])|(?<![a-z])xm(?![a-z])",
    re.IGNORECASE,
)
"""A label after which a name stands: a party's only where the words before it say so."""
ADDRESS_LABEL = re.compile(
    r"(?:收件|收货|寄件|发件|发货|送货|配送|邮寄|详细|家庭|居住|居住地|联系|客户|买家)?的?(?:地\s?址|住址)"
    r"|(?<![a-z])(?:addr(?:ess)?|dizhi)(?![a-z])",
    re.IGNORECASE,
)
HONORIFIC = re.compile(r"先生|女士|小姐|太太|同学|老师|阿姨|大姐|收$")
"""Stands behind a name and is no part of it."""
TITLE = re.compile(r"(?:经理|老板|老板娘|总|主任|师傅|掌柜|店长|客服|站长|小编|工)$")
"""Ends what somebody at work is called: no party's name."""

TRADER = re.compile(
    r"客服|咨询|热线|联系我们|联系站长|联系qq|商务|合作|招商|加盟|代理|售后|售前|业务(?!员)|批发|订购|订货|投稿|接单|下单请"
    r"|微信|薇信|威信|威杏|微.信|v信|(?<![a-z])(?:vx|wx|wechat|weixin|qq|kefu|tg|telegram|service)(?![a-z])|扣扣|旺旺|同号"
    r"|加我|加微|同微|同v(?![a-z])|微同|打我|找货|短信下单|发短信|编辑[^,。\n]{0,16}发|总机|前台|选号|站长|店主|店长|老板|经理|掌柜|拨打|来电|致电|详询|欢迎联系|联系我|找我|有意|电联|面谈",
    re.IGNORECASE,
)
"""Says that a handle is the trader's, or of whoever publishes the page."""
CONTACT_LABEL = re.compile(
    r"联系(?:电话|方式|人|手机)?|电\s?话|手\s?机|(?<![\u4e00-\u9fff])电(?=:)|(?<![a-z])(?:tel|phone|mobile)(?![a-z])",
    re.IGNORECASE,
)
"""Says that a handle is somebody's to be reached at, and not whose."""
STAFF = re.compile(
    r"快递员|派件员|派送员|业务员|揽件员|揽收|派件|派送|投诉|小哥|师傅|网点|站点|驿站|转运|扫描员|记者|民警|警官"
    r"|法官|书记员|检察|举报|报案|司机|courier"
)
"""Says that a number is of somebody who works there: neither a party nor the trader."""
PREMISES = re.compile(
    r"(?:厂址|店址|库址|退货|仓库|门店|总部|公司|办公|店铺|本店|工厂|厂房?|档口|自提点?|网点|分部)的?(?:地址|位于|在|设在)?[:\s]*$"
)
"""Says that an address is where a business is."""
GOODS = re.compile(
    r"靓号|选号|吉祥号|手机号码出售|号码出售|含话费|连号|豹子号|情侣号|生日号|过户|尾号[0-9a-z]{3}"
)
"""The page sells phone numbers themselves."""
CONTACT_HEADING = re.compile(r"联系|客服|关于我们|在线咨询|contact|加盟|合作", re.IGNORECASE)

COMPOUND_SURNAMES = frozenset(
    """
    欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 长孙 宇文 轩辕 端木 南宫
    独孤 百里 呼延 闻人 羊舌
    """.split()  # noqa: SIM905  (a word list reads best as words)
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程"
    "嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴"
    "甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡"
    "劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终"
    "暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰"
    "巢关蒯相查后荆红游竺权逯盖益桓公肖覃候岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年"
    "爱阳占佟言福代邸冼官冒揭仝戢揣鹿詹"
)
TRACKING = re.compile(
    r"快件|派件|派送中|揽收|揽件|已签收|已发往|已到达|业务员|快递员|转运中心|分拨"
)
"""A line of a parcel's journey."""
ACCUSED = re.compile(
    r"骗子(?!勿|绕|滚|远离|走开|退散|死|别|请)|骗我|被骗|诈骗|假冒|冒充|仿冒|冒用|加了他|[他她]让我|让我加|[他她]的?(?:qq|微信)|拉黑|跑路"
    r"|嫌疑人|犯罪|涉案|团伙|被告|被举报|黑名单|自称|对方(?:qq|微信|号|的)|此人|其(?:广告|qq|微信|客服)|据其|网站建设|建站公司|程序设计|curl"
    r"|该(?:网站|店|卖家|商家|平台|qq|客服|团伙|男子|公司)|(?:卖家|商家|店主)(?:留|给|发)(?:的|了|我)|记者[^。\n]{0,12}(?:加|联系|拨打|添加)",
    re.IGNORECASE,
)
"""Before a handle: it is somebody else's, passed on."""
ACCUSED_BEHIND = re.compile(
    r"\s?(?:刚刚?|成功)?(?:充值|提取|购买|下单|注册|升级|领取)(?:了|\s?\d)"
    r"|[^。!?\n]{0,12}(?:收钱不发|跑路|诈骗|系骗|是骗|骗人|骗钱|拉黑|打不通|失联|发假|已被(?:封|查|抓))"
)
"""Behind a handle: says the same."""
BLACKLIST = re.compile(r"黑名单|骗子|涉案|被举报|曝光|封停|诈骗|假冒|受害")
"""Over a list of handles: they are those of others."""
NO_NAME = re.compile(
    r"^(?:电话|手机|地址|姓名|信息|时间|单号|状态|备注|快递|扫描|数量|价格|操作|城市|资料|包裹|包邮|包含|包括|空包|单[号价个件]"
    r"|成[都功本交]|高级|黄金|金牌|白银|钱包|全[部国程场名]|停[售用]|面[议谈]|暂停|缺货|无货|有货|方[便法式]|安[全徽]|平[台安]|时[间效]|支[付持]|常[州见用]|温州|江[苏西]"
    r"|广[东州西]|山[东西]|海[南外口]|云南|石家|路[线由]|简[单介]|关[于闭]|应[该用]|严[重格]|管理|连[续接]|经[过常]|计[算划]|解[释决]"
    r"|明[细天]|国[家内际]|公[司共]|利[用润]|通[过知用]|相[关应]|容[易量]|车[牌间]|项目|程序|费用|余额|会员|注册|登录|充值|客服|联系|咨询|系统|默认|示例"
    r"|测试|样例|必填|选填|如有|本人|签收|匿名|用户|先生|女士|不详|保密|隐藏|暂无|一律|收件|收货|寄件|发件|发货|快件|门卫|都|不|没|无|或|的|可|请"
    r"|某|以|在|是|为|将|按|由|对|凭|让|就|也|要|均|所|我|你|您|他|她|它|其|该|此|每|各|自|亲|已|待|未)"
)
"""How words begin that stand after a label and are no name."""
NOT_IN_NAME = re.compile(r"地址|电话|姓名|手机|信息|资料|单号|号码|城市|快递|时间|公司|空包|会员")
"""Words that stand in no name."""
