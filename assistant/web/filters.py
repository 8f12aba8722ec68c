"""The limits of a question: a form that opens over the box, filled from what everybody may see; filters.js does the rest.

Their names are those of the page's address, so that a question with its limits is a link: `?q=…&outlet=…&from=2026-01-01`.
"""

from collections.abc import Iterable, Mapping
from html import escape

from assistant.limits import Offered
from assistant.web.words import Entry, Words, both, whole

# By name in the address, in the order of the form: which field of index.types.Filters it sets; as_of and answer_in stand beside them.
FIELDS: Mapping[str, str] = {
    "outlet": "outlet",
    "kind": "kind",
    "from": "published_from",
    "to": "published_to",
    "source": "source",
    "part": "outline",
    "sources": "lang",
    "asof": "as_of",
    "answer": "answer_in",
}
# Limits whose values are words of ours, and what their keys in the catalogue begin with.
WORDED = {"kind": "kind", "sources": "lang", "answer": "lang"}
KINDS = ("press", "plan", "law", "report")
LANGUAGES = ("zh", "en")
FILTER_WORDS: Words = {
    "limit": {"zh": "限定范围", "en": "Filters"},
    "limit_title": {"zh": "只在这些资料里查找", "en": "Search only these documents"},
    "limit_any": {"zh": "不限", "en": "Any"},
    "limit_done": {"zh": "完成", "en": "Done"},
    "limit_clear": {"zh": "全部清除", "en": "Clear all"},
    "limit_drop": {"zh": "取消限定：{name}", "en": "Remove filter: {name}"},
    "limited_by": {"zh": "限定", "en": "Limited to"},
    "limit_outlet": {"zh": "媒体或机构", "en": "Outlet"},
    "limit_kind": {"zh": "资料类型", "en": "Kind"},
    "limit_from": {"zh": "发布日期自", "en": "Published from"},
    "limit_to": {"zh": "发布日期至", "en": "Published until"},
    "limit_source": {"zh": "资料夹", "en": "Document set"},
    "limit_part": {"zh": "章节", "en": "Part"},
    "limit_part_hint": {"zh": "第三章", "en": "Chapter 3"},
    "limit_sources": {"zh": "资料语言", "en": "Language of the sources"},
    "limit_asof": {"zh": "以此日所知为准", "en": "As known on"},
    "limit_answer": {"zh": "回答语言", "en": "Language of the answer"},
    "kind_press": {"zh": "报道", "en": "Press"},
    "kind_plan": {"zh": "规划", "en": "Plan"},
    "kind_law": {"zh": "法规", "en": "Law"},
    "kind_report": {"zh": "报告", "en": "Report"},
    "lang_zh": {"zh": "中文", "en": "Chinese"},
    "lang_en": {"zh": "英文", "en": "English"},
}


def bar(offered: Offered) -> str:
    """Return the button, the limits in force (filled by filters.js) and the form, with what this store has to choose from."""
    opens = (
        '<button type="button" class="limit" data-limit aria-expanded="false" aria-controls="yj-limit-form">'
        f"{both(FILTER_WORDS['limit'])}</button>"
    )
    fields = "".join(_field(name, offered) for name in FIELDS)
    done = f'<button type="submit" class="yj-button main">{both(FILTER_WORDS["limit_done"])}</button>'
    clear = f'<button type="reset" class="yj-button">{both(FILTER_WORDS["limit_clear"])}</button>'
    form = (
        f'<form id="yj-limit-form" hidden><p class="head">{both(FILTER_WORDS["limit_title"])}</p>'
        f'<div class="fields">{fields}</div><p class="yj-line">{done}{clear}</p></form>'
    )
    return f'<div class="bar">{opens}<ul class="limits"></ul></div>{form}'


def chips(limits: Mapping[str, str]) -> str:
    """Return the limits that a question was asked within, in words; nothing where there were none."""
    said = "".join(
        f'<span class="chip limit">{_label(name)} {_value(name, value)}</span>' for name, value in limits.items()
    )
    return f'<p class="within">{both(FILTER_WORDS["limited_by"])} {said}</p>' if said else ""


def _field(name: str, offered: Offered) -> str:
    """Return one field with its label: a list to choose from, a day, or words."""
    chosen: Mapping[str, Iterable[str]] = {
        "outlet": offered.outlets,
        "kind": [kind for kind in KINDS if kind in offered.kinds],
        "source": offered.folders,
        "sources": [lang for lang in LANGUAGES if lang in offered.languages],
        "answer": LANGUAGES,
    }
    if name in chosen:
        control = _choice(name, chosen[name])
    elif name == "part":
        control = '<input name="part" type="text" maxlength="100" data-hint="limit_part_hint" autocomplete="off">'
    else:
        control = f'<input name="{name}" type="date">'
    return f'<label class="yj-field"><span>{_label(name)}</span>{control}</label>'


def _choice(name: str, values: Iterable[str]) -> str:
    """Return a list to choose from; words of ours in an option stand in every language as data, for filters.js to set."""
    told = "".join(f'<option value="{escape(value)}"{_said(name, value)}</option>' for value in values)
    return f'<select name="{name}"><option value=""{_in_words(FILTER_WORDS["limit_any"])}</option>{told}</select>'


def _said(name: str, value: str) -> str:
    prefix = WORDED.get(name)
    return _in_words(FILTER_WORDS[f"{prefix}_{value}"]) if prefix else f">{escape(value)}"


def _in_words(entry: Entry) -> str:
    """Return the rest of an option's tag and its text: an option holds no markup, so the languages go along as data."""
    said = whole(entry)
    told = "".join(f' data-{tongue}="{escape(text)}"' for tongue, text in said.items())
    return f"{told}>{escape(said['zh'])}"


def _label(name: str) -> str:
    return both(FILTER_WORDS[f"limit_{name}"])


def _value(name: str, value: str) -> str:
    """Return the value of a limit: words of ours for a kind or a language, else as it is, escaped."""
    prefix = WORDED.get(name)
    return both(FILTER_WORDS[f"{prefix}_{value}"]) if prefix else f'<strong dir="auto">{escape(value)}</strong>'
