"""Lines about the people of a press text → their names: reporters, editors, and the credit under a picture."""

import re

from index.script import HAN

EDITOR = re.compile(
    r"^[（(\[【]?\s*(责任编辑|責任編輯|责\s*编|責\s*編|编辑|編輯|校对|審校|审核|编审|监制|Editors?|Edited by|Editing by)\s*[:：]",
    re.I,
)
# An editor's mark behind the last sentence: …。（责编：甲、乙）
EDITOR_BEHIND = re.compile(
    r"\s*[（(\[【]\s*(?:责任编辑|責任編輯|责\s*编|責\s*編|编辑|編輯|Editors?)\s*[:：][^）)\]】]{1,40}[）)\]】]\s*$"
)
EDITED = re.compile(
    r"(?:责任编辑|責任編輯|责\s*编|責\s*編|(?<![\u4e00-\u9fff])编辑|(?<![\u4e00-\u9fff])編輯|\bEditors?|Edited by|Editing by)\s*[:：]?\s*(?P<names>.+)",
    re.I,
)
# 编辑：甲 责任编辑：乙: the one who answers for the text counts.
RESPONSIBLE = re.compile(r"(?:责任编辑|責任編輯|责\s*编|責\s*編)\s*[:：]?\s*(?P<names>.+)")
# An agency's last line, in brackets or not: (Reporting by A; Editing by B)
REPORTED_BEHIND = re.compile(
    r"(?:\(|^(?=.{1,200}; Editing by ))(?:Additional )?Reporting by (?P<reporters>[^;)]+?)(?: in [A-Z][^;)]*)?(?:; (?!Editing)[^;)]+)*(?:; Editing by (?P<editors>[^;)]+?))?\)?\s*$",
    re.I,
)
_WORK = (
    r"(?:本报|本報|本刊|本网|本網|本台|总台|總台|央视|特约|特約|见习|見習|实习|實習|驻[\u4e00-\u9fff]{2,6}|首席|全媒体|融媒体|融媒|"
    r"[\u4e00-\u9fff·]{1,12}(?:社|网|網|报|報|台|臺|客户端|新闻|新聞|在线|中国|周刊)){0,5}\s*"
    r"(?:记者|記者|通讯员|通訊員|实习生|實習生|特约撰稿人?|撰稿人?|评论员|作者|撰文|采写|采访|整理|执笔|文(?=\s*[/／|｜:：]))"
)
WORK = re.compile(_WORK)
# Whoever is named behind one of these did something else.
OTHER_WORK = re.compile(
    r"(?:责任编辑|责编|编辑|校对|审核|摄影|摄像|制图|图片?|视频|海报|监制|统筹|策划|来源|出处|日期|时间|点击|浏览|字号|\d)"
)
BYLINE = re.compile(
    rf"^[■●▲◆◎☉□\s]*[（(【\[〔]?(?:[\u4e00-\u9fff·]{{1,10}}(?=记者|記者))?(?:{_WORK}\s*(?:[:：|｜/／]|\s)?\s*)(?:(?!从|在|获悉|了解|近日|日前|看到|发现|报道称)[\u4e00-\u9fff·A-Za-z、，,/／\s]){{2,60}}[）)】\]〕]?$|"
    r"^(?:文|图文|圖文|作者|采写|撰文|执笔)\s*[/／|｜:：]\s*[\u4e00-\u9fff·、，,&＆\s]{2,30}(?:[/／|｜\s].{0,40})?$|"
    # 甲/滨江日报
    r"^(?P<by>[\u4e00-\u9fff]{2,4})\s?/\s?(?P<paper>[\u4e00-\u9fff]{2,12}(?:报|報|社|网|網|刊|台|新闻))$|"
    r"^[Bb][Yy]:? +[A-Z][\w.'’-]+(?:,? (?:and |& )?[A-Z][\w.'’-]+){0,9}(?: in [A-Z][\w .]{2,30})?(?:\s*[,|·].{0,60}|\s+(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}).{0,40})?$|"
    # Jane Doe Dec 28 2014, 8:01 AM ET
    r"^[A-Z][a-z]+(?: [A-Z][\w.'’-]*){1,3} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? \d{4}.{0,30}$"
)
# Reporters in brackets behind the last sentence, or alone on the last line.
BYLINE_BEHIND = re.compile(rf"\s*[（(]\s*(?:{_WORK})[:：\s]*[\u4e00-\u9fff·、，,\s]{{2,40}}[）)]\s*$")
_CREDITED = (
    r"(?:(?:[\u4e00-\u9fff]{2,8}(?:社|网|網|报|報|台|臺|中国|中國|客户端)|本报|本報|总台)?(?:特约)?(?:记者|記者|通讯员|通訊員|实习生|发|發)?[\s:：/]*"
    r"(?:[\u4e00-\u9fff·]{2,5}|[\u4e00-\u9fff] [\u4e00-\u9fff])(?:[、\s]+[\u4e00-\u9fff·]{1,5}){0,3}\s*(?<!拍)[摄攝](?:影)?(?:报道)?|"
    r"(?:图片?来源|圖片來源|图源|图片|摄影|攝影|图|圖)\s*[:：/／|｜]\s*[^。，：:]{2,24}|"
    r"[\u4e00-\u9fff·]{2,16}\s*(?:供图|供圖|制图|製圖)|资料图片?|資料圖片?|资料照片|视觉中国 ?(?:资料|图)?|新华社发(?:（[^）]{2,12}摄）)?|视觉中国(?:供图)?|图自[^。，]{2,16}|"
    r"[\u4e00-\u9fff]{2,8}(?:网|网发|社发|发)\s+[\u4e00-\u9fff·]{2,4}\s*[摄攝])"
)
_CREDITED_EN = (
    r"(?:(?:Photo(?:graph)?s?|Image|Picture|Illustration|Credit)s?(?: credit| courtesy)?\s*(?:by|:|/|courtesy of|from|of)\s*[^\])]{2,60}|"
    r"Courtesy of [^\])]{2,60}|(?:Xinhua|Reuters|AP|AFP|Getty Images|VCG|EPA)(?:/[A-Z][\w .'’-]{2,40})?|[A-Z][\w .'’-]{2,40}/(?:Xinhua|Reuters|AP|AFP|Getty Images|EPA|VCG|for \w+[\w ]*))"
)
# The credit ends a caption, or is a line of its own; what it leaves before itself is the caption.
CREDIT = re.compile(
    rf"(?:^|(?<=[。.！!？?；;\s　])|(?=[（(\[【]))[（(\[【]?\s*(?:{_CREDITED})\s*[）)\]】]?。?$|"
    rf"(?:^|(?<=[.!?]\s))(?:Photo|Image|Picture|Credit|Photographer|Photograph)s?(?: credit| courtesy| copyright| source)?,?\s*(?:by|:|/|(?<=copyright)|(?<=source,))\s*\S.{{1,60}}$|[\[(]\s*{_CREDITED_EN}\s*[\])]\.?$"
)
# 这是3月5日拍摄的公园 tells of a picture; 这是投入空前的十年 is a sentence of the text.
CAPTION_OPENS = re.compile(
    r"^(?:图为|圖為|[这這]是(?=[^。，]{0,30}拍[摄攝]的)|图[：:一二三四五六\d]|资料图|▲|△|↑|Photo shows|(?:In )?(?:this|An?) (?:file |undated |aerial )?(?:photo|image|picture|view)\b)"
)
# What a line near a picture looks like, for readers of formats that look for captions.
CAPTION = re.compile(
    r"^(图为|资料图|图[：:]|Photo[: ])|((?<!拍)[摄攝]|供图|供圖|资料图片?|制图)[）)]?。?$|\((Photo|Image)[^)]*\)$"
)
# Pictures are told of in a line or two; a longer one that ends with 摄 is a paragraph about a photographer.
CAPTION_WIDTH, LATIN_CAPTION_WIDTH = 120, 300
LATIN_NAMES = re.compile(r"\s*(?:,\s*(?:and|&)\s+|,|;|\band\b|&)\s*")
# Editor: Jane Doe Source: Harbour Daily
LATIN_LABEL = re.compile(r"\s+(?:Source|Updated|Published|Author|Reporter|Photo)s?\s*[:：]")
# By Jane Doe, HNN: whom she writes for.
AGENCY = re.compile(r"[A-Z]{2,6}(?: News)?")
NO_NAMES = frozenset("整合 综合 綜合 整理 编译 編譯 报道 報道 報導 摄影 编辑 来源 原创 实习 综述 快讯".split())
EMAIL = re.compile(r"^\S+@\S+\.\w+$")


