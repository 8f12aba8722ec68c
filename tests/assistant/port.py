"""The documents of the tests of yes and no, false premises and near misses: a port that is nowhere, in both languages."""

FILES = {
    "press/trade.txt": "滨江市公布去年外贸\n\n2025年滨江市出口增长6.1%，进口下降2.3%。\n\n"
    "2025年滨江市地区生产总值增长5%，优良天数比例首次超过80%。\n\n2025年滨江市居民消费价格没有上涨。\n\n"
    "2026年滨江市工业投资预期目标为增长7%左右。\n",
    "press/channel.txt": "北航道完成疏浚\n\n滨江港北航道水深15米，可以通行十万吨级货轮。\n\n滨江港二期工程投资20亿元，由港务集团承建。\n",
    "laws/port.md": "# 滨江港管理办法\n\n第五条 港口经营人不得向渔民收取停泊费。\n\n第六条 船长可以申请夜间进港。\n\n"
    "第七条 货船进港应当报告。\n\n第八条 游艇进港不必报告。\n\n第九条 港务局不设专职引航员。\n\n第十条 鼓励渔船投保，但并不强制所有渔船都必须如此。\n",
    "press/museum.txt": "航海博物馆消息\n\n滨江航海博物馆于2025年5月1日开放。\n",
    "press/museum-evening.txt": "晚报消息\n\n滨江航海博物馆在2025年5月1日没有开放，门口贴着告示。\n",
    "press/boxes.txt": "港口吞吐量\n\n2025年滨江港集装箱吞吐量121万标准箱。\n",
    "press/boxes-bulletin.txt": "统计公报\n\n2025年滨江港集装箱吞吐量118万标准箱。\n",
    "press/ferry-2024.txt": "轮渡停航\n\n东湖轮渡2024年停运。\n",
    "press/ferry-2025.txt": "轮渡复航\n\n东湖轮渡2025年恢复。\n",
    "press/quay.txt": "Harbour City reports on 2025\n\nThe northern quay of Harbour City is 900 metres long.\n\n"
    "Harbour City will raise its mooring tax in 2025, the mayor said.\n\nPassenger traffic fell 4 percent in 2025.\n\n"
    "The fish market did not close in 2025.\n",
}
MANIFEST = [
    {"file": "press/trade.txt", "outlet": "滨江日报", "published": "2026-02-01", "kind": "press", "lang": "zh"},
    {"file": "press/channel.txt", "outlet": "滨江日报", "published": "2026-02-02", "kind": "press", "lang": "zh"},
    {"file": "laws/port.md", "published": "2024-01-01", "kind": "law", "lang": "zh"},
    {"file": "press/museum.txt", "outlet": "滨江日报", "published": "2025-05-02", "kind": "press", "lang": "zh"},
    {
        "file": "press/museum-evening.txt",
        "outlet": "滨江晚报",
        "published": "2025-05-02",
        "kind": "press",
        "lang": "zh",
    },
    {"file": "press/boxes.txt", "outlet": "滨江日报", "published": "2026-02-03", "kind": "press", "lang": "zh"},
    {"file": "press/boxes-bulletin.txt", "outlet": "滨江市统计局", "published": "2026-02-04", "kind": "press"},
    {"file": "press/ferry-2024.txt", "outlet": "滨江日报", "published": "2024-06-01", "kind": "press", "lang": "zh"},
    {"file": "press/ferry-2025.txt", "outlet": "滨江日报", "published": "2025-06-01", "kind": "press", "lang": "zh"},
    {"file": "press/quay.txt", "outlet": "Gazette", "published": "2025-12-11", "kind": "press", "lang": "en"},
]
