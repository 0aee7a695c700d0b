"""The words that tell what a page is: a seller's, the press's, a courier's, a program's.

A line is ``kind value era: words``, as in ``lexicon``. Each kind has a weight in ``triage``; a
page is judged by distinct words, so that one word written a hundred times counts once.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from waybillwatch.words import Scanner, Word, read_words, scanner


class Cue(StrEnum):
    """What a word points to."""

    GOODS = "goods"
    """What the trade sells."""
    OFFER = "offer"
    """A verb of selling: counts beside goods, in a clause that does not deny it."""
    ORDER = "order"
    """The flow of ordering: charging an account, drawing numbers, agents."""
    OWN = "own"
    """A shop speaks to its customers."""
    USE = "use"
    """What the numbers are for: fake orders."""
    FOOTPRINT = "footprint"
    """The programs such shops run on."""
    DENIAL = "denial"
    """Turns an offer round: 从不出售."""
    PRESS = "press"
    COURT = "court"
    """Courts, police and regulators."""
    LAW = "law"
    """Words of the law that disclaimers use too."""
    REPORT = "report"
    """Speaks of the trade from outside: 该网站, 所谓, 自称."""
    ASKING = "asking"
    """Explains or asks."""
    WARNING = "warning"
    """Somebody complains or warns."""
    TRACKING = "tracking"
    """A courier's or a look-up tool's page."""
    FREIGHT = "freight"
    SAAS = "saas"
    """Programs and their interfaces: 电子面单, API, ERP."""
    SHOP = "shop"
    """Wares of other shops."""
    BUYING = "buying"
    """Somebody wants to buy."""
    FORUM = "forum"
    TRAP = "trap"


_GOODS = """
goods - 2012-13: 单号 快递单号 运单号 物流单号 淘宝单号 真实单号 底单 扫描单号
goods - 2014-20: 空包 快递空包 空包单号 空包裹 空单 空快递 空快递单号
goods - 2020-: 礼品代发 礼品单 礼品件 信封件 小礼品代发 代发礼品 礼品单号 小礼品
goods - 2020-data: kd实时 kd照片 快递数据 实时料 隔夜料 历史料 一手料 面单照片 面单信息 物流料
goods - 2020-data: 面单 面单数据 快递面单 面d 面当 实时面单 料子 kd料 面单料
"""
_OFFERS = """
offer -: 出售 批发 专做 专业 供应 销售 售卖 代发 代开 长期出售 常年批发 低价 大量 现货 直销
offer -: 在线购买 购买 提供 专营 主营 零售 欢迎选购 诚信经营 一手货源 货源 特价 优惠 新到 到货
offer -: 招代理 诚招代理 招商 便宜卖 低至 最低 承接 接单 都有货 有货 卖 发单 可发 秒发 制作
offer -: 代做 补货 上新 任选 下单 低价批发 代购单号 收费 只做 长期出 出料 【出】 【供】
denial -: 从不 绝不 不卖 不出售 不提供 从未 没有出售 严禁 禁止 不得 拒绝 不再 勿信 请勿
denial -: 查处 不销售 不做 非法 不接受 停止
order -: 在线充值 自动充值 自助充值 充值 提取单号 提号 批量购买 自助下单 空包下单 快递下单
order -: 申请底单 邀请好友 代理加盟 我要下单 自动发号 自动发货 会员升级 升级会员 绑定提现帐号
order -: 设置发货地址 财付通 购买空包 批量购买空包 购买单号 会员价 代理价 推广返利 下级代理
order -: 一单一用 单号唯一 只出售一次 只卖一次 已扫描 未扫描 全国发全国 任意指定 自定地址 秒出单
order -: 样单 拿号 发号 开通代理 批量下单 立即购买单号 单号库 自动到账 提取 出号 出单 截单
order -: 导入订单
use -: 刷单 补单 刷钻 刷销量 刷信誉 ab单 放单 拍a发b 不怕降权 降权 冲销量 提升销量 提升店铺销量
use -: 刷信用 s单 补流量 安全不降权 店铺销量 销量 信誉 改销量 物流记录 走件记录 冲钻 上钻
own -: 本站 本店 本平台 本吧 本大厅 本库 老板们 各位老板 亲 亲们 新老客户 老客户 站长 客服 加我
own -: 联系客服 量大从优 需要的联系 要的加 私聊 欢迎 诚信 售前 售后 咨询 承诺 放心 本人长期 长期
own -: 一手
footprint -: kongbao /bag/buy_pl /user/buy /order/index /friends/invitation buy_pl
"""
_AGAINST = """
press -: 记者 本报 晨报 日报 晚报 都市报 早报 商报 报道 通讯员 采访 暗访 据了解 据悉 责编
press -: 责任编辑 截至发稿 受访 编者按 新华社 央视 新闻热线 报料 爆料 本台 讯 电视台 新闻网
press -: 调查发现 律师 专家表示 业内人士 消费者协会 新闻来源 稿源 曝光 揭秘 起底 主持人 观众
press -: 本刊 见习记者 headline 专家 同期声 解说 演播室 编导 撰文 日讯 电讯 文字实录
press -: 播出时间 投稿 线索 发稿 报社 广电
court -: 法院 判决 被告人 获刑 检察院 有期徒刑 判处 警方 公安机关 民警 犯罪嫌疑人 涉案 抓获 通报
court -: 侵犯公民个人信息 公诉 审理 刑法 邮政管理局 邮政管理部门 行政处罚 刑事 立案 派出所 网警
court -: 公安局 征求意见稿 本办法 个人信息保护法 电商法 反诈 反不正当竞争法 电子商务法 判决书
court -: 缓刑 庭审 检察官 起诉 最高人民法院 案例 原告 罪 学校 同学们 保卫处 办法 第十条 第五条
court -: 经查 查明
law -: 违法 依法 规定 处罚 罚款 条例 公安 犯罪 法律 工商
warning -: 骗子 被骗 投诉 避雷 受害 警惕 谨防 维权 上当 骗局 黑心 诈骗 报警 冒充 退货 索赔
warning -: 拉黑 跑路 踩坑 避坑 差评 追回 假货 废号 虚假物流 隐私泄露 兼职 黑名单 封店 违规 扣分
warning -: 虚假交易 虚假发货 平台规则 治理 打击 举报 受骗 提醒
report -: 该网站 该平台 该站 该团伙 一些网站 这些网站 这类网站 此类 所谓 上述 网上有人 有网友
report -: 他家 自称 据称 其网站 涉事 声称 网站称 客服称 打着 不法 对方 有人 卖家称 某网站 某平台
report -: 有的网站 这种网站 网上有 后来 当时 去年 他们 以前 空包网站 单号网站 卖单号的 卖空包的 倒卖
report -: 贩卖 产业链 灰产 黑产 灰色产业 化名 受访者 讲述 讲述者 庆幸 奉劝 劝大家 科普 词条 均价
report -: 摘要
report -: 参考文献 参考资料 本文 综述 业内 他说 她说 它们 地下交易 潜规则
asking -: 什么是 是什么 怎么 如何 为什么 请问 有没有 谁知道 求助 是不是 区别 意思 会不会
tracking -: 快递查询 单号查询 快递单号查询 运单查询 运单号查询 快件查询 快件跟踪 物流查询 查件
tracking -: 查快递 网点查询 网点分布 派件中 服务热线 客户服务热线 官方网站 输入单号 请输入运单号
tracking -: 输入快递单号 物流跟踪 快件状态 转运中心 已签收 签收人 派件员 查询结果 在途 单号格式
tracking -: 几位数 校验位 运单号码规则 位数字 几位 订阅物流 物流轨迹 输入运单号 track tracking
tracking -: 开头
freight -: 首重 续重 运费 保价 上门取件 计费重量 江浙沪 仓储费 入库费 出库费 操作费 仓储 体积重
freight -: 专线 零担 整车 托运 轻货 重货 泡货 集运 清关 包税 揽收 派费 月结 大客户协议 电商件
freight -: 发件价 散件 kg 打包费 代发仓 云仓 托盘 运价 公斤 仓库 寄件
saas -: 电子面单 api 接口文档 开放平台 sdk erp 打单软件 请求参数 返回示例 appkey 开发者 json
saas -: 接口 快递鸟 打印组件 打单 批量打印 系统对接 订单管理 webhook 源码 数据库 函数 npm
saas -: package heartbeat 心跳包 数据包 tcp udp packet class import def public void 报文 字段
saas -: 模板 调用 插件 试用 版本 错误码 请求头 返回码 授权 升级日志 github 仓库地址 开源 测试数据
saas -: 电子面单账号 单号余额 面单余额 余额不足
shop -: 购物车 门市 尺寸 材质 商品详情 包装盒 礼品盒 礼盒 喜糖 手机号码 靓号 纸箱 快递袋 热敏纸
shop -: 气泡膜 打印机 胶带 购物卡 购物券 定制礼品 企业礼品 杯子 样品 起订 公分 厘米 毫米 规格
shop -: 型号 面料 月租 套餐 号段 选号 成色 银行 回单 网银 存款 礼品卡 预付卡 单用途 副本 枪 弹药
shop -: 空包弹 标签 供货 进货 货号 采购 供应商 供应链 加工 定做 烫金 红包袋 红包封 利是封 图案 款式
shop -: 面料
shop -: 颜色 均码 尺码 羽绒 纯棉 加盟费 保证金 门头 总部 驻点 门面 开业 伴手礼
shop -: 打样 定金 排版 丝印 实体店 专柜 防伪 净含量 保质期 口味 码数
buying -: 求购 收购 回收 高价收 诚收 求单号 求空包 我要买 想买 长期收 大量收 收料 有没有卖
buying -: 哪里买 谁有 求推荐 求靠谱 求介绍 收单号 收空包 收面单 同求 预算 求购信息 采购清单 现金收
buying -: 有货的联系 有货的加 有货的老板 有资源的
forum -: 楼主 回帖 发帖 帖子 回复 沙发 跟帖 版主 论坛 贴吧 网友 提问 回答 赞同 评论 博主 匿名
"""
_TRAPS = """
trap -: 订单号 订单号码 采购单号 采购订单 单一用途 空包弹药 邮政编码 真实物流信息 空包装
trap -: 空包装盒 包裹单号 单号网络 专业版 专业人士 出售后 售出 卖家 买卖 购买须知 购买者
trap -: 购买说明 出现 出来 出去 出发 发出 出口 输出 出台 退出 突出 出生 出版 出租 出行 出示 提出
trap -: 出具 出错 出差 导出 出自 超出 演出 支出 出入 出境 出价 外出 出于 罪名 得罪 讯息 通讯
trap -: 资讯 腾讯 快讯 短讯 微讯 讯飞 购物 网购 团购 订购 选购 邮购 下单后 下单时间 枪手
trap -: 工商银行 提醒您收藏 仓库直发 日报道 月报道 年报道 违法活动 违法用途 违法犯罪 依法经营
trap -: 字段名 销量使用 所有人 没有人 只有人 办法律 有人工 亲自 亲戚 亲爱 母亲 父亲 欢迎来电
trap -: 怎么样 系统公告
"""

LISTS: tuple[tuple[Word, ...], ...] = tuple(
    read_words(text, Cue) for text in (_GOODS, _OFFERS, _AGAINST, _TRAPS)
)


@cache
def cue_scanner() -> Scanner:
    """The scanner for all of the above, made once."""
    return scanner(word for entries in LISTS for word in entries)
