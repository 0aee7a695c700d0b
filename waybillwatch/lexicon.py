"""The words of a listing: goods, audiences, data fields, what is said of them, and prices.

Reviewed as code. To add a word, write it into the line with its meaning, folded
(Simplified, NFKC, lower case), and add a case to ``tests/waybillwatch/test_lexicon.py``.
A word that would be found inside an innocent one gets that one as a trap.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from waybillwatch.couriers import EVERYDAY, GROUPS, SPELLINGS
from waybillwatch.listings import Service
from waybillwatch.words import Era, Scanner, Word, scanner, words


class Kind(StrEnum):
    """What a word of a listing tells; the value of each is given."""

    COURIER = "courier"
    """The courier's canonical name, or several parted by blanks."""
    GOODS = "goods"
    """A Service."""
    LEVEL = "level"
    """The audience, without 会员/价/用户."""
    PLATFORM = "platform"
    """The shop platform."""
    SCANNED = "scanned"
    """``yes`` or ``no``."""
    FIELD = "field"
    """name, phone or address, with its party where the word says it (``recipient:name``);
    ``city`` is a place that leads to no door."""
    CODE = "code"
    """A field's name in a program (receiver_phone): party and field."""
    PARTY = "party"
    """recipient, sender or both."""
    PARTY_DATA = "party_data"
    """All of a party's data: recipient, sender or both."""
    BARE = "bare"
    """A variant named as the one without data."""
    FULL = "full"
    """A variant named as the one with all data."""
    HAS = "has"
    """Says that something is there."""
    LACKS = "lacks"
    """Says that something is not there."""
    NOT = "not"
    """Turns what follows round."""
    CANCEL = "cancel"
    """A clause with this word says nothing of what the numbers carry."""
    ASK = "ask"
    """Makes a question of a clause."""
    OTHERS = "others"
    """The sum beside it is somebody else's price: 别家, 听说, 报上."""
    SAME = "same"
    """One price for several couriers."""
    PRICE = "price"
    """Says that a number beside it is a price."""
    OLD = "old"
    """The price beside it is no longer asked: ``list`` where a new one stands by, ``past``
    always, ``weak`` directly before the sum where a new one follows."""
    NEW = "new"
    """The price after it is the one asked: ``now``, or ``change`` from the one before it."""
    TOP_UP = "top_up"
    """The sum beside it is paid in, given or taken, and buys no number."""
    OTHER_GOODS = "other_goods"
    """Sold on such pages beside numbers: visits, followers, bags, freight."""
    STOPPED = "stopped"
    """``hard``: not for sale now; ``soft``: the price is not said."""
    BUYING = "buying"
    """The price is one that is paid for numbers."""
    REMARK = "remark"
    """A column's header: what stands there describes and does not price."""
    COUNT = "count"
    """A column's header: the numbers there count pieces, kilos or days."""
    TRAP = "trap"
    """Means nothing; hides a word of the trade inside it."""


_EMPTY, _GIFT = Service.EMPTY_PARCEL, Service.GIFT_PARCEL

GOODS: tuple[Word, ...] = (
    *words(
        Kind.GOODS, Service.NUMBER, "单号 快递单号 运单号 运单号码 物流单号 真实单号", Era.NUMBERS
    ),
    *words(Kind.GOODS, Service.NUMBER, "单号大厅 单号库 单号网 淘宝单号 真实快递单号 快递号 运单 条码单号", Era.NUMBERS),
    *words(Kind.GOODS, Service.RECEIPT, "底单 手写底单 底单发件联 签收底单 签收证明", Era.NUMBERS),
    *words(
        Kind.GOODS, Service.RECEIPT, "底单扫描件 底单照片 底单图片 电子底单 纸质底单", Era.NUMBERS
    ),
    *words(Kind.GOODS, Service.RECEIPT, "发货底单 快递底单 空包底单 底单申诉", Era.EMPTY),
    *words(Kind.GOODS, _EMPTY, "空包 快递空包 空包单号 空包裹 空单 空单号 空快递", Era.EMPTY),
    *words(
        Kind.GOODS, _EMPTY, "空快递单号 空包快递 空包代发 代发空包 空包快递单号 空件", Era.EMPTY
    ),
    *words(
        Kind.GOODS, _GIFT, "礼品代发 小礼品代发 礼品单 礼品件 礼品单号 小礼品 礼品快递", Era.GIFTS
    ),
    *words(Kind.GOODS, _GIFT, "信封件 礼品信封 代发礼品 代发小礼品 礼品发货", Era.GIFTS),
    *words(
        Kind.GOODS, Service.REAL_PARCEL, "真实物流 真实快递 真实快递代发 真实包裹 实包 实包代发"
    ),
    *words(Kind.GOODS, Service.REAL_PARCEL, "真实包裹代发 真实发货"),
    *words(
        Kind.GOODS,
        Service.WAYBILL_DATA,
        "面单数据 面单信息 快递面单 面单 面d 面当 快递数据",
        Era.DATA,
    ),
    *words(Kind.GOODS, Service.WAYBILL_DATA, "实时面单 历史面单 料子 快递料", Era.DATA),
)

