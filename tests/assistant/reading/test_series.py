"""The latest figure with the older ones beside it, and the steps of a timeline from the first."""

from collections.abc import Callable

from assistant import Assistant
from tests.assistant.conftest import texts

Build = Callable[..., Assistant]
OLD = "滨江港泊位启用\n\n滨江日报讯 截至2024年4月，滨江港共有泊位16座，岸线整修完成。\n"
NEW = "滨江港再添泊位\n\n滨江日报讯 截至2026年8月，滨江港共有泊位近20座，货轮排队缩短。\n"
AIM = "滨江港的目标\n\n滨江日报讯 到2030年，滨江港泊位目标为40座。\n"
DRAFT = "# 滨江港泊位方案（征求意见稿）\n\n## 第一章 现状\n\n截至2026年9月，滨江港共有泊位25座。\n"
FILES = {"old.txt": OLD, "new.txt": NEW, "aim.txt": AIM, "draft.md": DRAFT}
FACTS = [
    {"file": "old.txt", "outlet": "滨江日报", "published": "2024-04-22", "kind": "press"},
    {"file": "new.txt", "outlet": "滨江日报", "published": "2026-08-04", "kind": "press"},
    {"file": "aim.txt", "outlet": "滨江日报", "published": "2026-09-04", "kind": "press"},
    {"file": "draft.md", "published": "2026-09-10", "kind": "plan"},
]
ASKED = "滨江港目前共有泊位多少座？"


def test_the_newest_figure_comes_first_and_the_older_ones_behind_it_with_their_days(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED)
    assert answer.kind == "latest"
    assert answer.short_answer == "近20座"
    assert [text[:9] for text in texts(answer)] == ["截至2026年8月", "截至2024年4月"]
    assert any("近20座（2026-08）" in note and "16座（2024-04）" in note for note in answer.notes)


def test_a_series_has_a_point_for_each_figure_with_its_number_and_its_citation(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED)
    assert [(one["as_of"], one["value"], one["amount"]) for one in answer.series] == [
        ("2026-08", "近20座", 20.0),
        ("2024-04", "16座", 16.0),
    ]
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert all(one["value"] in quotes[one["citation"]] for one in answer.series)


def test_neither_a_target_nor_a_draft_is_the_newest(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED)
    assert not any("40座" in text or "25座" in text for text in texts(answer))


def test_as_of_a_day_the_latest_is_what_was_known_then(build_town: Build) -> None:
    answer = build_town(FILES, *FACTS).ask(ASKED, as_of="2025-06-30")
    assert answer.short_answer == "16座"


def test_one_figure_alone_needs_no_series(build_town: Build) -> None:
    answer = build_town({"new.txt": NEW}, FACTS[1]).ask(ASKED)
    assert answer.short_answer == "近20座"
    assert answer.notes == ()


LAID = "滨江大桥动工\n\n滨江日报讯 滨江大桥2023年3月动工。\n"
JOINED = "滨江大桥合龙\n\n滨江日报讯 滨江大桥2025年6月合龙。\n"
OPENED = "滨江大桥通车\n\n滨江日报讯 滨江大桥2026年1月通车。\n"


def test_a_timeline_is_told_from_its_beginning_whatever_was_found_first(build_town: Build) -> None:
    town = build_town({"c.txt": LAID, "a.txt": OPENED, "b.txt": JOINED})
    answer = town.ask("滨江大桥建设的历程是怎样的？")
    assert answer.kind == "timeline"
    assert [text[-3:-1] for text in texts(answer)] == ["动工", "合龙", "通车"]
    assert any("2023-03" in note and "2026-01" in note for note in answer.notes)
    assert [(one["as_of"], one["value"]) for one in answer.series] == [
        ("2023-03", ""),
        ("2025-06", ""),
        ("2026-01", ""),
    ]


def test_a_timeline_leaves_out_what_is_of_another_place(build_town: Build) -> None:
    other = OPENED.replace("滨江", "南京").replace("2026年1月", "2020年1月")
    answer = build_town({"a.txt": LAID, "b.txt": JOINED, "c.txt": other}).ask("武汉大桥建设的历程是怎样的？")
    assert not any("南京" in text for text in texts(answer))
