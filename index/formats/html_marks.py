"""An element → what its tag, class, id and style say about the text in it: part of the frame, a caption, hidden."""

import re
from dataclasses import dataclass
from typing import Any

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|list-item|table)", re.I)
CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
# What stands in these is no article, whatever they are called.
FRAME_TAGS = frozenset("nav footer aside form button select textarea dialog menu".split())
# Words of class and id that the makers of many sites use for the parts around an article.
FRAME_WORDS = frozenset(
    "nav navbar navigation menu submenu footer foot sidebar aside share shares sharing sharebar social socials bdshare "
    "related relate relates relative relevant recommend recommends recommended recommendation recommendations tuijian xgyd "
    "comment comments disqus pinglun ad ads advert adverts advertisement advertising adsbygoogle promo promos promotion "
    "sponsored outbrain taboola newsletter newsletters subscribe subscription signup breadcrumb breadcrumbs crumb crumbs "
    "mbx pagination pager paging copyright tags taglist keywords ranking rank hotnews hotwords login popup modal cookie "
    "cookies toolbar toolbox skip trending popular mostread gdpr consent qrcode ewm erweima jiucuo feedback dislike "
    "rss widget widgets".split()
)
FRAME_PAIRS = re.compile(
    r"\b(?:read|see|more|also)[-_]?(?:more|next|also|from|stories|news)|you[-_]?may|most[-_]?(?:read|popular|viewed)|"
    r"(?:author|writer|contributor)s?[-_]*(?:bio|info|box|card|about|profile)|about[-_]?(?:the[-_]?)?author|"
    r"hot[-_]?(?:news|list)|news[-_]?rank|sign[-_]?up|back[-_]?to[-_]?top|site[-_]?map",
    re.I,
)
CAPTION_TAGS = frozenset({"figcaption", "caption"})
CAPTION_NAME = re.compile(
    r"caption|(?:image|img|photo|picture|pic)[-_]{0,2}(?:credit|text|txt|desc|title|info|note|intro)|photo[-_]?credit|tu(?:zhu|shuo)\b",
    re.I,
)
ARTICLE_NAME = re.compile(
    r"article[-_]?(?:body|content|text|txt|main|detail)|(?:story|post|entry|news)[-_]?(?:body|content|text)|TRS_Editor|\barticle\b",
    re.I,
)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Marks:
    """What an element says about the text in it."""

    frame: bool = False
    caption: bool = False
    article: bool = False
    hidden: bool = False
    centred: bool = False
    block: bool = False


PLAIN = Marks()
TELLING_TAGS = FRAME_TAGS | CAPTION_TAGS | {"center"}


def marks(element: Any) -> Marks:
    """Return what the element's tag, class, id and style say; `block` is True when its style makes it one."""
    if not element.attrib and element.tag not in TELLING_TAGS:
        return PLAIN
    tag, style = element.tag, element.get("style") or ""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    words = {word.lower() for word in WORD.findall(named)}
    whole = tag in ("html", "body")
    return Marks(
        frame=not whole and (tag in FRAME_TAGS or bool(words & FRAME_WORDS) or bool(FRAME_PAIRS.search(named))),
        caption=tag in CAPTION_TAGS or (not whole and bool(CAPTION_NAME.search(named))),
        article=element.get("itemprop") == "articleBody" or (not whole and bool(ARTICLE_NAME.search(named))),
        hidden=not whole and (element.get("hidden") is not None or bool(HIDDEN.search(style))),
        centred=tag == "center" or (element.get("align") or "").lower() == "center" or bool(CENTRED.search(style)),
        block=bool(SHOWN_AS_BLOCK.search(style)),
    )
