"""Hand-made pages in the markup of fifteen kinds of sites, each with its true body, headline, day, outlet and people.

`evals/sets/pages/` holds the sites' skeletons and the articles; every page is made of one of each, in one of ten shapes,
with its own places, people and figures. The same code makes the same bytes everywhere.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path
from string import Template
from typing import Any

SET = Path(__file__).parents[1] / "sets" / "pages"
PAGES_A_SITE = 10
SHAPES = "note short report long interview list table photos quoted mixed".split()
SURNAMES = "林何周陈方许沈韩魏蒋罗梁宋郑谢唐冯程"
GIVEN = "晓 川 宁 立群 思源 文静 海波 建国 若兰 小满 一鸣 雨桐 志远 秋实 明月 子衿 向东 慧".split()
CITIES = "澄江 滨州湾 岭海 云溪 江湾 望潮 临澧河 青浦渡 石塘 白鹭".split()
DISTRICTS = "东岸区 河口镇 南屏区 新桥街道 沙井县 北渡区 柳林镇 望海区".split()
BUREAUS = "水务局 城市管理局 自然资源局 住房和城乡建设局".split()
OUTLETS = "滨江日报 江畔社 澄海日报 岭海晚报 云溪融媒 望潮新闻网 水务部网站 观潮财经".split()
LATIN_PEOPLE = "Anna Reeve|Tom Hallam|Li Meng|Ruth Okafor|Daniel Marsh|Ines Duarte|Peter van Loon|Grace Tan|Owen Price|Maya Sand".split(
    "|"
)
LATIN_CITIES = "Port Ellery|Saltmarsh|Kingsferry|Harrow Point|Winterby|Lower Quay".split("|")
MONTHS = "January February March April May June July August September October November December".split()
TRADITIONAL = str.maketrans(
    "陈韩谢宋郑罗蒋许东区镇桥县临鹭务规资设乡海晓群静涛兰满鸣远实国",
    "陳韓謝宋鄭羅蔣許東區鎮橋縣臨鷺務規資設鄉海曉群靜濤蘭滿鳴遠實國",
)
COMMENTS = {
    "zh": "说得好，支持！希望早日轮到我们小区，已经等了好几年了。|楼上说得对，去年也是这么讲的，后来不了了之，拭目以待吧。|写得很实在，记者辛苦了，希望多一些这样的报道。",
    "en": "About time. My street has been waiting for this since 2019 and nobody at the council answers letters.|Another promise before an election. I will believe it when I see it with my own eyes.|Good piece, thank you. More of this and less of the shouting, please.",
}


@dataclass(frozen=True, slots=True)
class Site:
    """A kind of site: its language, encoding, how its paragraphs are marked up, and what its first paragraph opens with."""

    name: str
    lang: str
    paragraph: str
    picture: str
    opening: str = ""
    outlet: str = ""
    encoding: str = "utf-8"
    shows_reporter: bool = False
    aside: str = ""


CENTRED = '<p style="text-align: center;"><img src="/p/{n}.jpg" width="600" height="400"/></p>\n<p style="text-align: center;">{}</p>\n'
FIGURE = '<figure><img src="/p/{n}.jpg"/><figcaption>{}</figcaption></figure>\n'
SITES = (
    Site(
        "party-daily",
        "zh",
        '<p style="text-indent: 2em;">\n\t{}</p>\n',
        CENTRED,
        "滨江网{city}{month}月{day}日电 （{reporter}）",
        "滨江网-滨江日报",
        shows_reporter=True,
    ),
    Site(
        "agency",
        "zh",
        "<p>　　{}</p>\n",
        '<p align="center"><img src="{n}.jpg" width="900"/></p>\n<p>　　<font color="navy">{}</font></p>\n',
        "江畔社{city}{month}月{day}日电（记者{reporter}）",
        "江畔社",
        shows_reporter=True,
    ),
    Site(
        "broadcaster",
        "zh",
        "<p>　　{}</p>\n",
        '<p style="text-align:center"><img src="{n}.jpg" width="500"/></p><p style="text-align:center"><span style="color:#666">{}</span></p>\n',
        "<strong>岭海电视网消息</strong>（新闻联播）：",
        "岭海电视网",
    ),
    Site(
        "state-council",
        "zh",
        '<p style="text-indent: 2em; font-family: 宋体; font-size: 12pt;"><span style="font-family: 宋体; font-size: 12pt;">{}</span></p>\n',
        CENTRED,
    ),
    Site(
        "ministry",
        "zh",
        "<P align=justify>&nbsp;&nbsp;&nbsp;&nbsp;{}</P>\n",
        '<P align=center><IMG border=0 src="./W{n}.jpg" OLDSRC="W{n}.jpg"></P>\n<P align=center><FONT size=2>{}</FONT></P>\n',
        shows_reporter=True,
    ),
    Site(
        "province",
        "zh",
        '<div style="text-indent:2em">　　{}</div>\n',
        CENTRED,
        "本报讯（记者{reporter}）",
        shows_reporter=True,
    ),
    Site(
        "portal",
        "zh",
        "<p>　　{}</p>\n",
        '<div class="img_wrapper"><img src="//n.example/{n}.png"/><span class="img_descr">{}</span></div>\n',
        aside='<div class="ad-inline"><ins>广告</ins></div>\n<div class="article-related"><a href="/x">{}</a></div>\n',
    ),
    Site(
        "county",
        "zh",
        "　　{}<br>\n<br>\n",
        '<div align="center"><img src="/u/{n}.jpg" border="0"><br>{}</div><br>\n',
        encoding="gb18030",
    ),
    Site(
        "stream",
        "zh",
        "<p>{}</p>\n",
        '<p class="detailPic"><img src="https://x.example/{n}.jpg"/></p><p class="picIntro"><span>{}</span></p>\n',
        shows_reporter=True,
        aside='<p><strong>延伸阅读：</strong><a href="/y">{}</a></p>\n',
    ),
    Site(
        "finance",
        "zh",
        "<p>　　{}</p>\n",
        '<center><img src="{n}.png" width="580" style="border:#d1d1d1 1px solid;padding:3px"/></center><center>{}</center>\n',
        shows_reporter=True,
    ),
    Site(
        "harbour-times-hant",
        "hant",
        "<p>{}</p>\n",
        FIGURE,
        outlet="濱海時報",
        shows_reporter=True,
        aside='<div class="ad-box">廣告</div>\n',
    ),
    Site(
        "en-agency",
        "en",
        '<p data-testid="paragraph-{n}" class="text__text__1FZLe">{}</p>\n',
        FIGURE,
        "{upper}, {short} {day} (Harbour Press) - ",
        "Harbour Press",
        shows_reporter=True,
        aside='<div class="ad-slot">Advertisement · Scroll to continue</div>\n',
    ),
    Site(
        "en-newspaper",
        "en",
        '<p class="dcr-s3ycb2">{}</p>\n',
        FIGURE,
        outlet="The Harbour Gazette",
        shows_reporter=True,
        aside='<aside class="rich-link"><span>Related:</span> <a href="/z">{}</a></aside>\n',
    ),
    Site(
        "en-press-room",
        "en",
        "<p>{}</p>\n\n",
        '<div class="media-image"><img src="/files/{n}.jpg"/><div class="image-caption">{}</div></div>\n',
        outlet="Office of the Premier",
        shows_reporter=True,
    ),
    Site(
        "en-broadcaster",
        "en",
        '<div data-component="text-block" class="ssrcss-11r1m41"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg">{}</p></div></div>\n',
        '<figure class="ssrcss-wpgbih"><div data-component="image-block"><img src="{n}.webp"/></div><figcaption><span>Image caption, </span>{}</figcaption></figure>\n',
        outlet="SBN News",
        shows_reporter=True,
        aside='<div data-component="links-block"><ul><li><a href="/w">{}</a></li></ul></div>\n',
    ),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A page as bytes and what is true of it; None where the page does not tell."""

    name: str
    data: bytes
    lang: str
    body: str
    title: str
    published: str
    outlet: str
    reporter: str | None
    editor: str | None


