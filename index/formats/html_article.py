"""Lines of a page → which of them are the article: the heaviest stretch, its head above and its signature below.

The stretch is found as a maximum subsequence of weighted lines (Pasternack and Roth 2009); what trafilatura takes for the
article counts as a vote.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.clean import SENTENCE, SMALL_PRINT, is_frame_line
from index.formats.html_lines import Line
from index.press import EDITOR, HEAD_LINE
from index.script import HAN

# What a line weighs: a sentence its length up to FULL, a link or a short line outside the text less than nothing.
FULL, LINK, SHORT, PRINT, FRAME = 60, -16, -6, -40, -20
# A vote adds so much to a line; without it a sentence keeps this share of its weight, and of what it tells of its element.
VOTE, UNVOTED, UNVOTED_GROUP = 5, 0.4, 0.15
# More of a line's characters in links than this, and it is one.
MOST_LINKED = 0.6
# An element that holds this share of the page's sentences is no menu, whatever it is called.
MOST = 0.5
HEAD_LINES, EDITOR_LINES, LONGEST_HEAD = 40, 40, 100
# A line that nothing but its place below a picture tells is a caption only within these.
CAPTION_LEAST, LONGEST_CAPTION = 4, 60
FINISH = re.compile(
    r"^[【\[]?(?:相关(?:阅读|新闻|链接|报道|推荐|文章|专题|内容|稿件)|延伸阅读|推荐阅读|猜你喜欢|热门(?:推荐|文章|新闻|评论)|更多(?:新闻|阅读|精彩|推荐)|留言板?$|热门排行|阅读排行|(?:相關|最新|更多|即時|熱門)(?:新聞|文章|報道|閱讀)|延伸閱讀|最多人?(?:瀏覽|閱讀)|讀者?留言|特别提示$|版权声明$|精彩推荐|为您推荐|"
    r"大家都在看|网友评论|我要评论|最新评论|全部评论|发表评论|上一[篇条]|下一[篇条]|视频简介|(?:Top|Latest|Partner|More|Other|Popular) (?:stories|news|headlines|articles|from|on|in)\b|"
    r"(?:Related|Read (?:more|next|also)|Recommended|You (?:may|might) (?:also )?like|Also read|See (?:also|more)|Most (?:read|popular)|"
    r"Don[’']t miss|Sign up|Subscribe|Newsletter|Follow us|Comments?\b|Leave a (?:reply|comment)|Share this)\b)",
    re.I,
)
LONGEST_FINISH = 60
# A line about the site or the rights in the text, not of it.
DISCLAIMER = re.compile(
    r"^[（(【*＊※]*(?:免责声明|版权声明|特别声明|重要声明|郑重声明|转载(?:请|须)?注明|本文(?:来源|系)[^。]{0,20}(?:转载|版权|不代表)|(?:安装|下载|打开|扫描?)[^。]{0,30}(?:客户端|APP|二维码)|"
    r"点击进入|视频简介|This copy is for your personal|Get the latest|Our Standards|Click here|Have a tip)",
    re.I,
)
TEASER = re.compile(r"(?:…|\.\.\.|\[…\]|更多|More)[\s>»\]】]*$")
ATTACHED = re.compile(r"^附件|\.(?:docx?|xlsx?|pdf|zip|wps|ofd)$", re.I)
SOURCE = re.compile(
    r"来\s*源\s*[:：]|(?<!\d)(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|\b(?:19|20)\d\d\b.{0,12}\d{1,2}:\d\d"
)
WRITER = re.compile(r"^[（(]?(?:作者|记者|記者|撰文|撰稿|来源|來源)\s*[:：]\s*\S{2,30}$")
PLACE = re.compile(
    r"^[【\[]?(?:您?(?:现在|当前|所在)?的?位置|You are here)\s*[:：]|^(?:首页|Home)\s*(?:[>›»/|-]|&gt;)", re.I
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines are the article, by number in page order, and which are the headline and captions."""

    kept: tuple[int, ...]
    headline: int | None
    captions: frozenset[int] = frozenset()


def choose(lines: Sequence[Line], votes: frozenset[int], titles: Sequence[str]) -> Choice:
    """Return the numbers of the article's lines, in page order; nothing kept when no line is a sentence."""
    weighed = _Weighed(lines, votes)
    kept = weighed.finished([number for number in range(*weighed.heaviest()) if weighed.stays(number)])
    if not kept:
        return Choice((), None)
    headline = _headline(lines, kept, titles)
    chosen = sorted({*_head(lines, headline, kept), *kept, *_tail(lines, kept)})
    if headline is not None:  # a page may tell its headline again in small letters
        told = lines[headline].text
        chosen = [n for n in chosen if n == headline or lines[n].text != told]
    return Choice(tuple(chosen), headline, frozenset(n for n in chosen if weighed.captioned(n)))


