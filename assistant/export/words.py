"""The words of a briefing that are neither question nor answer, in Chinese and English; a door adds what Taiwan reads."""

from collections.abc import Mapping

from assistant.fields import LABELS

Said = Mapping[str, str]
"""The words of a briefing in one language, by key; brief_comma, brief_stop and the like are that language's marks."""

EXPORT_WORDS: Mapping[str, Mapping[str, str]] = {
    "brief_kind": {"zh": "附注简报", "en": "Briefing with sources"},
    "brief_made": {"zh": "生成日期：{day}", "en": "Made on {day}"},
    "brief_promise": {
        "zh": "每句话后的注释标明出处并附原文；未能完全核对、已移除或没有答案之处均予说明。",
        "en": "The note after a sentence names its source and quotes it; what is not fully verified, was removed or found no "
        "answer is said so.",
    },
    "brief_short": {"zh": "简答：", "en": "In short: "},
    "brief_doubt": {"zh": "（未能完全核对{why}）", "en": " (not fully verified{why})"},
    "brief_removed": {
        "zh": "（这里原有一句话，其出处已移除或不再公开，故不再列出。）",
        "en": "(A sentence stood here. Its source has been removed or is no longer open, so it is left out.)",
    },
    "brief_refused": {"zh": "没有答案：", "en": "No answer: "},
    "brief_nearest": {"zh": "最接近的段落：", "en": "Nearest passages:"},
    "brief_failed": {"zh": "没能回答：", "en": "Something went wrong: "},
    "brief_open": {"zh": "没有等到回答。", "en": "No answer has come."},
    "brief_stopped": {"zh": "（回答在此被停止。）", "en": "(The answer was stopped here.)"},
    "brief_differ": {"zh": "各方说法不一：{about}", "en": "The sources differ: {about}"},
    "brief_note": {"zh": "说明：", "en": "Note: "},
    "brief_notes": {"zh": "注释", "en": "Notes"},
    "brief_record": {"zh": "资料登记：{field} = {value}", "en": "Record of the document: {field} = {value}"},
    "brief_page": {"zh": "第{n}页", "en": "page {n}"},
    "brief_reprints": {"zh": "另有{n}处转载", "en": "reprints: {n}"},
    "brief_draft": {"zh": "征求意见稿", "en": "draft"},
    "brief_superseded": {"zh": "已被新版取代", "en": "superseded"},
    "brief_repealed": {"zh": "已废止", "en": "repealed"},
    "brief_colon": {"zh": "：", "en": ": "},
    "brief_comma": {"zh": "，", "en": ", "},
    "brief_stop": {"zh": "。", "en": ". "},
    "brief_open_title": {"zh": "《", "en": "“"},
    "brief_close_title": {"zh": "》", "en": "”"},
    "brief_open_quote": {"zh": "“", "en": "“"},
    "brief_close_quote": {"zh": "”", "en": "”"},
    "brief_between": {"zh": "", "en": " "},
    # What is cited of a record is called as in an answer.
    **{f"brief_field_{name}": {"zh": zh.rstrip("："), "en": en.rstrip(": ")} for name, (zh, en) in LABELS.items()},
}


def said(tongue: str) -> dict[str, str]:
    """Return the words in Chinese or English, by key."""
    return {key: entry[tongue] for key, entry in EXPORT_WORDS.items()}