def pages() -> Iterator[Made]:
    """Yield all pages: site by site, shape by shape."""
    topics = {lang: _topics(lang) for lang in ("zh", "hant", "en")}
    for place, site in enumerate(SITES):
        for number, shape in enumerate(SHAPES):
            chosen = topics[site.lang]
            yield _Maker(site, shape, chosen, (place * 4 + number) % len(chosen), place * PAGES_A_SITE + number).page()


def _topics(lang: str) -> list[dict[str, Any]]:
    with (SET / f"articles.{lang}.toml").open("rb") as file:
        return list(tomllib.load(file)["topic"])


class _Maker:
    """Makes one page of a site, a shape and a topic."""

    def __init__(self, site: Site, shape: str, topics: Sequence[dict[str, Any]], topic: int, number: int) -> None:
        self.site, self.shape, self.topic, self.number = site, shape, topics[topic], number
        self.others = [topics[(topic + step) % len(topics)] for step in range(1, 6)]
        self.random = random.Random(number)
        self.day = date(2024, 1, 8) + timedelta(days=6 * number)
        self.english = site.lang == "en"
        self.people = self._people()
        self.slots = self._slots()
        if site.lang == "hant":
            self.people = [name.translate(TRADITIONAL) for name in self.people]
            self.slots = {name: text.translate(TRADITIONAL) for name, text in self.slots.items()}
        self.truth: list[str] = []
        self.opening = ""
        self.pictures = 0

    def _people(self) -> list[str]:
        if self.english:
            return self.random.sample(LATIN_PEOPLE, 6)
        chosen = zip(self.random.sample(SURNAMES, 6), self.random.sample(GIVEN, 6), strict=True)
        return [surname + given for surname, given in chosen]

    def _slots(self) -> dict[str, str]:
        pick, figure = self.random.choice, self.random.randint
        return {
            "city": pick(LATIN_CITIES) if self.english else pick(CITIES) + "市",
            "dist": pick(DISTRICTS),
            "bureau": pick(BUREAUS),
            "chief": self.people[0],
            "folk": self.people[1],
            "photo": self.people[2],
            "day": str(self.day.day),
            "year": str(self.day.year + 2),
            "a": str(figure(120, 880)),
            "b": str(figure(3, 19)),
            "c": str(figure(21, 90)),
            "n": f"{figure(1200, 9800)}",
            "p": f"{figure(2, 8)}.{figure(1, 9)}",
            "q": f"{figure(9, 14)}.{figure(1, 9)}",
        }

    def fill(self, text: str) -> str:
        """Return a text of the set with its places, people and figures."""
        return text.format(**self.slots)

    def page(self) -> Made:
        """Return the page with what is true of it."""
        site, title = self.site, self.fill(self.random.choice(self.topic["headline"]))
        reporter, editor = self.reporter(), self.people[5]
        outlet = site.outlet or self.random.choice(OUTLETS)
        body = self.body(reporter)
        told = {"title": title, "outlet": outlet, "reporter": reporter, "editor": editor}
        slots = {name: escape(text, quote=False) for name, text in (told | self.around()).items()}
        skeleton = Template((SET / "skeletons" / f"{site.name}.html").read_text(encoding="utf-8"))
        content = skeleton.safe_substitute(slots | self.lists() | {"body": body})  # scripts hold dollar signs, too
        if forgotten := re.search(r"\$\{?[a-z]", content):
            raise ValueError(f"{site.name}.html: nothing fills {content[forgotten.start() :][:20]!r}")
        return Made(
            name=f"{site.name}-{self.shape}.html",
            data=content.encode(site.encoding),
            lang=site.lang,
            body="\n".join(
                [*(slots[name] for name in ("kicker", "subtitle") if f"${name}" in skeleton.template), *self.truth]
            ),
            title=title,
            published=self.day.isoformat(),
            outlet=outlet,
            reporter=", ".join(reporter.split(" and ")) if site.shows_reporter else None,
            editor=editor if "$editor" in skeleton.template else None,
        )

    def reporter(self) -> str:
        """Return one writer's name, or two in every third page."""
        if self.number % 3 or self.site.name in ("en-agency", "en-broadcaster"):
            return self.people[3]
        return (" and " if self.english else "、").join(self.people[3:5])

    def around(self) -> dict[str, str]:
        """Return what a page says about itself and its article, ready to be put between tags."""
        day, other = self.day, [self.fill(topic["headline"][self.number % 3]) for topic in self.others]
        stands = self.shape in ("long", "mixed")
        clock = f"{6 + self.number % 14:02}:{self.number * 7 % 60:02}"
        return {
            "keywords": self.topic["words"],
            "description": self.fill(self.topic["body"][0])[:80],
            "number": str(3115370 + 37 * self.number),
            "iso": day.isoformat(),
            "before": (day - timedelta(days=1)).isoformat(),
            "compact": f"{day:%Y%m%d}",
            "slashed": f"{day:%Y}/{MONTHS[day.month - 1][:3].lower()}/{day:%d}",
            "slug": re.sub(r"\W+", "-", self.slots["city"].lower()) + "-" + self.topic["words"],
            "kicker": self.fill(self.topic.get("kicker", "")) if stands else "",
            "subtitle": self.fill(self.topic.get("subtitle", "")) if stands else "",
            "cndate": f"{day.year}年{day.month:02}月{day.day:02}日{clock}",
            "cnday": f"{day.year}年{day.month}月{day.day}日",
            "isodate": day.isoformat(),
            "isotime": f"{day.isoformat()} {clock}:09",
            "isominute": f"{day.isoformat()} {clock}",
            "endate": f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
            "endate2": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
            "other1": other[0],
            "other2": other[1],
        }

    def lists(self) -> dict[str, str]:
        """Return the lists of other articles and of comments around the text, as HTML."""
        headlines = [escape(self.fill(topic["headline"][(self.number + 1) % 3])) for topic in self.others]
        starts = [escape(self.fill(topic["body"][self.number % 2])) for topic in self.others]
        pairs = list(zip(headlines, starts, strict=True))
        comments = COMMENTS["en" if self.english else "zh"].split("|")
        return {
            "related": "\n".join(
                f'<li><a href="/n/{place}.html" target="_blank">{text}</a></li>' for place, text in enumerate(headlines)
            ),
            "teaserlist": "\n".join(
                f'<li><h3><a href="/t/{place}">{text}</a></h3><span>{self.day.isoformat()} 09:0{place}</span></li>'
                for place, text in enumerate(headlines)
            ),
            "teasers": "\n".join(
                f'<div class="item"><h6><a href="/t">{text}</a></h6><p>{start[:70]}…</p></div>'
                for text, start in pairs[:3]
            ),
            "teaserdivs": "\n".join(
                f'<div class="rec_item_m"><a href="/r"><p>{text}</p></a><div>{start}</div></div>'
                for text, start in pairs[:3]
            ),
            "comments": "\n".join(
                f'<div class="c-item"><b>u{place}</b><p>{text}</p><a>Reply</a></div>'
                for place, text in enumerate(comments)
            ),
        }

    def body(self, reporter: str) -> str:
        """Return the body as the site marks it up, and remember its true lines."""
        self.opening = self.site.opening.format(
            **self.slots
            | {
                "reporter": reporter,
                "month": self.day.month,
                "short": MONTHS[self.day.month - 1][:3] + ".",
                "upper": self.slots["city"].upper(),
            }
        )
        shapes: dict[str, Callable[[], list[str]]] = {
            "long": self.long,
            "interview": self.interview,
            "mixed": self.mixed,
        }
        make = shapes.get(self.shape) or getattr(self, f"_{self.shape}")
        return "".join(make())

    def paragraph(self, text: str, strong: bool = False) -> str:
        """Return a paragraph, the first with what the site opens it with; it counts as true body."""
        filled = self.fill(text)
        self.truth.append(filled)
        inner = f"<strong>{escape(filled, quote=False)}</strong>" if strong else escape(filled, quote=False)
        shown, self.opening = self.opening + inner, ""
        return self.site.paragraph.format(shown, n=len(self.truth))

    def paragraphs(self, start: int, end: int) -> list[str]:
        """Return the topic's paragraphs from `start` to before `end`, with the site's aside behind the second."""
        made = [self.paragraph(text) for text in self.topic["body"][start:end]]
        if start == 0 and len(made) > 2 and self.site.aside:
            made.insert(2, self.site.aside.format(escape(self.fill(self.others[0]["headline"][0]), quote=False)))
        return made

    def picture(self) -> str:
        """Return a picture with its caption, which is no body."""
        text = self.topic["captions"][self.pictures % 2]
        self.pictures += 1
        return self.site.picture.format(escape(self.fill(text), quote=False), n=1000 + self.number + self.pictures)

    def items(self) -> list[str]:
        """Return the topic's list: numbered sentences in Chinese, a bulleted list in English."""
        if not self.english:
            marks = "一二三四"
            return [
                self.paragraph(f"（{mark}）{text}。") for mark, text in zip(marks, self.topic["items"], strict=True)
            ]
        self.truth += self.topic["items"]
        return ["<ul>", *(f"<li>{text}</li>\n" for text in self.topic["items"]), "</ul>\n"]

    def table(self) -> str:
        """Return the topic's table of four rows; in every second one a cell reaches over two columns."""
        head = [self.fill(cell) for cell in self.topic["head"]]
        names = [self.fill(text)[:6] for text in self.topic["items"][:3]]
        rows = [
            [name, str(self.random.randint(20, 900)), f"{self.random.randint(1, 9)}.{self.random.randint(0, 9)}"]
            for name in names
        ]
        self.truth += [" ".join(row) for row in (head, *rows)]
        note = "Figures of the year" if self.english else "注：数据截至当月"
        last = f'<tr><td>{note}</td><td colspan="2">-</td></tr>' if self.number % 2 else ""
        self.truth += [note] if last else []
        cells = "".join(
            "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>\n" for row in (head, *rows)
        )
        return f'<table border="1" cellspacing="0" width="80%"><tbody>{cells}{last}</tbody></table>\n'

    def _note(self) -> list[str]:
        return self.paragraphs(0, 2)

    def _short(self) -> list[str]:
        return self.paragraphs(0, 3)

    def _report(self) -> list[str]:
        return self.paragraphs(0, 6)

    def long(self) -> list[str]:
        """Return all paragraphs under three headings, with one picture."""
        made = self.paragraphs(0, 2)
        for place, text in enumerate(self.topic["items"][:2]):
            made += [self.paragraph(text, strong=True), *self.paragraphs(2 + 2 * place, 4 + 2 * place)]
        return [*made, self.picture(), *self.paragraphs(6, 7)]

    def interview(self) -> list[str]:
        """Return a talk: questions of the writer, answers of the chief person."""
        made = self.paragraphs(0, 1)
        ask, answer = ("Q: ", "A: ") if self.english else ("记者：", self.people[0] + "：")
        for place, text in enumerate(self.topic["questions"]):
            made += [self.paragraph(ask + text, strong=True), self.paragraph(answer + self.topic["body"][2 + place])]
        return made

    def _list(self) -> list[str]:
        return [*self.paragraphs(0, 2), *self.items(), *self.paragraphs(5, 7)]

    def _table(self) -> list[str]:
        return [*self.paragraphs(0, 3), self.table(), *self.paragraphs(5, 6)]

    def _photos(self) -> list[str]:
        return [self.picture(), *self.paragraphs(0, 4), self.picture(), *self.paragraphs(6, 7)]

    def _quoted(self) -> list[str]:
        made = self.paragraphs(0, 2)
        quoted = self.fill(self.topic["body"][3])
        self.truth.append(quoted)
        return [*made, f"<blockquote><p>{escape(quoted, quote=False)}</p></blockquote>\n", *self.paragraphs(4, 6)]

    def mixed(self) -> list[str]:
        """Return text, a picture, a table and a list."""
        return [*self.paragraphs(0, 2), self.picture(), self.table(), *self.items(), *self.paragraphs(6, 7)]
