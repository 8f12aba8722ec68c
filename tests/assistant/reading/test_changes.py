"""What changed between two versions: each change old wording first, cited from its own version, and what is on one side."""

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant
from tests.assistant.conftest import sources, texts

Build = Callable[..., Assistant]

SIX, EIGHT, NINE = "灯塔每晚亮六小时。", "灯塔每晚亮八小时。", "灯塔每晚亮九小时。"
GUARD, FEE, PINE = (
    "灯塔由海事处看护，费用列入预算。",
    "参观者凭船票登塔，每人收两元。",
    "塔下补种岸松三百棵，由林场负责。",
)
FILES = {
    "draft.md": f"# 灯塔管理办法（征求意见稿）\n\n{SIX}\n\n{GUARD}\n\n{FEE}\n",
    "v1.md": f"# 灯塔管理办法\n\n{EIGHT}\n\n{GUARD}\n\n{PINE}\n",
    "v2.md": f"# 灯塔管理办法（2024年修订）\n\n{NINE}\n\n{GUARD}\n\n{PINE}\n",
    "park.md": "# 公园管理办法\n\n公园每天开门十小时。\n",
}
LINES = (
    {"file": "draft.md", "kind": "law", "published": "2015-01-10"},
    {"file": "v1.md", "kind": "law", "published": "2015-03-01", "version_of": "draft.md"},
    {"file": "v2.md", "kind": "law", "published": "2024-06-01", "version_of": "v1.md"},
    {"file": "park.md", "kind": "law", "published": "2020-06-01"},
)


@pytest.fixture
def lamps(build_town: Build) -> Assistant:
    return build_town(FILES, *LINES)


def cited(answer: Answer) -> list[tuple[str, str]]:
    """Return (source, quote) of each citation in order."""
    return [(one.source, one.quote) for one in answer.citations]


@pytest.mark.parametrize(
    "question", ["灯塔管理办法的征求意见稿和正式稿相比有什么变化？", "灯塔管理办法征求意见稿和发布稿改了什么？"]
)
def test_a_draft_and_the_text_it_became_are_told_old_wording_first(lamps: Assistant, question: str) -> None:
    answer = lamps.ask(question)
    assert cited(answer) == [("draft.md", SIX), ("v1.md", EIGHT), ("draft.md", FEE), ("v1.md", PINE)]
    assert [one.status for one in answer.citations] == ["draft", "superseded"] * 2
    assert (answer.kind, answer.short_answer) == ("changed", None)


def labels(answer: Answer) -> list[tuple[str, str, int]]:
    """Return (role, name, group) of each sentence's label in order."""
    return [(one.label.role, one.label.name, one.label.group) for one in answer.sentences if one.label]


def test_each_line_says_which_text_it_is_of_and_what_stands_in_one_alone(lamps: Assistant) -> None:
    answer = lamps.ask("灯塔管理办法的征求意见稿和正式稿相比有什么变化？")
    assert labels(answer) == [
        ("old", "旧文（征求意见稿，2015-01-10）", 1),
        ("new", "新文（2015-03-01）", 1),
        ("removed", "仅见于旧文（征求意见稿，2015-01-10）", 2),
        ("added", "仅见于新文（2015-03-01）", 3),
    ]


def test_a_note_says_what_is_compared(lamps: Assistant) -> None:
    notes = lamps.ask("灯塔管理办法的征求意见稿和正式稿相比有什么变化？").notes
    assert notes[0] == (
        "对照的是《灯塔管理办法（征求意见稿）》（2015-01-10）和《灯塔管理办法》（2015-03-01）；每一处先列旧文，后列新文。"
    )


def test_without_a_word_on_which_the_last_two_in_force_are_compared(lamps: Assistant) -> None:
    assert cited(lamps.ask("灯塔管理办法修改了什么？")) == [("v1.md", EIGHT), ("v2.md", NINE)]


def test_versions_are_known_by_their_years(lamps: Assistant) -> None:
    answer = lamps.ask("灯塔管理办法2015年版和2024年版有什么不同？")
    assert cited(answer) == [("v1.md", EIGHT), ("v2.md", NINE)]