_LEVEL_NAMES = (
    "普通 注册 黄金 铂金 白金 钻石 白银 青铜 黑金 至尊 皇冠 王者 星耀 荣耀 金牌 银牌 铜牌 金卡 银卡 "
    "散客 高级 中级 初级 特级 顶级 超级 尊享 终身 永久 终极 战略 企业 个人 体验 新手 批发 零售 散户 商家 "
    "代理 总代 总代理 代理商 一级代理 二级代理 三级代理 特级代理 高级代理 普通代理 金牌代理 钻石代理 "
    "省代 市代 区代 县代 省级代理 市级代理 下家 下级 分站 站长 合伙人 团长 渠道 工作室 大客户 老客户 "
    "至尊代理 黄金代理 铂金代理 银牌代理 皇冠代理 独立代理 核心代理 联盟"
).split()
_ALONE = (
    "黄金 铂金 白金 钻石 白银 青铜 黑金 至尊 金牌 银牌 铜牌 代理 总代 总代理 一级代理 二级代理 "
    "三级代理 特级代理 高级代理 普通代理 金牌代理 钻石代理 省代 市代 区代 至尊代理 黄金代理 铂金代理 "
    "银牌代理 皇冠代理 合伙人 大客户 省级代理 市级代理 散客 散户 至尊vip 钻石vip 黄金vip 铂金vip 超级vip "
    "高级vip 普通vip 金牌vip 皇冠vip"
).split()
"""Levels that need no 会员/价/用户 behind them to be read as one."""

LEVELS: tuple[Word, ...] = (
    *(
        Word(name + tail, Kind.LEVEL, name)
        for name in _LEVEL_NAMES
        for tail in ("会员", "会员价", "用户", "用户价", "价", "价格", "级会员", "级")
    ),
    *(Word(name, Kind.LEVEL, name.replace("vip", "VIP")) for name in _ALONE),
    *words(Kind.LEVEL, "", "会员价 会员价格"),
    *words(Kind.LEVEL, "普通", "普通 普通版"),
    *words(Kind.LEVEL, "普通", "ptvip pt_vip pt_price ordinary"),
    *words(Kind.LEVEL, "金牌", "jpvip jp_vip"),
    *words(Kind.LEVEL, "黄金", "hjvip hj_vip gold"),
    *words(Kind.LEVEL, "铂金", "bjvip bj_vip platinum"),
    *words(Kind.LEVEL, "钻石", "zsvip zs_vip diamond"),
    *words(Kind.LEVEL, "白银", "byvip silver"),
    *words(Kind.LEVEL, "代理", "agent dlprice agent_price dl_price"),
    *(
        Word(f"{name}{tail}", Kind.LEVEL, name.upper().replace(" ", ""))
        for name in (
            "vip",
            "svip",
            *(f"vip{n}" for n in range(16)),
            *(f"v{n}" for n in range(1, 10)),
        )
        for tail in ("", "会员", "会员价", "用户", "价", "价格", "用户价")
    ),
)
PLATFORMS: tuple[Word, ...] = (
    *words(Kind.PLATFORM, "淘宝", "淘宝 淘宝天猫 淘宝专用 淘系 阿里系"),
    *words(Kind.PLATFORM, "天猫", "天猫 天猫专用"),
    *words(Kind.PLATFORM, "阿里", "阿里 阿里专用 阿里巴巴 1688"),
    *words(Kind.PLATFORM, "京东", "京东专用 京东商城 京东平台 京东商家 京东店 京东自营 京东卖家"),
    *words(Kind.PLATFORM, "拼多多", "拼多多 拼多多专用 pdd"),
    *words(Kind.PLATFORM, "抖音", "抖音 抖店"),
    *words(Kind.PLATFORM, "快手", "快手"),
)

