"""The words of a listing: goods, audiences, data fields, what is said of them, and prices.

Reviewed as code. A line is ``kind value era: words``; ``-`` stands for no value, and the era
(see ``words.Era``) is given where the word belongs to one; the kinds are in ``kinds``. To add
a word, write it into its line, folded (Simplified, NFKC, lower case), and add a case to the
tests. A word that would be found inside an innocent one gets that one as a trap. Words made
of parts (黄金+会员价, 不+提供) are in ``compounds``.
"""

from __future__ import annotations

from functools import cache

from waybillwatch.compounds import COMPOUNDS, GUARDS
from waybillwatch.kinds import Kind
from waybillwatch.sayings import FIELDS, STATEMENTS
from waybillwatch.words import Scanner, Word, read_words, scanner

__all__ = ["LISTS", "Kind", "listing_scanner"]


_GOODS = """
goods 单号 2012-13: 单号 快递单号 运单号 运单号码 物流单号 真实单号 单号大厅 单号库 单号网
goods 单号 2012-13: 淘宝单号 真实快递单号 快递号 运单 条码单号
goods 底单 2012-13: 手写 手写版 打印 打印版 电子版 底单 手写底单 底单发件联 签收底单 签收证明 底单扫描件 底单照片 底单图片
goods 底单 2012-13: 电子底单 纸质底单
goods 底单 2014-20: 发货底单 快递底单 空包底单 底单申诉
goods 空包 2014-20: 空包 快递空包 空包单号 空包裹 空单 空单号 空快递 空快递单号 空包快递
goods 空包 2014-20: 空包代发 代发空包 空包快递单号 空件
goods 礼品代发 2020-: 小礼物 小李品 李品代发 小李品带发 小礼品带发 礼品带发 小李品代发 礼品dai发 礼品 礼品代发 小礼品代发 礼品单 礼品件 礼品单号 小礼品 礼品快递 信封件 礼品信封
goods 礼品代发 2020-: 代发礼品 代发小礼品 礼品发货
goods 真实物流: 真实物流 真实快递 真实快递代发 真实包裹 实包 实包代发 真实包裹代发 真实发货
goods 面单 2020-data: 面单数据 面单信息 快递面单 面单 面d 面当 快递数据 实时面单 历史面单 料子
goods 面单 2020-data: 快递料 昨日料 昨天料 昨天的料 昨日的料 上周料 上周的料 上月料 上个月的料 昨日面单 昨日数据 昨日单
"""  # noqa: E501  (a list of words: a line a tag)
_LEVELS = """
level -: 会员 会员价 会员价格
level 普通: 普通 普通版 ptvip pt_vip pt_price ordinary
level 金牌: jpvip jp_vip
level 黄金: hjvip hj_vip gold
level 铂金: bjvip bj_vip platinum
level 钻石: zsvip zs_vip diamond
level 白银: byvip silver
level 代理: agent dlprice agent_price dl_price
level 散客: 散客价
"""
_PLATFORMS = """
platform 淘宝: 淘宝 淘宝天猫 淘宝专用 淘系 阿里系
platform 天猫: 天猫 天猫专用
platform 阿里: 阿里 阿里专用 阿里巴巴 1688
platform 京东: 京东专用 京东商城 京东平台 京东商家 京东店 京东自营 京东卖家
platform 拼多多: 拼多多 拼多多专用 pdd
platform 抖音: 抖音 抖店
platform 快手: 快手
"""
_SCANS = """
scanned yes 2012-13: 已扫描 已扫 有扫描 扫描过 扫描单号 已揽收 已揽件
scanned no 2012-13: 未扫描 未扫 没扫描 没有扫描 无扫描 不扫描 未揽收
"""
_PRICES = """
same -: 同价 均价 一个价 统一价 一律 统一 均为 都是 全部 均是 一样价 价格一样 都 均
price -: 价格 单价 售价 报价 价位 定价 价钱 挂牌价 拿号价 现货价 价 只要 仅需 只需 仅售 仅要 低至 最低 price 价格表
price -: 报价表 价目表 收费标准 资费 收费 unit_price unitprice sale_price 代发价 结算价 拿货价
price -: 进货价 出售价 卖价 量大到 量大
old past: 划线价 昨价 昨天价 昨日价
old list: market_price marketprice original_price list_price 平时 平常 原价 原售价 市场价 市场价格 门市价 官方价 门市 吊牌价 市价 old_price origin_price
old past: 从前 当初 以前 之前 曾经 旧价 老价格 前年 往年 昨天 昨日 上周 上月
old past: 上个月 去年 涨价前 降价前
old past: 调价前
old weak: 由 从 原 原来 原先
new now: 本周 本月 现价 现在 特价 优惠价 活动价 促销价 现 今日价 今起 即日起 折后价 折后 秒杀价 新价
new now: 限时价 本站价 now_price 今天 今日
new still: 还是 仍是 仍为 保持 依旧 照旧
new change: 调整为 调整到 调整至 涨至 涨到 涨为 上调至 上调到 上调为 降至 降到 降为 下调至
new change: 下调到 下调为 改为 调为 调至 调到 变为 涨价到 降价到 涨价至 降价至 现改为 涨成 降成
top_up -: 充值 赔 储值 入数 一次性充值 一次性付 一次性交 一次性缴 一次充值 加盟费 会费 门槛费 券 津贴 工资 底薪 加盟 会员费 升级 开通 年费 月费 押金 保证金 体验金 余额 奖励 返现
top_up -: 返利 佣金 提现 红包 优惠券 代金券 抵扣 赔付 赔偿 罚款 提成 分成 充送 预存 首充 起充
top_up -: 充满 续充 累计消费 累计充值 保底 手续费 赠送 送 返 赠 充 代理费 会员年费 激活 满减
top_up -: 立减 减免 退款 退还 交易额 流水 月入 日赚 赚 奖金 定金
other_goods -: 流量 搜索流量 直播关注 关注 粉丝 收藏 加购 收藏加购 点赞 好评 浏览 访客 短信 人气
other_goods -: 直播人气 补流量 运费险 快递袋 气泡袋 纸箱 胶带 热敏纸 面单纸 打印机 小号 首重
other_goods -: 续重 首公斤 运费 邮费 公斤 千克 kg 快递费 寄件费 上门取件 保价费 仓储费 代购
other_goods -: 首重价 续重价 首重1kg 正常快递 真实快递运费 寄快递 收藏店铺 店铺收藏 买家秀 图片
other_goods -: 问大家 评价 晒图 图片评价 拍单 api接口 接口费 软件费 建站 源码 建站费 网站源码
other_goods -: 开店 补差价 补差 打包费 仓租 耗材 打单纸 充值卡 标签纸
stopped hard: 停售 缺货 售罄 下架 已停 停发 停运 暂停 暂停销售 停止销售 已停售 无货 断货 暂缺
stopped hard: 维护中 爆仓 停单 暂停发货 已下架 暂停使用 暂停接单 停收 停卖 暂停售卖
stopped soft: 不做 不卖 不接 面议 电议 私聊 详询 暂无 待定 详谈 另议
buying -: 求购 收购 回收 高价收 诚收 求单号 求空包 我要买 想买 长期收 大量收 收料 收单号 收空包
buying -: 回购 收菜 高价回收 我出 出价 预算 能不能便宜 求带 我就要 求几个 求一个 【收】 【求】
buying -: 【求购】 [收] [求] [求购]
remark -: 备注 说明 特点 特色 发货地区 发货地址 时效 状态 网点 描述 简介 适用 适用平台 操作 介绍
remark -: remark note desc description memo
count -: 小计 合计 总计 库存 销量 编号 序号 重量 天数 剩余 日期 更新时间 更新 积分 折扣 已售 签收率 成功率 评分
count -: 件数 天 小时 时间 id 充值额 起充额 充值金额 排名 人数 发货量 每日限量 限购 有效期 stock
count -: gid sort status weight count num sales 日出单量 出单量 日单量 月销
others talk: 报上 报纸 听说 有人说 网上说 那家 坑过 被坑 在别处 第一家 第二家 第三家 有一家 另一家 上一家
others press: 记者 本报 据某 暗访 通讯员
others -: 买过 做不了 一分一块 别家 别人家 人家 外面 其他家 其他平台 同行
others -: 建议零售价 建议零售 建议售价 零售指导价 指导价 某平台 某网站 某站 某家 有的站 有些站 别的站 别处 别人 楼上 本身 市面上 行情 报道 我用的 我用 我买的 上家 进价 成本 成本价 骗子 被骗
"""  # noqa: E501  (a list of words: a line a tag)
_TRAPS = """
trap -: 快递名字 快递名称 公司名字 订单号 订单号码 订单号网 单一用途 空包弹 采购单号 采购订单 购物清单号 邮政编码
trap -: 真实物流信息 真实物流轨迹 真实物流记录 真实快递信息 网址 ip地址 本站地址 网站地址
trap -: 备用地址 发布地址 最新地址 登录地址 公司地址 邮箱地址 备用网址 地址栏 地址库 地址发布
trap -: 地址发布页 联系地址 我们的地址 办公地址 仓库地址 客服电话 咨询电话 投诉电话 服务电话
trap -: 热线电话 电话客服 订购电话 举报电话 联系客服 电话微信 微信电话 手机版 手机站 手机端
trap -: 手机网站 手机扫码 手机下单 手机访问 手机登录 手机淘宝 电话联系 电话咨询 名额 店名 网名
trap -: 站名 域名 签名 用户名 实名 实名制 著名 知名 报名 名片 排名第 命名 无论 无忧 无痕 无效
trap -: 无需担心 无限 无关 无法 无锡 无人 无条件 无水印 无门槛 不但 不仅 不光 不止 不只 不单
trap -: 不怕 不降权 不限 不同 不错 不断 没问题 没关系 没事 所有 有限 有限公司 有效 有关
trap -: 有人 有意 有时 有利 有需要 有问题 有任何 没有任何问题 拥有 含税 附近 附件 带来 带动
trap -: 代理加盟 空包网 单号吧 空包吧 空包站 空单网 淘单 单号之家 诚招代理 招代理 代理费用
trap -: 代理商城 批发价目 批发价目表 批发价格 批发价格表 批发报价 零售价格 菜鸟面单 普通面单
trap -: 电子面单 面单号 会员价格表 会员中心 优惠多多 礼品店 礼品卡 礼品公司 礼品盒 收货地区
trap -: 发货区域 收发货 发货速度 发货时间 已发货 代发货 一件代发 物流信息 发货快 今天更新
trap -: 当天发货 收货时间 确认收货 客户端 客户群 客户服务 用户名称 用户中心 用户协议
trap -: 用户名密码 自动发货 电话费 给力 给予 给你 给您 给你们 留言 写字楼 送达 派送 配送 送货
trap -: 返回 充足 充分 加入 加盟商 参加 增加 更加 加微信 加qq 加好友 加群 加快 从而 从事 由于
trap -: 自由 理由 原因 原则 现货 现金 实现 表现 出现问题 名单 价值 性价比 高性价比 评价体系
trap -: 全部商品 全部分类 都市 首都 成都 平均 均可 代理价格表 关注我们 关注公众号 优惠券码
trap -: 由我们 从业 非常 非法 是非 除非 运单查询 单号查询 快递单号查询 运单号查询 真实底单
trap -: 手机尾号 电话尾号 手机后四位 手机号后四位 手机归属地 手机号段 三无 三无单号 手机支架 手机壳
trap -: 天猫国际 明天 天津 当天 每天 整天 一天 天内 改善 改进 查询快递 订单 退订单
"""  # noqa: E501  (a list of words: a line a tag)

LISTS: tuple[tuple[Word, ...], ...] = tuple(
    read_words(text, Kind)
    for text in (
        _GOODS,
        _LEVELS,
        _PLATFORMS,
        _SCANS,
        FIELDS,
        STATEMENTS,
        _PRICES,
        _TRAPS,
    )
)


@cache
def listing_scanner() -> Scanner:
    """The scanner for all the words of a listing, made once."""
    plain = [word for entries in LISTS for word in entries]
    return scanner((*COMPOUNDS, *plain), GUARDS)
