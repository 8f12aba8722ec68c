"""Press articles from one JSON Lines archive, as a folder of text files with a manifest, ready for `yinju index`.

    python -m evals.benchmarks.press_export PRESS.jsonl.gz OUT_DIR --count 2000

The choice is evenly spaced: of `total` articles, in the order of the archive, file number i is article
`i * total // count` (both counted from 0). An archive ordered by outlet and date so yields a mix of outlets and years,
and the same archive and count always yield the same files, byte for byte: question sets hold their sha256.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SUMMARY = "Write evenly spaced articles of a press archive as text files with a manifest."
MANIFEST = "manifest.jsonl"
# Five digits keep name order and number order the same up to 100,000 files; a higher number would rename them all.
DIGITS = 5
FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class ExportError(ValueError):
    """You meet it when the archive, the folder or the count cannot be used; it says which, why and what to do."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: headline, paragraphs and what the archive states about it; None where it states nothing."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str | None
    published: str | None
    url: str | None

    def text(self) -> str:
        """Return the headline, then each paragraph, one a line, with a line end after the last."""
        return "\n".join([self.title, *self.paragraphs]) + "\n"


def export(archive: Path, folder: Path, count: int, lang: str = "zh") -> int:
    """Write `count` articles of `archive` and their manifest into `folder`; return how many. Raises ExportError."""
    lines = read_lines(archive)
    # All are read before anything is written: a faulty line leaves no half-filled folder.
    chosen = [read_article(lines[n], f"{archive}:{n + 1}") for n in spaced(len(lines), count)]
    make_empty(folder)
    entries = []
    for number, article in enumerate(chosen):
        name = f"{number:0{DIGITS}}.txt"
        (folder / name).write_text(article.text(), encoding="utf-8", newline="\n")
        entries.append(json.dumps(manifest_entry(name, article, lang), ensure_ascii=False) + "\n")
    (folder / MANIFEST).write_text("".join(entries), encoding="utf-8", newline="\n")
    return len(chosen)


def spaced(total: int, count: int) -> list[int]:
    """Return `count` positions below `total`, rising and evenly spaced, from 0 on. Raises ExportError."""
    most = min(total, 10**DIGITS)
    if not 1 <= count <= most:
        raise ExportError(f"Could not choose {count} of {total} articles: --count must be from 1 to {most}.")
    return [i * total // count for i in range(count)]


def read_lines(archive: Path) -> list[str]:
    """Return the lines of a gzip-compressed JSON Lines file, blank ones kept so that numbers hold. Raises ExportError."""
    try:
        with gzip.open(archive, "rt", encoding="utf-8", newline="\n") as file:
            return list(file)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ExportError(f"Could not read '{archive}': {error}. Hand in a .jsonl.gz file in UTF-8.") from error


def read_article(line: str, where: str) -> Article:
    """Return the article on one line of the archive; `where` names the line in errors. Raises ExportError."""
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise ExportError(f"{where}: is no JSON object ({error.msg}). Mend the line; nothing was written.") from error
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("title", "body")):
        raise ExportError(f'{where}: needs "title" and "body" as text. Mend the line; nothing was written.')
    return Article(
        title=" ".join(row["title"].split()),
        paragraphs=tuple(stripped for part in row["body"].splitlines() if (stripped := part.strip())),
        outlet=row.get("outlet") or None,
        published=full_date(row.get("date")),
        url=row.get("url") or None,
    )


def full_date(stated: object) -> str | None:
    """Return `stated` when it is a day of the calendar as YYYY-MM-DD, else None: a year alone is no date."""
    if not isinstance(stated, str) or not FULL_DATE.fullmatch(stated):
        return None
    try:
        return date.fromisoformat(stated).isoformat()
    except ValueError:
        return None


def manifest_entry(name: str, article: Article, lang: str) -> dict[str, str]:
    """Return the manifest's facts about one file; a fact that the archive does not state is left out."""
    facts = {
        "file": name,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "lang": lang,
        "kind": "press",
        "url": article.url,
    }
    return {key: value for key, value in facts.items() if value}


def make_empty(folder: Path) -> None:
    """Make `folder`. Raises ExportError when something is in it: files of another export would be indexed too."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        filled = any(folder.iterdir())
    except OSError as error:
        raise ExportError(f"Could not write to '{folder}': {error}. Name a folder that can be made.") from error
    if filled:
        raise ExportError(f"Could not write to '{folder}': it is not empty. Name a new folder, or empty this one.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 when something handed in cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.press_export", description=SUMMARY)
    parser.add_argument(
        "archive", type=Path, metavar="PRESS.jsonl.gz", help="title, body, outlet, date, url on each line"
    )
    parser.add_argument("folder", type=Path, metavar="OUT_DIR", help="a new or empty folder")
    parser.add_argument("--count", type=int, default=2000, help="how many articles, evenly spaced (default: 2000)")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the articles (default: zh)")
    options = parser.parse_args(arguments)
    try:
        written = export(options.archive, options.folder, options.count, options.lang)
    except ExportError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{written} articles and {MANIFEST} written to {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