SCANS: tuple[Word, ...] = (
    *words(Kind.SCANNED, "yes", "已扫描 已扫 有扫描 扫描过 扫描单号 已揽收 已揽件", Era.NUMBERS),
    *words(Kind.SCANNED, "no", "未扫描 未扫 没扫描 没有扫描 无扫描 不扫描 未揽收", Era.NUMBERS),
)

_CODES = {
    "recipient": "receiver recipient consignee receive rec buyer",
    "sender": "sender shipper consignor send",
}
_CODE_FIELDS = {
    "name": "name",
    "phone": "phone mobile tel telephone",
    "address": "address addr",
}
_PARTIES = {
    "recipient": "收件人 收货人 收件 收货 买家 客户 顾客 对方 收件方",
    "sender": "发件人 发货人 寄件人 发件 发货 寄件 寄件方",
    "both": "收发件人 收寄件人 收发货人",
}
_PARTY_FIELDS = {
    "name": "姓名 名字 名",
    "phone": "电话 手机 手机号 手机号码 电话号码 联系方式 联系电话",
    "address": "地址 详细地址 具体地址 住址 完整地址",
}
FIELDS: tuple[Word, ...] = (
    *words(Kind.FIELD, "name", "姓名 名字 人名 真名 真实姓名"),
    *words(Kind.FIELD, "phone", "电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 联系手机"),
    *words(Kind.FIELD, "phone", "座机 联系号码 手机电话 电话手机 手机号电话"),
    *words(Kind.FIELD, "address", "地址 详细地址 具体地址 完整地址 街道地址 门牌 门牌号 门牌号码"),
    *words(Kind.FIELD, "address", "详细住址 住址 家庭地址"),
    *words(
        Kind.FIELD, "city", "城市 省份 省市 地区 区域 收货城市 收件城市 发货城市 收发城市 收货地点"
    ),
    *words(Kind.FIELD, "city", "发货地 收货地 目的地 省市区 收件地 到达城市 目的城市"),
    *(
        Word(f"{party}{gap}{field}", Kind.CODE, f"{side}:{what}")
        for side, parties in _CODES.items()
        for party in parties.split()
        for what, fields in _CODE_FIELDS.items()
        for field in fields.split()
        for gap in ("_", "")
    ),
    *(
        Word(party + middle + field, Kind.FIELD, f"{side}:{what}")
        for side, parties in _PARTIES.items()
        for party in parties.split()
        for what, fields in _PARTY_FIELDS.items()
        for field in fields.split()
        for middle in ("", "的", "真实", "详细")
    ),
    *words(Kind.PARTY, "recipient", "收件人 收货人 收件 收货 买家 客户 顾客 对方 收方 收件方"),
    *words(Kind.PARTY, "recipient", "收货方 消费者 用户 买方 收件者 收货者"),
    *words(Kind.PARTY, "sender", "发件人 发货人 寄件人 发件 发货 寄件 发件方 寄方 寄件方"),
    *words(Kind.PARTY, "sender", "发货方 发方 寄货人 寄货"),
    *words(Kind.PARTY, "both", "收发件人 收寄件人 收发货人 收发件 收寄 收发双方 寄收件人 收寄双方"),
    *words(
        Kind.PARTY_DATA, "recipient", "收件人信息 收件信息 收货信息 收货人信息 客户信息 买家信息"
    ),
    *words(
        Kind.PARTY_DATA, "recipient", "个人信息 客户资料 个人资料 收件人资料 收货人资料 收件资料"
    ),
    *words(Kind.PARTY_DATA, "recipient", "买家资料 收货资料 个人隐私 隐私信息 客户隐私 收件人数据"),
    *words(
        Kind.PARTY_DATA, "recipient", "收件人任何信息 收件人个人信息 收件人详细信息 收货人详细信息"
    ),
    *words(Kind.PARTY_DATA, "recipient", "收件人完整信息 客户数据 收件方信息 用户信息 个人数据"),
    *words(
        Kind.PARTY_DATA, "recipient", "收件人隐私 买家隐私 收件人的信息 收件人的资料 客户的信息"
    ),
    *words(
        Kind.PARTY_DATA, "sender", "发件人信息 发货人信息 寄件人资料 寄件人信息 发件人资料 发件信息"
    ),
    *words(Kind.PARTY_DATA, "sender", "发货人资料 寄件信息 发件方信息 发件资料 发货信息 寄方信息"),
    *words(Kind.PARTY_DATA, "sender", "发件人任何信息 寄件人任何信息 发件人的信息 发件人隐私"),
    *words(Kind.PARTY_DATA, "both", "收发件人信息 收寄件人信息 收发件人资料 收发件信息 收寄件信息"),
    *words(
        Kind.BARE, "", "纯单号 光单号 裸单号 裸单 仅单号 只有单号 只要单号 单要单号 只有号 只给号 单独单号 无信息 不带信息 无资料 单号无信息"
    ),
    *words(Kind.BARE, "", "没有信息 不含信息 无任何信息 无数据"),
    *words(
        Kind.FULL, "", "全信息 全套信息 完整信息 带信息 有信息 含信息 全资料 信息齐全 带资料 三要素"
    ),
    *words(Kind.FULL, "", "详细信息 全套资料 完整资料 信息完整"),
)

