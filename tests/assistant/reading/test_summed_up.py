"""A summary: of a document that is named the whole of it, of a short text in which the best sentences stand all of them."""

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant

Build = Callable[..., Assistant]
RULES = """# 海岸市关于扶持渡口的若干规定

为方便市民过江，市政府决定扶持渡口。

## 一、恢复夜航

每晚开六班。每班间隔半小时。遇雾停航。

## 二、减免票价

学生半价。老人免费。月票十元。

## 三、更换灯标

灯标一年内换新。旧灯标送博物馆。
"""
OTHER = "# 东湖市关于保护湿地的若干规定\n\n## 一、划定湿地\n\n湿地不得填占。\n\n## 二、定期巡查\n\n每月巡查两次。\n"


@pytest.fixture
def town(build_town: Build) -> Assistant:
    return build_town({"海岸市-1996-扶持渡口.md": RULES, "东湖市-1998-保护湿地.md": OTHER})


def said(answer: Answer) -> str:
    return "\n".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    "question",
    [
        "海岸市扶持渡口的若干规定讲了哪几方面？",
        "概括一下海岸市1996年扶持渡口的规定。",
        "海岸市扶持渡口那份文件的主要内容是什么？",
    ],
)
def test_a_document_that_is_named_is_summed_up_by_its_parts(town: Assistant, question: str) -> None:
    told = said(town.ask(question))
    assert [part in told for part in ("恢复夜航", "减免票价", "更换灯标")] == [True, True, True]
    assert "湿地" not in told


def test_a_document_of_another_year_is_not_summed_up(town: Assistant) -> None:
    told = town.ask("概括一下海岸市1999年扶持渡口的规定。")
    assert not told.answered


def test_what_is_asked_besides_the_name_of_a_document_is_no_summary_of_all_of_it(town: Assistant) -> None:
    assert "灯标一年内换新" not in said(town.ask("概括一下海岸市扶持渡口规定里学生和老人的票价优惠。"))


def test_a_short_text_in_which_the_best_sentences_stand_is_told_whole(build_town: Build) -> None:
    text = (
        "上半年港区水质好转\n\n滨江日报讯 海事处今天发布上半年港区水质和空气质量。\n\n"
        "水质方面，十二个断面里十一个优良。\n\n空气质量方面，优良天数占八成四。\n"
    )
    other = "渡口夜航\n\n滨江日报讯 渡口昨晚恢复夜航，每晚六班。\n"
    told = said(build_town({"water.txt": text, "other.txt": other}).ask("概括一下上半年港区的水质和空气质量。"))
    assert ["十一个优良" in told, "八成四" in told, "夜航" in told] == [True, True, False]


@pytest.mark.parametrize("question", ["In a nutshell, what was the harbour plan meant to do?", "简单说说渡口规定。"])
def test_a_nutshell_is_a_summary(town: Assistant, question: str) -> None:
    assert town.ask(question).kind == "summary"
