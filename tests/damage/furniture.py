"""Site furniture around a text, put together at random from what the page families show."""

from __future__ import annotations

import random

SITES = ("某某文库", "范文之家", "云溪在线", "公文天地")
CRUMBS = ("工作总结", "教育总结", "政务公开", "规划计划", "范文大全")


def frame(text: str, rng: random.Random, *, title: str) -> str:
    """`text` with furniture above and below it that names `title`."""
    above = rng.choice(_HEADS)(title, rng)
    below = rng.choice(_FEET)(title, rng)
    return "\n".join([*above, text, *below])


def _sharing_head(title: str, rng: random.Random) -> list[str]:
    pages = rng.randint(3, 40)
    previews = [line for n in range(1, 4) for line in (f"{title}_第{n}页", f"第{n}页 / 共{pages}页")]
    facts = (
        f"上传人：用户{rng.randint(100, 999)} 文档编号：{rng.randint(10**6, 10**7)} 格式：DOC 页数：{pages} 大小：30KB"
    )
    return [f"{title}-{rng.choice(SITES)}", facts, "返回 下载 相关 举报", *previews, "点击查看更多>>", "资源描述"]


def _government_head(title: str, rng: random.Random) -> list[str]:
    crumbs = ["当前位置：", "首页", ">", rng.choice(CRUMBS)]
    dates = ["发布时间：", f"2021-0{rng.randint(1, 9)}-11 09:{rng.randint(10, 59)}", "来源：", "某某县人民政府办公室"]
    return [*crumbs, title, *dates, "浏览次数：", str(rng.randint(10, 999)), "【字体：", "大", "中", "小", "】", "打印"]


def _article_head(title: str, rng: random.Random) -> list[str]:
    return [
        f"首页 > {rng.choice(CRUMBS)} > 正文",
        title,
        f"时间：2021-03-0{rng.randint(1, 9)} 作者：佚名 来源：{rng.choice(SITES)} 点击：{rng.randint(10, 9999)}次",
    ]


def _sharing_foot(title: str, rng: random.Random) -> list[str]:
    return [
        "展开阅读全文",
        "猜您喜欢",
        f"{title}范文.doc",
        "学校工作计划.doc",
        f"{rng.choice(SITES)}版权所有",
        "京ICP备00000000号",
    ]


def _government_foot(title: str, rng: random.Random) -> list[str]:
    return [
        "责任编辑：",
        f"张{rng.choice('三四五')}",
        "扫一扫在手机打开当前页",
        "【打印本页】",
        "【关闭窗口】",
        "网站标识码：0000000000",
    ]


def _article_foot(title: str, rng: random.Random) -> list[str]:
    return ["上一篇：某局工作计划", "下一篇：某校工作总结", "相关文章：", "教育局年终总结", "卫生局工作总结"]


def _library_head(title: str, rng: random.Random) -> list[str]:
    facts = [f"ID:{rng.randint(10**6, 10**7)}", "大小:18.67 KB", f"页数:{rng.randint(3, 40)}页", "时间:2018-10-05"]
    shared = f"《{title}》由会员上传分享,免费在线阅读,更多相关内容在应用文档-{rng.choice(SITES)}。"
    return [f"欢迎来到{rng.choice(SITES)}", "浏览记录", *facts, shared]


def _seller_head(title: str, rng: random.Random) -> list[str]:
    return [
        "书签 分享 收藏 举报 版权申诉 / 9",
        f"{title}.docx",
        "- 25.50 KB",
        "- 2021-04-12 发布",
        "- 1、本文档由用户上传，某文库整理发布，可阅读全部内容。",
        "- 2、本文档内容版权归属内容提供方，所产生的收益全部归内容提供方所有。如有争议，请立即联系网站客服。",
        f"- 网站客服QQ：{rng.randint(10**6, 10**7)}",
    ]


def _card_head(title: str, rng: random.Random) -> list[str]:
    card = [
        "索引号：",
        f"{rng.randint(10**6, 10**7)}/2024-0010",
        "主题分类：",
        "综合政务",
        "发文字号：",
        "有效性：",
        "有效",
    ]
    return ["返回顶部", *card, "发布日期：", f"2024年04月06日 16:{rng.randint(10, 59)}", "名称：", title]


def _counter_head(title: str, rng: random.Random) -> list[str]:
    return [title, "VIP专免", "2024-01-12", "999+", f"{rng.randint(10, 99)}KB", f"{rng.randint(3, 40)} 页", "侵权投诉"]


def _terms_foot(title: str, rng: random.Random) -> list[str]:
    return [
        "温馨提示",
        "1. 本站所有资源如无特殊说明，都需要本地电脑安装阅读器，压缩文件请下载软件解压。",
        "2. 本站仅提供交流平台，并不能对任何下载内容负责。",
        f"还剩{rng.randint(3, 40)}页未读，继续阅读",
        "发表评论",
        f"本文标题：{title}",
    ]


_HEADS = (
    _sharing_head,
    _government_head,
    _article_head,
    _library_head,
    _seller_head,
    _card_head,
    _counter_head,
)
_FEET = (_sharing_foot, _government_foot, _article_foot, _terms_foot)