_CARRY = (
    "含 含有 带 带有 包含 包括 附 附带 附有 附送 提供 显示 体现 涉及 出现 展示 透出 保留 展现 标注 注明 "
    "写有 印有 显示出 附上 给出 附赠 填有 打印 登记"
).split()
_DENY = (
    "不 不会 不再 绝不 从不 概不 一律不 一概不 均不 都不 并不 也不 未 不能 不可 无法 不予 决不 统统不 "
    "坚决不 完全不 全部不 未曾 暂不 不单独 皆不 全不 不支持 不可以 默认不 不会有 永不 绝对不 全都不"
).split()

STATEMENTS: tuple[Word, ...] = (
    *(Word(verb, Kind.HAS) for verb in _CARRY),
    *words(
        Kind.HAS, "", "有 都有 均有 全有 还有 也有 可查 能查 可看 能看 查到 看到 可见 查得到 看得到"
    ),
    *words(
        Kind.HAS,
        "",
        "齐全 俱全 齐备 可查到 能查到 可看到 能看到 可以查到 可以看到 连同 连带 随单附",
    ),
    *words(
        Kind.HAS,
        "",
        "可提供 可带 可以带 可指定 能指定 指定 支持指定 任意指定 可显示 可含 可附带 一目了然",
    ),
    *words(Kind.HAS, "", "都带 全带 均带 都含 全含 均含 另附 另带 外加 清晰可见 看得见 查得出 +"),
    *(Word(no + verb, Kind.LACKS) for no in _DENY for verb in [*_CARRY, "含任何", "带任何"]),
    *words(
        Kind.LACKS,
        "",
        "没有 没 无 均无 皆无 全无 概无 绝无 毫无 并无 也无 都无 也没 都没 都没有 均没有",
    ),
    *words(
        Kind.LACKS,
        "",
        "一概没有 一律没有 统统没有 全都没有 也没有 并没有 从来没有 绝对没有 完全没有 一概无",
    ),
    *words(
        Kind.LACKS,
        "",
        "一律无 查不到 看不到 查不出 看不出 看不见 不可见 不可查 不能查 不可看 无法查到 无法看到",
    ),
    *words(
        Kind.LACKS,
        "",
        "去除 去掉 隐去 隐藏 屏蔽 删除 抹去 抹掉 剔除 涂掉 打码 打了码 已去除 遮挡 空缺 欠缺 缺失",
    ),
    *words(Kind.LACKS, "", "不存在 不具备 不会出现 不外带 拿不到 得不到 见不到 不存在任何"),
    *words(Kind.NOT, "", "不是 并非 绝非 并不是 非 不可能 不会不 不等于"),
    *words(
        Kind.HAS, "", "不会没有 无不 无一不 无一不带 无一不含 不会不带 不会不含 不能没有 不可能没有"
    ),
    *words(
        Kind.CANCEL,
        "",
        "泄露 外泄 泄漏 透露 保密 填写 输入 上传 索取 收集 无需 不需要 不需 不用 请填",
    ),
    *words(
        Kind.CANCEL,
        "",
        "填好 倒卖 非法获取 不必 自填 自己填 自行填写 登录 登陆 注册 改 修改 核对 粘贴 导入",
    ),
    *words(
        Kind.CANCEL,
        "",
        "需填 要填 请提供 需提供 需要提供 提供给我们 发给客服 发给我们 备注好 请把 请将 按您",
    ),
    *words(Kind.CANCEL, "", "按你 根据您 您的 贵店 除了 除去 贩卖 侵犯"),
    *words(Kind.ASK, "", "吗 是否 有没有 带不带 能不能 会不会 含不含 要不要 可不可以 是不是"),
)