def reporters(words: str) -> str | None:
    """Return the names in a byline, in order, between 、 or ", "; None where there is none."""
    if not HAN.search(words):
        return _latin(words)
    return _names(re.split(OTHER_WORK, _behind_work(words))[0]) or None


def editors(words: str) -> str | None:
    """Return the names of the editors in a line, in order; None where another part of the work is named alone."""
    found = EDITED.search(words)
    if not found:
        return None
    named = RESPONSIBLE.search(words)
    names = re.split(r"\s*(?:[|｜）)\]】_]|" + OTHER_WORK.pattern + ")", (named or found)["names"])[0]
    if HAN.search(names):
        return _names(names) or None
    told = LATIN_LABEL.split(names)[0].strip(" .;")
    return ", ".join(name for name in LATIN_NAMES.split(told) if name) or None


def credit(text: str) -> tuple[int, int] | None:
    """Return where the credit of a picture stands in a line: at its end, or all of it."""
    longest = CAPTION_WIDTH if HAN.search(text) else LATIN_CAPTION_WIDTH
    found = CREDIT.search(text) if len(text) <= longest else None
    return (found.end() - len(found.group(0).lstrip()), found.end()) if found else None


def is_caption(text: str) -> bool:
    """Return True for a line that says of itself that it tells of a picture."""
    return bool(CAPTION_OPENS.match(text)) and len(text) <= (CAPTION_WIDTH if HAN.search(text) else LATIN_CAPTION_WIDTH)