def test_as_of_a_day_later_versions_are_not_compared(lamps: Assistant) -> None:
    answer = lamps.ask("灯塔管理办法修改了什么？", as_of="2020-01-01")
    assert sources(answer) == {"draft.md", "v1.md"}


def test_only_the_changes_of_what_is_asked_about_are_told(lamps: Assistant) -> None:
    assert cited(lamps.ask("和草案相比，灯塔管理办法中补种岸松的规定有什么变化？")) == [("v1.md", PINE)]


def test_what_stayed_the_same_is_said_to_be_the_same(lamps: Assistant) -> None:
    answer = lamps.ask("和草案相比，灯塔管理办法对海事处看护费用的规定有什么变化？")
    assert cited(answer) == [("draft.md", GUARD), ("v1.md", GUARD)]
    assert "问到的这一处，两个文本写的相同。" in answer.notes


def test_texts_that_are_equal_are_said_to_be(build_town: Build) -> None:
    files = {
        "old.md": f"# 灯塔管理办法（草案）\n\n{SIX}\n\n{GUARD}\n",
        "new.md": f"# 灯塔管理办法\n\n{SIX}\n\n{GUARD}\n",
    }
    town = build_town(
        files, {"file": "old.md", "published": "2015-01-10"}, {"file": "new.md", "published": "2015-03-01", "version_of": "old.md"}
    )  # fmt: skip
    answer = town.ask("灯塔管理办法和草案相比改了哪些内容？")
    assert texts(answer) == ["标题：灯塔管理办法（草案）", "标题：灯塔管理办法"]
    assert "两个文本的正文逐句相同。" in answer.notes


def test_texts_of_one_series_are_compared_by_their_years(build_town: Build) -> None:
    files = {
        f"{year}.md": f"# 灯塔看护方案（{year}年）\n\n{hours}\n\n{GUARD}\n\n{PINE}\n"
        for year, hours in ((2023, SIX), (2024, EIGHT))
    }
    town = build_town(
        files, *({"file": f"{year}.md", "kind": "plan", "published": f"{year}-03-01"} for year in (2023, 2024))
    )
    answer = town.ask("2024年灯塔看护方案和2023年方案相比，方案有什么变化？")
    assert cited(answer) == [("2023.md", SIX), ("2024.md", EIGHT)]


def test_a_document_without_versions_has_no_changes(lamps: Assistant) -> None:
    answer = lamps.ask("公园管理办法和草案相比修改了什么？")
    assert not sources(answer) & {"draft.md", "v1.md", "v2.md"}


def test_changes_are_told_in_english_too(build_town: Build) -> None:
    files = {
        "old.md": "# Lamp rules (draft)\n\nThe lamp burns six hours a night.\n\nThe harbour office keeps the lamp.\n",
        "new.md": "# Lamp rules\n\nThe lamp burns eight hours a night.\n\nThe harbour office keeps the lamp.\n",
    }
    town = build_town(
        files, {"file": "old.md", "published": "2015-01-10"}, {"file": "new.md", "published": "2015-03-01", "version_of": "old.md"}
    )  # fmt: skip
    answer = town.ask("What changed between the draft lamp rules and the final version?")
    assert texts(answer) == ["The lamp burns six hours a night.", "The lamp burns eight hours a night."]
    assert answer.notes[0].startswith("“Lamp rules (draft)” (2015-01-10) beside “Lamp rules” (2015-03-01)")
    assert [name for _, name, _ in labels(answer)] == ["Old text (draft, 2015-01-10)", "New text (2015-03-01)"]