PRICES: tuple[Word, ...] = (
    *words(
        Kind.SAME, "", "同价 均价 一个价 统一价 一律 统一 均为 都是 全部 均是 一样价 价格一样 都 均"
    ),
    *words(
        Kind.PRICE,
        "",
        "价格 单价 售价 报价 价位 定价 价钱 价 只要 仅需 只需 仅售 仅要 低至 最低 price",
    ),
    *words(
        Kind.PRICE,
        "",
        "价格表 报价表 价目表 收费标准 资费 收费 unit_price unitprice sale_price 代发价",
    ),
    *words(Kind.PRICE, "", "结算价 拿货价 进货价 出售价 卖价 量大到 量大"),
    *words(
        Kind.OLD, "list", "原价 原售价 市场价 市场价格 门市价 官方价 门市 吊牌价 市价 old_price origin_price"
    ),
    *words(
        Kind.OLD,
        "past",
        "以前 之前 曾经 旧价 老价格 前年 往年 昨天 昨日 上周 上月 上个月 去年 涨价前 降价前 调价前",
    ),
    *words(Kind.OLD, "weak", "由 从 原 原来 原先"),
    *words(
        Kind.NEW,
        "now",
        "现价 现在 特价 优惠价 活动价 促销价 现 今日价 今起 即日起 折后价 折后 秒杀价",
    ),
    *words(Kind.NEW, "now", "新价 限时价 本站价 now_price 今天 今日"),
    *words(
        Kind.NEW,
        "change",
        "调整为 调整到 调整至 涨至 涨到 涨为 上调至 上调到 上调为 降至 降到 降为 下调至",
    ),
    *words(
        Kind.NEW,
        "change",
        "下调到 下调为 改为 调为 调至 调到 变为 涨价到 降价到 涨价至 降价至 现改为 涨成 降成",
    ),
    *words(
        Kind.TOP_UP,
        "",
        "充值 一次性 加盟费 加盟 会员费 升级 开通 年费 月费 押金 保证金 体验金 余额 奖励",
    ),
    *words(
        Kind.TOP_UP,
        "",
        "返现 返利 佣金 提现 红包 优惠券 代金券 抵扣 赔付 赔偿 罚款 提成 分成 充送 预存 首充",
    ),
    *words(
        Kind.TOP_UP,
        "",
        "起充 充满 续充 累计消费 累计充值 保底 手续费 赠送 送 返 赠 充 代理费 会员年费 激活",
    ),
    *words(Kind.TOP_UP, "", "满减 立减 减免 退款 退还 交易额 流水 月入 日赚 赚 奖金 定金"),
    *words(
        Kind.OTHER_GOODS,
        "",
        "流量 搜索流量 直播关注 关注 粉丝 收藏 加购 收藏加购 点赞 好评 浏览 访客 短信",
    ),
    *words(
        Kind.OTHER_GOODS,
        "",
        "人气 直播人气 补流量 运费险 快递袋 气泡袋 纸箱 胶带 热敏纸 面单纸 打印机 小号",
    ),
    *words(
        Kind.OTHER_GOODS,
        "",
        "首重 续重 首公斤 运费 邮费 公斤 千克 kg 快递费 寄件费 上门取件 保价费 仓储费 代购",
    ),
    *words(
        Kind.OTHER_GOODS,
        "",
        "首重价 续重价 首重1kg 正常快递 真实快递运费 真实寄件 寄快递 收藏店铺 店铺收藏 买家秀 图片 置顶 问大家",
    ),
    *words(
        Kind.OTHER_GOODS,
        "",
        "评价 晒图 图片评价 拍单 api接口 接口费 软件费 建站 源码 建站费 网站源码 开店",
    ),
    *words(
        Kind.STOPPED,
        "hard",
        "停售 缺货 售罄 下架 已停 停发 停运 暂停 暂停销售 停止销售 已停售 无货 断货",
    ),
    *words(
        Kind.STOPPED,
        "hard",
        "暂缺 维护中 爆仓 停单 暂停发货 已下架 暂停使用 暂停接单 停收 停卖 暂停售卖",
    ),
    *words(Kind.STOPPED, "soft", "面议 电议 私聊 详询 暂无 待定 详谈 另议 咨询"),
    *words(
        Kind.BUYING,
        "",
        "求购 收购 回收 高价收 诚收 求单号 求空包 我要买 想买 长期收 大量收 收料 收单号 收空包",
    ),
    *words(Kind.BUYING, "", "回购 收菜 高价回收 我出 出价 预算 能不能便宜 求带"),
    *words(
        Kind.REMARK,
        "",
        "备注 说明 特点 特色 发货地区 发货地址 时效 状态 网点 描述 简介 适用 适用平台 操作 介绍",
    ),
    *words(
        Kind.COUNT,
        "",
        "库存 销量 编号 序号 重量 天数 剩余 日期 更新时间 更新 积分 折扣 已售 签收率 成功率 评分",
    ),
    *words(
        Kind.COUNT,
        "",
        "件数 天 小时 时间 id 充值额 起充额 充值金额 排名 人数 发货量 每日限量 限购 有效期",
    ),
)