def _behind_work(words: str) -> str:
    """Return a byline with what the people do taken out, so that only names and what parts them are left."""
    return WORK.sub("、", re.sub(r"[■●▲◆◎☉□（()）【】\[\]〔〕]", " ", words))


def _names(words: str) -> str:
    """Return Chinese names between 、; a name of two characters may have been spread: 甄 翔."""
    pieces = re.split(r"[、，,/／|｜:：;；&＆]|\s{1,}", words.replace("\u3000", " "))
    out: list[str] = []
    spread = ""
    for piece in (piece.strip(" .。") for piece in pieces):
        if len(piece) == 1 and HAN.match(piece):
            spread += piece
            if len(spread) == 2:
                out, spread = [*out, spread], ""
        elif re.fullmatch(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff·]{3,12}|[A-Za-z][A-Za-z .·-]{1,30}", piece):
            out, spread = [*out, piece], ""
    return "、".join(dict.fromkeys(name for name in out if name not in NO_NAMES))


def _latin(words: str) -> str | None:
    if dated := re.match(r"(?P<names>[A-Z][a-z]+(?: [A-Z][\w.'’-]*){1,3}) [A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}", words):
        return None if dated["names"].startswith(("By ", "Updated", "Published", "Posted")) else dated["names"]
    found = re.match(
        r"^[（(]?\s*(?:[Bb][Yy]:?|Reported by:?|Reporting by:?|Story by:?)\s+(?P<names>[^|·()]+?)(?=$|[|·()]|\s\d|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)",
        words,
    )
    if not found:
        return None
    names = re.split(
        r"\s+(?:in|from|at|for|of)\s+|,\s*(?:Staff|Senior|Special|[A-Z][\w ]*(?:Writer|Correspondent|Reporter|Editor|News|Times|Post|Daily)|Reuters|AP|AFP|CNN|BBC)",
        found["names"],
    )[0]
    return (
        ", ".join(name for name in LATIN_NAMES.split(names.strip(" .")) if name and not AGENCY.fullmatch(name)) or None
    )