ROWS = "| 指标 | 2030年 |\n| --- | --- |\n"
TABLES = {
    "old.md": f"# 滨江市绿化目标（征求意见稿）\n\n本稿说明目标来由。\n\n{ROWS}| 公园 | 20个 |\n| 花坛 | 30个 |\n",
    "new.md": f"# 滨江市绿化目标\n\n目标由园林局分解。\n\n{ROWS}| 公园 | 25个 |\n| 步道 | 12公里 |\n",
}
OF_TABLES = {"file": "new.md", "kind": "plan", "published": "2026-03-01", "version_of": "old.md"}
DRAFT_OF_TABLES = {"file": "old.md", "kind": "plan", "published": "2026-01-01"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "滨江市绿化目标的指标，正式稿和征求意见稿比改了哪些？",
            ["公园\t20个", "公园\t25个", "花坛\t30个", "步道\t12公里"],
        ),
        ("滨江市绿化目标的表，正式稿和征求意见稿比新增了哪一项？", ["步道\t12公里"]),
        ("滨江市绿化目标的表，正式稿和征求意见稿比删了哪一项？", ["花坛\t30个"]),
    ],
)
def test_rows_and_what_is_new_or_gone_are_told_alone_where_they_are_asked_for(
    build_town: Build, question: str, told: list[str]
) -> None:
    answer = build_town(TABLES, DRAFT_OF_TABLES, OF_TABLES).ask(question)
    assert [quote for _, quote in cited(answer) if not quote.startswith("指标")] == told


def test_the_heads_of_both_tables_stand_together_before_the_first_row(build_town: Build) -> None:
    answer = build_town(TABLES, DRAFT_OF_TABLES, OF_TABLES).ask("滨江市绿化目标的指标，正式稿和征求意见稿比改了哪些？")
    assert [quote for _, quote in cited(answer)][:2] == ["指标\t2030年"] * 2
    assert [role for role, _, _ in labels(answer)] == ["old", "new", "old", "new", "removed", "added"]
    assert [group for _, _, group in labels(answer)] == [1, 1, 2, 2, 3, 4]


RENUMBERED = {
    "old.md": "# 滨江市街区目标（征求意见稿）\n\n"
    "| 序号 | 指标 | 2030年 |\n| --- | --- | --- |\n| 1 | 花坛 | 30个 |\n| 2 | 街区公园绿地覆盖率 | 40% |\n| 3 | 夜间照明完好率 | 90% |\n\n"
    "街区公园由园林所养护，每季度检查一次。\n\n长凳每年油漆一次。\n",
    "new.md": "# 滨江市街区目标\n\n"
    "| 序号 | 指标 | 2030年 |\n| --- | --- | --- |\n| 1 | 街区公园绿地覆盖率（按建成区计） | 45%以上 |\n| 2 | 夜间照明完好率 | 90% |\n| 3 | 花坛 | 30个 |\n\n"
    "街区公园由园林所养护。每季度检查一次，结果公布。\n\n长凳每年油漆一次。\n",
}


def test_a_row_renumbered_moved_or_renamed_is_never_told_to_be_gone(build_town: Build) -> None:
    town = build_town(
        RENUMBERED, {"file": "old.md", "kind": "plan", "published": "2026-01-01"},
        {"file": "new.md", "kind": "plan", "published": "2026-03-01", "version_of": "old.md"},
    )  # fmt: skip
    answer = town.ask("滨江市街区目标，正式稿和征求意见稿比改了哪些？")
    told = [(one.label.role, one.text) for one in answer.sentences if one.label and "\t指标" not in one.text]
    assert told[:2] == [("old", "2\t街区公园绿地覆盖率\t40%"), ("new", "1\t街区公园绿地覆盖率（按建成区计）\t45%以上")]
    assert not any(role == "removed" for role, _ in told)
    assert not any("花坛" in text or "照明" in text or "长凳" in text for _, text in told)


def test_a_sentence_cut_in_two_is_told_as_reworded_and_not_as_gone_and_new(build_town: Build) -> None:
    town = build_town(
        RENUMBERED, {"file": "old.md", "kind": "plan", "published": "2026-01-01"},
        {"file": "new.md", "kind": "plan", "published": "2026-03-01", "version_of": "old.md"},
    )  # fmt: skip
    answer = town.ask("滨江市街区目标，正式稿和征求意见稿比，公园的养护和检查改了哪些？")
    assert [(one.label.role, one.text) for one in answer.sentences if one.label] == [
        ("old", "街区公园由园林所养护，每季度检查一次。"),
        ("new", "街区公园由园林所养护。"),
        ("new", "每季度检查一次，结果公布。"),
    ]