TRAPS: tuple[Word, ...] = words(
    Kind.TRAP,
    "",
    "订单号 订单号码 订单号网 单一用途 空包弹 采购单号 采购订单 购物清单号 邮政编码 真实物流信息 真实物流轨迹 "
    "真实物流记录 真实快递信息 网址 ip地址 本站地址 网站地址 备用地址 发布地址 最新地址 登录地址 公司地址 邮箱地址 "
    "备用网址 地址栏 地址库 地址发布 地址发布页 联系地址 我们的地址 办公地址 仓库地址 客服电话 咨询电话 投诉电话 "
    "服务电话 热线电话 电话客服 订购电话 举报电话 联系客服 电话微信 微信电话 手机版 手机站 手机端 手机网站 手机扫码 "
    "手机下单 手机访问 手机登录 手机淘宝 电话联系 电话咨询 名额 店名 网名 站名 域名 签名 用户名 实名 实名制 著名 "
    "知名 报名 名片 排名第 命名 无论 无忧 无痕 无效 无需担心 无限 无关 无法 无锡 无人 无条件 无水印 无门槛 不但 不仅 "
    "不光 不止 不只 不单 不怕 不降权 不限 不同 不错 不断 没问题 没关系 没事 所有 只有 有限 有限公司 有效 有关 有人 "
    "有意 有时 有利 有需要 有问题 有任何 没有任何问题 拥有 含税 附近 附件 带来 带动 代理加盟 空包网 单号吧 "
    "空包吧 空包站 空单网 淘单 单号之家 诚招代理 招代理 代理加盟 代理费用 代理商城 批发价目 批发价目表 批发价格 批发价格表 批发报价 零售价格 菜鸟面单 普通面单 "
    "电子面单 面单号 会员价格表 会员中心 优惠多多 礼品店 礼品卡 礼品公司 礼品盒 收货地区 发货区域 收发货 "
    "发货速度 发货时间 已发货 代发货 一件代发 物流信息 发货快 今天更新 当天发货 收货时间 确认收货 发货量 客户端 客户群 "
    "客户服务 用户名称 用户中心 用户协议 用户名密码 自动发货 电话费 给力 给予 给你 给您 给你们 留言 写字楼 送达 派送 "
    "配送 送货 返回 充足 充分 加入 加盟商 参加 增加 更加 加微信 加qq 加好友 加群 加快 从而 从事 由于 自由 理由 原因 "
    "原则 现货 现金 实现 表现 出现问题 名单 价值 性价比 高性价比 评价体系 全部商品 全部分类 都市 首都 成都 平均 "
    "均可 代理价格表 关注我们 关注公众号 优惠券码 由我们 从业 非常 非法 是非 除非 运单查询 单号查询 快递单号查询 "
    "运单号查询 真实底单 天天 天猫国际 明天 天津 当天 每天 整天 一天 天内 改善 改进 查询快递 订单 退订单",
)

COURIERS: tuple[Word, ...] = (
    *(Word(text, Kind.COURIER, name) for text, name in SPELLINGS.items()),
    *(Word(text, Kind.COURIER, " ".join(names)) for text, names in GROUPS.items()),
)


_GUARDS = {"普通": re.compile(r"普通(?![\u4e00-\u9fff])")}
"""普通 alone is a level; 普通单号, 普通面单 say something else."""


@cache
def listing_scanner() -> Scanner:
    """The scanner for all of the above, made once."""
    lists = (GOODS, LEVELS, PLATFORMS, SCANS, FIELDS, STATEMENTS, PRICES, TRAPS, COURIERS)
    return scanner((word for entries in lists for word in entries), {**EVERYDAY, **_GUARDS})
