"""Blocks → the article's blocks and a record of what was cut: menus, share bars, links and footers around pasted text."""

import re
from dataclasses import dataclass, replace

from index.outline import label_of
from index.press import EDITOR, HEAD_LINE
from index.script import HAN
from index.types import Block, Page

# A line that is nothing but one of these is part of a web page's frame, wherever it stands.
FRAME_LINES = frozenset(
    "下载 打印 全屏 收藏 【字号： 【字体： 【 加大 还原 减小 】 大 中 小 字号 图集 纠错 【纠错】 举报 点赞 语音播报 分享 分享到 分享到： 分享： 分享: 分享让更多人看到 登录 注册 退出 返回顶部 "
    "打印本页 关闭窗口 关闭 复制链接 微信 微博 QQ空间 扫一扫 手机看 点击查看更多 查看更多 网站地图 Share Tweet Print Email "
    "Comments Advertisement Subscribe Login Menu Search".split()
)
# A short line that begins so is one as well: 字号：大 中 小 · 分享到：微信 微博
FRAME_START = re.compile(
    r"^(?=.{1,40}$)【?(?:字号|字体|分享到?|热搜|阅读量?|浏览次数|浏览量?|点击量?|来源链接)\s*[:：]"
)
# A menu in one line: 首页  新闻  专题  登录. No sentence and no title is three short words in a row, 首页 among them.
MENU_LINE = re.compile(r"^(?:[\u4e00-\u9fffA-Za-z]{2,6}(?:\s*[|｜·]\s*|\s+)){2,}[\u4e00-\u9fffA-Za-z]{2,6}$")
MENU_WORDS = re.compile(r"(?:^|[\s|｜·])(?:首页|登录|注册|客户端|Home|Login|Menu)(?=$|[\s|｜·])")
# Words that only the frame of a page uses: without one of them, short lines around a text are never cut as a menu.
FRAME_WORDS = re.compile(
    r"首页|登录|注册|退出|客户端|分享|微信|微博|版权所有|备案|举报|导航|返回|相关阅读|相关新闻|推荐阅读|热门|扫码|扫一扫|关注我们|关于我们|联系我们|"
    r"网站地图|^Copyright\b|All rights reserved|Log ?in|Sign ?in|Sign ?up|Subscribe|Newsletter|Cookies? (?:policy|settings)|Share this|^(?-i:Related)\b|"
    r"\bHome\b|\bMenu\b|Follow us|Contact us|About us|Privacy",
    re.I,
)
SMALL_PRINT = re.compile(
    r"版权所有|未经.{0,12}(授权|许可)|ICP备|公网安备|许可证|举报电话|违法和不良信息|^Copyright\b|Copyright\s+(?:©|\(c\)|\d{4})|©|All rights reserved|\buses? (?:of )?cookies",
    re.I,
)
SENTENCE = re.compile(r"[。！？!?…：:；;][”』」’\"）)】]*$|[.][”’\"')]*$")
# What a line weighs in the search for the article: a sentence its length up to FULL, a menu line MENU.
FULL, MENU, PRINT = 60, -12, -40
# A frame is cut when at least this many short lines stand outside the article.
MENU_LINES = 6
# Characters of a Chinese title, words of an English one; lines of a menu are shorter.
TITLE_WIDTH, LATIN_TITLE = (8, 60), (3, 30)
# How far above its first sentence an article's head may begin, and how many title lines one head may hold.
HEAD_LINES, HEAD_TITLES = 30, 4
# A field name alone on its line: its value stands on the next (来源： / 某某日报).
FIELD = re.compile(r"^[\u4e00-\u9fff【]{2,5}\s*[:：]$")
OFFICIAL_TITLE = re.compile(r"^(?=.{4,60}$).*(报告|规划|纲要|公报|通知|意见|决定|条例|办法|建议|讲话|声明)$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The blocks from `start` to before `end`."""

    start: int
    end: int


def clean(page: Page) -> Page:
    """Return the page with the article's blocks alone, and everything that was taken away in `cut`, in order."""
    if not page.pasted:
        return page
    blocks = list(page.blocks)
    article = _article(blocks)
    kept, cut = [], list(page.cut)
    for place, block in enumerate(blocks):
        if article.start <= place < article.end and not is_frame_line(block.text.strip()):
            kept.append(block)
        else:
            cut.append(block.text)
    return replace(page, blocks=tuple(kept), cut=tuple(cut))


def is_frame_line(text: str) -> bool:
    """Return True for a line that is nothing but a part of a page's frame: letter sizes, share bars."""
    menu = MENU_LINE.match(text) and MENU_WORDS.search(text)
    return text in FRAME_LINES or bool(FRAME_START.match(text) or menu)


def _article(blocks: list[Block]) -> Stretch:
    """Return where the article stands: the heaviest stretch, with its head and editor line, if a frame is around it."""
    heaviest = _heaviest([_weight(block) for block in blocks])
    start = _with_head(blocks, heaviest.start)
    end = _with_editor(blocks, heaviest.end)
    # Nothing of an article comes below its editor line: there a single line that speaks like a frame is enough.
    signed = end > 0 and bool(EDITOR.match(blocks[end - 1].text.strip()))
    return Stretch(
        start if _is_frame(blocks[:start], MENU_LINES) else 0,
        end if _is_frame(blocks[end:], 1 if signed else MENU_LINES) else len(blocks),
    )


def _weight(block: Block) -> int:
    text = block.text.strip()
    if block.role != "paragraph" or EDITOR.match(text):
        return FULL // 2
    if SMALL_PRINT.search(text):
        return PRINT
    # A Latin letter says a third of what a Chinese character does: headlines of other articles run to 100 of them.
    size = len(text) if HAN.search(text) else len(text) // 2
    if SENTENCE.search(text) or size >= FULL:
        return min(size, FULL)
    return 4 if label_of(text) else MENU


def _heaviest(weights: list[int]) -> Stretch:
    """Return the contiguous stretch with the greatest sum, the first of equals (Kadane 1984)."""
    best, best_sum, start, total = Stretch(0, len(weights)), 0, 0, 0
    for place, weight in enumerate(weights):
        if total <= 0:
            start, total = place, 0
        total += weight
        if total > best_sum:
            best, best_sum = Stretch(start, place + 1), total
    return best


def _with_head(blocks: list[Block], start: int) -> int:
    """Return where the head begins: the topmost title line above the first sentence that no menu parts from it.

    Between title and text stand dates, sources, share bars and officers' names; too many lines that could be titles
    are a list of other articles, then the nearest one counts.
    """
    titles: list[int] = []
    top = start
    for place in range(start - 1, max(-1, start - HEAD_LINES), -1):
        text, above = blocks[place].text.strip(), blocks[place - 1].text.strip() if place else ""
        if above == ">" or text == ">":  # a trail of links: 首页 > 要闻
            break
        if HEAD_LINE.match(text):
            top = place
        elif _is_title_line(text):
            titles.append(place)
            top = place
        elif not (is_frame_line(text) or FRAME_WORDS.search(text) or FIELD.search(text) or FIELD.search(above)):
            break
    return titles[0] if len(titles) > HEAD_TITLES else top


def _is_title_line(text: str) -> bool:
    if is_frame_line(text) or FRAME_WORDS.search(text) or ">" in text or label_of(text):
        return False
    if not HAN.search(text):
        return LATIN_TITLE[0] <= len(text.split()) <= LATIN_TITLE[1]
    return TITLE_WIDTH[0] <= len(text) <= TITLE_WIDTH[1] or bool(OFFICIAL_TITLE.search(text))


def _with_editor(blocks: list[Block], end: int) -> int:
    for place in range(end, min(len(blocks), end + 4)):
        if EDITOR.match(blocks[place].text.strip()):
            return place + 1
    return end


def _is_frame(blocks: list[Block], least: int) -> bool:
    """Return True for at least so many short lines, one of which uses words that articles don't."""
    short = [block.text.strip() for block in blocks if _weight(block) < 0]
    return len(short) >= least and any(FRAME_WORDS.search(text) for text in short)
