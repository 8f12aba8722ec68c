"""The documents of the assistant's tests: a town that is nowhere, its press, its plans and a memo for its news desk."""

PARK = """滨江市新增绿地三百二十公顷

滨江日报3月5日讯（记者林晓）滨江市园林局5日公布，2025年全市新增绿地320公顷，人均公园面积达到16.4平方米。

园林局局长何川说，今年的重点在老城区。柳树街公园将在秋天开门，面积为9公顷。

何川介绍，今年要做好三件事：

一是改造旧仓库。仓库原属港务公司，空了十年。

二是打通沿河步道。步道全长12公里，分四段施工。

三是建口袋公园。口袋公园都在学校旁边。

市水务局修建了北岸泵站。该泵站每天抽水48000立方米，由两台电机驱动。

（责任编辑：周宁）
"""
REPRINT = PARK.replace("滨江市新增绿地三百二十公顷", "老城区将添公园")
TRAM = """Harbour tram opens to passengers

HARBOUR CITY, Feb. 11, 2026 (Gazette) -- The first tram left the old customs house on Wednesday. It carried 41,000 passengers on its first day.

The transit office named three reasons for the delay. First, the rails came late. Second, the bridge needed repair. Third, drivers had to be trained.

Mara Lindqvist, head of the transit office, said the fare would stay at 2.50 crowns. Tickets are sold at every stop.

A second line is planned for the northern quays.
"""
WATER_DRAFT = """# 滨江市水务发展规划（征求意见稿）

## 第一章 总体要求

### 第一节 目标

到2030年，再生水利用率达到35%，管网漏损率降到9%以下。
"""
WATER = """# 滨江市水务发展规划

## 第一章 总体要求

### 第一节 目标

到2030年，再生水利用率达到40%，管网漏损率降到8%以下。

## 第二章 主要任务

### 第二节 重点工程

重点工程包括下列各项：

（一）建设六座再生水厂。

（二）更新老旧管网八百公里。

（三）建立河湖水质日报制度。

| 指标 | 2025年 | 2030年 |
| --- | --- | --- |
| 再生水利用率 | 28% | 40% |
| 供水水质达标率 | 98% | 99% |
"""
LIBRARY = """新图书馆试开放

滨江日报讯（记者林晓）新图书馆试开放，馆内藏书52万册，阅览座位1200个。馆长许岚说，夜间阅览室每天开到十点。
"""
MEMO = """夜航专题会议纪要

夜航专题共刊发7篇，首篇写灯塔守护人。夜航专题的解禁时间为2026年9月1日上午8时。
"""
FILES = {
    "press/park.txt": PARK,
    "press/park-reprint.txt": REPRINT,
    "press/tram.txt": TRAM,
    "press/library.txt": LIBRARY,
    "plans/water-draft.md": WATER_DRAFT,
    "plans/water.md": WATER,
    "memo.txt": MEMO,
}
MANIFEST = [
    {"file": "press/park.txt", "outlet": "滨江日报", "published": "2026-03-05", "kind": "press", "lang": "zh"},
    {"file": "press/park-reprint.txt", "outlet": "滨江晚报", "published": "2026-03-06", "reprint_of": "press/park.txt"},
    {"file": "press/tram.txt", "outlet": "Gazette", "published": "2026-02-11", "kind": "press", "lang": "en"},
    {"file": "press/library.txt", "outlet": "滨江日报", "published": "2024-06-01", "kind": "press", "lang": "zh"},
    {"file": "plans/water-draft.md", "published": "2025-11-20", "kind": "plan"},
    {"file": "plans/water.md", "published": "2026-01-15", "kind": "plan", "version_of": "plans/water-draft.md"},
    {"file": "memo.txt", "published": "2026-08-10", "kind": "press", "groups": ["desk"]},
]
