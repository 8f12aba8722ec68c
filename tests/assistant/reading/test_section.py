"""A part that a question names is told whole, in order; of a long one the first sentence of each paragraph."""

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant

Build = Callable[..., Assistant]
PLAN = """# 滨江市水务发展规划

## 第一章 总体要求

坚持节水优先。全市用水总量不再增加。

## 第二章 人才和队伍

每年培训河长二百名。

### 第一节 学校

水利学校扩招。

## 第三章 保障措施

建立考核制度。
"""
OTHER = "# 东湖市林业发展规划\n\n## 第二章 造林\n\n每年植树一万亩。\n"
LAW = "# 滨江市节水条例\n\n第一条 为了节约用水，制定本条例。\n\n第二条 洗车应当使用再生水。违反的，罚款五百元。\n\n第三条 本条例自公布之日起施行。\n"


@pytest.fixture
def plans(build_town: Build) -> Assistant:
    return build_town({"water.md": PLAN, "trees.md": OTHER, "law.md": LAW})


def said(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences]


@pytest.mark.parametrize(
    "question",
    ["滨江市水务发展规划第二章讲了什么？", "概括滨江市水务规划第2章的内容。", "滨江市水务规划讲人才那一章提出了什么？"],
)
def test_a_chapter_is_told_whole_with_what_stands_under_its_sections(plans: Assistant, question: str) -> None:
    assert said(plans.ask(question)) == ["每年培训河长二百名。", "水利学校扩招。"]


def test_the_chapter_is_that_of_the_document_that_is_named(plans: Assistant) -> None:
    assert said(plans.ask("东湖市林业发展规划第二章写了些什么？")) == ["每年植树一万亩。"]


def test_a_plan_is_known_by_its_short_form(build_town: Build) -> None:
    plan = "# 国民经济和社会发展第十二个五年规划纲要\n\n## 第三章 主要目标\n\n再生水利用率明显提高。\n"
    town = build_town({"twelfth.md": plan, "trees.md": OTHER.replace("第二章", "第三章")})
    assert said(town.ask("“十二五”规划第三章提出了哪些目标？")) == ["再生水利用率明显提高。"]


def test_a_chapter_of_a_document_that_is_not_there_is_not_told(plans: Assistant) -> None:
    assert not any("河长" in text for text in said(plans.ask("《西岭市交通规划》第二章讲了什么？")))


def test_an_article_whose_text_runs_on_in_its_line_is_told(plans: Assistant) -> None:
    answer = plans.ask("滨江市节水条例第二条规定了什么？")
    assert said(answer) == ["第二条 洗车应当使用再生水。", "违反的，罚款五百元。"]
    assert {one.reference for one in answer.citations} == {"第二条"}


def test_a_figure_in_a_part_is_no_summary_of_it(plans: Assistant) -> None:
    assert "水利学校" not in plans.ask("滨江市水务规划第二章每年培训多少名河长？").text


def test_of_a_long_part_each_paragraph_gives_its_first_sentence_and_a_note_says_so(build_town: Build) -> None:
    body = "\n\n".join(f"第{n}项工程开工。它在{n}号码头。" for n in range(1, 7))
    town = build_town({"p.md": f"# 滨江市港口规划\n\n## 第一章 工程\n\n{body}\n\n## 第二章 其他\n\n无。\n"})
    answer = town.ask("滨江市港口规划第一章讲了什么？")
    assert len(answer.sentences) == 6
    assert all("开工" in text for text in said(answer))
    assert any("共 12 句" in note for note in answer.notes)


@pytest.mark.parametrize("question", ["第二章讲了什么？", "What does Chapter II say?", "what is chapter 2 about?"])
def test_a_part_is_one_however_it_is_numbered_and_without_a_name_it_is_of_the_best_found(
    build_town: Build, question: str
) -> None:
    text = "# Harbour plan\n\n## Chapter 1 Goals\n\nMore ships.\n\n## Chapter 2 Measures\n\nThe channel is deepened.\n"
    assert said(build_town({"plan.md": text}).ask(question)) == ["The channel is deepened."]


GOALS = "".join(f"——{what}更好。\n\n{what}的第一项。{what}的第二项。\n\n" for what in ("供水", "排水", "河湖"))


def test_of_a_part_that_is_mostly_a_list_the_list_is_told_whole(build_town: Build) -> None:
    text = f"# 滨江市水务规划\n\n## 第三章 主要目标\n\n今后五年的目标是：\n\n{GOALS}## 第四章 其他\n\n无。\n"
    answer = build_town({"p.md": text}).ask("滨江市水务规划第三章提出了哪些目标？")
    assert said(answer) == ["今后五年的目标是：", "——供水更好。", "——排水更好。", "——河湖更好。"]


def test_of_a_long_part_each_section_gives_its_heading_and_its_beginning(build_town: Build) -> None:
    sections = "".join(
        f"### 第{n}节 {what}\n\n{what}先修。\n\n{what}后养。\n\n{what}再查。\n\n"
        for n, what in zip("一二三", "路桥港", strict=True)
    )
    text = f"# 滨江市交通规划\n\n## 第二章 任务\n\n{sections}## 第三章 其他\n\n无。\n"
    answer = build_town({"p.md": text}).ask("概括滨江市交通规划第二章。")
    assert said(answer) == ["第一节 路", "路先修。", "第二节 桥", "桥先修。", "第三节 港", "港先修。"]
    assert any("各节的标题" in note for note in answer.notes)


def test_the_name_of_the_document_in_an_english_question_says_which_part_is_meant(build_town: Build) -> None:
    text = "# Harbour Act: a digest\n\n## Chapter 3 Protection of Ships\n\nShips are safe.\n"
    answer = build_town({"act.md": text}).ask("Sum up the chapter of the Harbour Act on protecting ships.")
    assert said(answer) == ["Ships are safe."]


@pytest.mark.parametrize("articles", [2, 10])
def test_a_chapter_of_a_law_is_told_by_its_articles(build_town: Build, articles: int) -> None:
    body = "".join(f"第{n}条 {n}号船先行。\n\n" for n in "二三四五六七八九十"[: articles - 1])
    law = f"# 滨江市航道条例\n\n第一章 总则\n\n第一条 一号船先行。\n\n{body}第二章 附则\n\n第二十条 本条例自公布之日起施行。\n"
    told = said(build_town({"law.md": law}).ask("概括滨江市航道条例第一章。"))
    assert len(told) == articles
    assert told[0] == "第一条 一号船先行。"