class _Weighed:
    """The lines with their weights, and what was found out about the elements around them."""

    def __init__(self, lines: Sequence[Line], votes: frozenset[int]) -> None:
        self.lines, self.votes = lines, votes
        self.prose = [0 if _is_teaser(lines, number) else _prose(line) for number, line in enumerate(lines)]
        around, groups = Counter[int](), Counter[int]()
        for number, line in enumerate(lines):
            if prose := self.prose[number]:
                around.update(dict.fromkeys(line.inside, prose))
                groups[_group(line)] += prose if number in votes else int(prose * UNVOTED_GROUP)
        most = MOST * sum(self.prose)
        self.frames = {n for line in lines for n in line.frames if around[n] <= most}
        self.repeated = {
            line.bare for line in lines if len(line.text) >= FULL and self.frames.intersection(line.frames)
        }
        self.mains = {group for group, prose in groups.items() if prose and 4 * prose >= max(groups.values())}
        self.stated = any(line.article and _group(line) in self.mains for line in lines)

    def framed(self, number: int) -> bool:
        """Return True for a line inside a menu, share bar, list of other articles and the like, or one told there too."""
        again = number not in self.votes and bool(self.repeated) and self.lines[number].bare in self.repeated
        return again or not self.frames.isdisjoint(self.lines[number].frames)

    def heaviest(self) -> tuple[int, int]:
        """Return where the article's stretch begins and before which line it ends; the first of equals."""
        best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
        for place in range(len(self.lines)):
            if total <= 0:
                start, total = place, 0.0
            total += self.weight(place)
            if total > best_sum:
                best, best_sum = (start, place + 1), total
        return self.grown(*best)

    def grown(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch with the lines right before and after it that stand beside its own."""
        if start == end:
            return start, end
        while start > 0 and self.beside(start - 1):
            start -= 1
        while end < len(self.lines) and self.beside(end):
            end += 1
        return start, end

    def beside(self, number: int) -> bool:
        """Return True for a line of the text's own element that is neither link nor frame."""
        return self.main(number) and self.stays(number)

    def main(self, number: int) -> bool:
        """Return True for a line right beside the sentences that make up most of the page."""
        return _group(self.lines[number]) in self.mains

    def weight(self, number: int) -> float:
        """Return how much a line speaks for (above 0) or against its being in the article."""
        line, voted = self.lines[number], number in self.votes
        if line.hidden:
            return -1
        if is_finish(line.text) or _is_print(line):  # amid the text itself it may be no more than a box
            return PRINT / 2 if self.main(number) else PRINT
        if self.framed(number):
            return VOTE if voted and self.prose[number] else FRAME
        if _linked(line):
            return LINK / 4 if voted or line.article or self.main(number) else LINK
        if self.prose[number]:
            return self.prose[number] + VOTE if voted else self.prose[number] * UNVOTED
        if line.table:
            return FULL / 2 if voted or self.main(number) else SHORT
        return VOTE if voted else VOTE / 2 if self.main(number) else 0 if line.caption else SHORT

    def stays(self, number: int) -> bool:
        """Return True for a line inside the stretch that belongs to the article."""
        line, voted = self.lines[number], number in self.votes
        if line.hidden or is_frame_line(line.text) or is_finish(line.text) or PLACE.search(line.text):
            return False
        if EDITOR.match(line.text) or line.quoted:
            return True
        if _is_print(line) or DISCLAIMER.match(line.text):
            return False
        if self.framed(number):
            return voted and self.prose[number] >= FULL
        if _linked(line) and not line.table:
            return (voted and bool(SENTENCE.search(line.text))) or bool(ATTACHED.search(line.text))
        if voted or line.caption or self.main(number) or self.captioned(number):
            return True
        return self.prose[number] >= FULL and (line.article or not self.stated)

    def captioned(self, number: int) -> bool:
        """Return True for a caption: named so, or a short line right below a picture, centred or beside the text."""
        line = self.lines[number]
        if line.caption or line.level or line.table or len(line.text) > LONGEST_CAPTION or EDITOR.match(line.text):
            return line.caption
        plain = not (line.hidden or _linked(line) or line.strong or self.framed(number) or HEAD_LINE.match(line.text))
        return (
            line.below_picture and plain and (line.centred or not self.main(number)) and len(line.text) >= CAPTION_LEAST
        )

    def stated_beside(self, number: int) -> bool:
        """Return True for a line that the page itself calls article, and that stands beside much of the text."""
        return self.lines[number].article and self.main(number) and number in self.votes

    def finished(self, kept: list[int]) -> list[int]:
        """Return the lines without those below the article's end: its editor's line, or the head of related reading.

        Below such a head, what is called as the text above it is called is still of it.
        """
        whole, done = sum(self.prose[number] for number in kept), 0
        kinds: Counter[str] = Counter()
        for place, number in enumerate(kept):
            done += self.prose[number]
            kinds[self.lines[number].kind] += self.prose[number]
            after = kept[place + 1 : place + 2]
            if EDITOR.match(self.lines[number].text) and 2 * done > whole:
                return kept[: place + 1]
            if after and done >= FULL and any(is_finish(self.lines[n].text) for n in range(number + 1, after[0])):
                usual = {kind for kind, prose in kinds.items() if 4 * prose >= max(kinds.values())}
                rest = [n for n in kept[place + 1 :] if self.lines[n].kind in usual or self.stated_beside(n)]
                return kept[: place + 1] + rest
        return kept


def _is_teaser(lines: Sequence[Line], number: int) -> bool:
    """Return True for the beginning of another article: it breaks off, or stands right below a link to all of it."""
    line, above = lines[number], lines[number - 1] if number else None
    return bool(TEASER.search(line.text) and above and _linked(above))


def is_finish(text: str) -> bool:
    """Return True for the head of what pages put below an article: related reading, comments."""
    return len(text) <= LONGEST_FINISH and bool(FINISH.match(text))


def _prose(line: Line) -> int:
    """Return how much of a sentence a line is, 0 for none, at most FULL."""
    if line.hidden or line.table or _linked(line):
        return 0
    size = len(line.text) if HAN.search(line.text) else len(line.text) // 2
    return min(size, FULL) if size >= FULL or SENTENCE.search(line.text) else 0


def _linked(line: Line) -> bool:
    return line.linked > 0 and line.linked > MOST_LINKED * len(line.bare)


def _group(line: Line) -> int:
    """Return the element that a line stands in beside others: around a paragraph, of lines parted by breaks their own."""
    inner = line.tag in ("p", "li", "blockquote") or line.level
    return (line.inside[-2:] if inner else line.inside[-1:] or (-1,))[0]


def _is_print(line: Line) -> bool:
    return len(line.text) <= 2 * FULL and not line.caption and bool(SMALL_PRINT.search(line.text))


def _headline(lines: Sequence[Line], kept: Sequence[int], titles: Sequence[str]) -> int | None:
    """Return the number of the line that is the headline: what the page calls its title, else its top heading."""
    named = [number for number in range(kept[-1]) if _is_titled(lines[number], titles)]
    if named:
        return max(named, key=lambda n: (lines[n].level > 0, n <= kept[0], -lines[n].level, -abs(n - kept[0])))
    tops = [n for n in range(max(0, kept[0] - HEAD_LINES), kept[0] + 1) if lines[n].level and not lines[n].hidden]
    tops = [n for n in tops if not lines[n].frames and not _linked(lines[n])]
    return min(tops, key=lambda n: (lines[n].level, -n), default=None)


def _is_titled(line: Line, titles: Sequence[str]) -> bool:
    if line.hidden or line.table or (_linked(line) and not line.level):
        return False
    return any(line.bare == title or (len(line.bare) >= 6 and title.startswith(line.bare)) for title in titles)


def _head(lines: Sequence[Line], headline: int | None, kept: Sequence[int]) -> list[int]:
    """Return the lines above the text that belong to it: a line over the headline, subtitle, day, source and writer."""
    text = next((n for n in kept if _prose(lines[n]) >= FULL // 2 and n != headline), kept[0])
    start = headline if headline is not None and headline < text else max(0, text - 6)
    between = [n for n in range(start, text) if not lines[n].hidden and len(lines[n].text) <= LONGEST_HEAD]
    between = [n for n in between if not is_frame_line(lines[n].text) and not lines[n].table]
    found = [n for n in between if HEAD_LINE.match(lines[n].text)]
    if headline is None:
        return found
    told = [n for n in between if n > headline and SOURCE.search(lines[n].text) and not _linked(lines[n])]
    beside = [n for n in range(headline + 1, text) if not lines[n].frames and _prose(lines[n]) >= FULL // 2]
    below = headline + 1
    if (
        below < text
        and lines[below].level
        and not (lines[below].hidden or lines[below].frames or _linked(lines[below]))
    ):
        beside.append(below)
    over = [headline - 1] if headline and _is_over(lines[headline - 1], lines[headline]) else []
    return sorted({*over, headline, *found, *told, *beside})


def _is_over(line: Line, headline: Line) -> bool:
    """Return True for a heading right above the headline, in one element with it: the line that leads up to it."""
    together = line.level and line.inside[:-1] == headline.inside[:-1] and len(line.bare) >= 4
    return bool(together) and not (line.hidden or _linked(line))


def _tail(lines: Sequence[Line], kept: Sequence[int]) -> list[int]:
    """Return the first editor's line below the text, which often stands in the page's frame, and the writer's before it."""
    below = range(kept[-1] + 1, min(len(lines), kept[-1] + 1 + EDITOR_LINES))
    signed = [n for n in below if EDITOR.match(lines[n].text) and not lines[n].hidden][:1]
    written = [n for n in range(kept[-1] + 1, signed[0]) if WRITER.match(lines[n].text)] if signed else []
    return [*written[:1], *signed]
