"""A small store of our own writing: three open documents and one for a group."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index import Library, build
from index.settings import Settings

Write = Callable[..., Path]

PRESS = """滨江市新增绿地三百二十公顷
滨江日报 2026年3月5日
滨江日报3月5日讯（记者林晓）滨江市园林局5日公布，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。
“今年再新增280公顷，其中一半在老城区。”园林局局长何川说。
一是改造旧仓库。二是打通沿河步道。三是在学校旁建口袋公园。
（责任编辑：周宁）
"""
PLAN = """# 滨江市水务发展规划

## 第一章 总体要求

### 第一节 目标

到2030年，再生水利用率达到40%，漏损率降到8%以下。

| 指标 | 2025年 | 2030年 |
| --- | --- | --- |
| 再生水利用率 | 28% | 40% |
"""
ENGLISH = """Harbour tram opens to passengers

HARBOUR CITY, Feb. 11 (Gazette) -- The first tram left the old customs house on Wednesday. "It carried 41,000
passengers on its first day," said Mara Lindqvist, head of the transit office.
"""
SECRET = "内部备忘：河畔公园的预算为一亿二千万元，尚未公布。财务处要求在四月前保密。\n"


@pytest.fixture
def settings() -> Settings:
    return Settings(embedder="hash")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write {name: text or bytes} into a folder and return it."""

    def write(files: dict[str, str | bytes], folder: str = "docs") -> Path:
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / folder

    return write


@pytest.fixture
def folder(write: Write) -> Path:
    secret = json.dumps({"file": "secret.txt", "groups": ["finance"]})
    return write(
        {"park.txt": PRESS, "water.md": PLAN, "tram.txt": ENGLISH, "secret.txt": SECRET, "manifest.jsonl": secret}
    )


@pytest.fixture
def library(folder: Path, store: Path, settings: Settings) -> Library:
    build([folder], store, settings=settings)
    return Library.open(store, settings)


def id_of(library: Library, source: str) -> str:
    """Return the id of the document with this source name, whoever may see it."""
    return next(record.id for record in library.records if record.source == source)
