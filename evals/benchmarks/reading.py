"""A thousand mixed files indexed, indexed again, and indexed with one of them changed: seconds, and what each run did.

    python -m evals.benchmarks.reading [--files 1000] [--folder DIR]

The files are made here, of invented news: text in four encodings, Markdown, HTML, CSV, DOCX, PDF, archives, exports and
feeds. The embedder is the one for tests: what is measured is reading, not embedding.
"""

import argparse
import io
import json
import os
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.build import build
from index.isolated.isolate import end_waiting
from index.reading_report import Run
from index.settings import Settings

PLACES = ("滨江", "临港", "云溪", "青川", "北岭", "海陵", "石门", "南浦")
THINGS = ("绿地", "步道", "公交专用道", "污水管网", "养老床位", "充电桩", "社区食堂", "口袋公园")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<?xml version="1.0"?><Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class News:
    """One invented piece of news; every number makes another one."""

    number: int

    @property
    def title(self) -> str:
        """Return the headline."""
        return f"{PLACES[self.number % 8]}市新增{THINGS[self.number // 8 % 8]}{self.number + 100}处"

    def lines(self) -> list[str]:
        """Return the paragraphs, a dateline first."""
        place, thing = PLACES[self.number % 8], THINGS[self.number // 8 % 8]
        day = f"{self.number % 12 + 1}月{self.number % 28 + 1}日"
        return [
            f"{place}日报{day}讯（记者林晓）{place}市有关部门{day}公布，去年全市新增{thing}{self.number + 100}处，"
            f"比上年增长{self.number % 90 / 10 + 1:.1f}%。",
            f"“今年再新增{self.number % 70 + 30}处，其中一半在老城区。”{place}市城建局局长何川说。",
            "新增的设施分布在二十个街道，多数离居民的家步行不超过一刻钟。市民可以在服务平台上查询位置和开放时间。",
        ]

    def text(self) -> str:
        """Return headline and paragraphs, a line each."""
        return "\n".join([self.title, *self.lines()]) + "\n"


def as_text(encoding: str) -> Callable[[News], bytes]:
    """Return what writes news as plain text in an encoding."""
    return lambda news: news.text().encode(encoding)


def as_markdown(news: News) -> bytes:
    """Return the news as Markdown with a table."""
    rows = "| 区 | 处 |\n| --- | --- |\n| 东区 | 12 |\n"
    return "\n\n".join([f"# {news.title}", *news.lines(), rows]).encode()


def as_html(news: News) -> bytes:
    """Return the news as a page with a menu and a footer."""
    body = "".join(f"<p>{line}</p>" for line in news.lines())
    menu = "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(("首页", "要闻", "财经", "登录")))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{news.title}</title></head><body><ul>{menu}</ul>"
        f"<article><h1>{news.title}</h1>{body}</article><footer>版权所有</footer></body></html>"
    ).encode()


def as_csv(news: News) -> bytes:
    """Return a small table."""
    rows = [f"{PLACES[n]},{news.number + n},{n + 0.5}%" for n in range(8)]
    return "\n".join([f"区,{THINGS[news.number % 8]}（处）,增长", *rows]).encode()


def as_docx(news: News) -> bytes:
    """Return the news as a DOCX."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in [news.title, *news.lines()])
    document = f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document})


def as_pdf(news: News) -> bytes:
    """Return a PDF of one page; in English, as it brings no font of its own."""
    lines = [
        f"Tram line {news.number} opens to passengers",
        f"It carried {news.number + 41000:,} people on its first day.",
    ]
    shown = b"BT /F1 12 Tf 14 TL 72 720 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return bytes(out) + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def as_archive(news: News) -> bytes:
    """Return a ZIP of three more pieces of news."""
    more = [News(news.number + 10_000 * n) for n in (1, 2, 3)]
    return packed({f"三月/{one.number}.txt": one.text() for one in more})


def as_export(news: News) -> bytes:
    """Return an export of three more pieces of news."""
    more = [News(news.number + 10_000 * n) for n in (4, 5, 6)]
    rows = [{"id": one.number, "标题": one.title, "正文": "\n".join(one.lines()), "日期": "2026-03-05"} for one in more]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def as_feed(news: News) -> bytes:
    """Return a feed with one entry."""
    one = News(news.number + 70_000)
    body = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in one.lines())
    return (
        f"<rss version='2.0'><channel><title>滨江日报</title><item><title>{one.title}</title><guid>{one.number}</guid>"
        f"<pubDate>Thu, 05 Mar 2026 07:00:00 +0800</pubDate><description>{body}</description></item></channel></rss>"
    ).encode()


KINDS: tuple[tuple[str, Callable[[News], bytes]], ...] = (
    ("txt", as_text("utf-8")),
    ("txt", as_text("gb18030")),
    ("html", as_html),
    ("txt", as_text("utf-16")),
    ("md", as_markdown),
    ("html", as_html),
    ("csv", as_csv),
    ("docx", as_docx),
    ("pdf", as_pdf),
    ("txt", as_text("utf-8")),
)
# One of a hundred files is one of these.
RARE = (("zip", as_archive), ("jsonl", as_export), ("xml", as_feed))


def packed(files: dict[str, str]) -> bytes:
    """Return a ZIP of these texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def make(folder: Path, count: int) -> None:
    """Write so many files into a folder, fifty in each folder inside it."""
    for number in range(count):
        suffix, written = RARE[number // 100 % 3] if number % 100 == 99 else KINDS[number % len(KINDS)]
        path = folder / f"{number // 50:03}" / f"{number:05}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(News(number)))


def timed(name: str, folder: Path, store: Path, settings: Settings) -> Run:
    """Return what a run did, after a line about it: seconds, documents, files read, unchanged and refused."""
    before, began = _computing(), time.monotonic()
    run = build([folder], store, settings=settings)
    wall = time.monotonic() - began
    end_waiting()
    print(
        f"{name}: {wall:.1f} s, {_computing() - before:.1f} s of computing; {run.documents} documents, "
        f"{len(run.lines)} read, {run.unchanged} unchanged, {len(run.rejected)} refused",
        flush=True,
    )
    return run


def _computing() -> float:
    told = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in told)


def measure(place: Path, count: int) -> int:
    """Return 0 when no file was refused and nothing was read twice; else 1. Prints a line for each run."""
    folder, store, settings = place / "docs", place / "store", Settings.load(embedder="hash")
    make(folder, count)
    first = timed(f"{count} files", folder, store, settings)
    again = timed("the same again", folder, store, settings)
    (folder / "000" / "00000.txt").write_text(News(9_999_999).text(), "utf-8")
    changed = timed("one changed", folder, store, settings)
    peak = max(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 0) / 2**10
    print(f"a reading process took at most {peak:.0f} MB; {os.cpu_count()} cores")
    for rejected in first.rejected[:20]:
        print(f"refused: {rejected.source} {rejected.reason}")
    sound = not first.rejected and not again.lines and again.snapshot == first.snapshot
    return 0 if sound and [line.source for line in changed.lines] == ["000/00000.txt"] else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 1 when a file was refused or read without need."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.benchmarks.reading", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--files", type=int, default=1000, help="how many files (default: 1000)")
    parser.add_argument(
        "--folder", type=Path, help="an empty folder to keep files and store in (default: none is kept)"
    )
    options = parser.parse_args(arguments)
    if options.folder:
        return measure(options.folder, options.files)
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), options.files)


if __name__ == "__main__":
    sys.exit(main())
