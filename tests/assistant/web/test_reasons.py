"""What the program says in English reaches readers in their language: every wording of the code, whole and in its slots."""

import re

import pytest
from opencc import OpenCC

from assistant.taiwan import traditional
from assistant.web.reasons import PHRASES, Phrases
from tests.wordings import wordings

# Where what may come before a reader of the page is worded.
WORDED = (
    "index/**/*.py",
    "assistant/core.py",
    "assistant/showing.py",
    "assistant/glossary.py",
    "assistant/prompts.py",
    "assistant/told/ending.py",
    "assistant/generate/chosen.py",
    "assistant/keep/*.py",
    "assistant/service/*.py",
    "assistant/shelf/*.py",
    "assistant/web/asked.py",
)
# Words for a terminal alone: choosing and trying models, reading settings, beginning to listen.
ELSEWHERE = {
    *(
        "index/models/choice.py",
        "index/models/hub.py",
        "index/trial.py",
        "index/models/weights.py",
        "index/models/source.py",
    ),
    *("index/settings.py", "index/settings_file.py", "assistant/service/listen.py"),
}
# What a longer wording is put together of: that one is tried below.
PIECES = {
    "X7 in which no words were found; scan it again with 300 dpi, or leave it out",
    "has no text on X7 of X7 pages, X7 are pictures",
    "; read it again with OCR (--ocr)",
    "Split it, raise the setting, or leave it out.",
    "took longer than the X7 s that setting file_seconds allows. X7",
    "needed more than the X7 s of computing that setting file_cpu_seconds allows. X7",
    "needed more than the X7 MB of memory that setting file_memory_mb allows. X7",
    "a PowerPoint file; save it as PDF",
    "an OFD; print it to PDF",
    "an e-book (EPUB); save it as HTML or PDF",
    "a Pages file; save it as DOCX or PDF",
    "an OpenDocument text; save it as DOCX",
    "an OpenDocument presentation; save it as PDF",
    "snapshot X7 says X7 passages, but holds",
}
# What looks like a sentence and comes before no reader.
NONE = {
    "question, as_of, source, outlet, from, to, lang, kind, outline, answer_in, history",
    "There are no web sockets here.",
    "report on the work",
    "state of the union",
    "yinju (indexes pages that its user names)",
    ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]",
    "out of memory",
    "no limit of memory here: X7",
    "int8 by rows and groups of X7",
    "no cache for the word list in %s: %s",
    "Embedder is now 'X7': the vectors of all passages were made anew.",
}
WHOLE = (
    "has no text on 3 of 3 pages, 2 are pictures; read them with OCR (yinju index --ocr)",
    "has no text on 3 of 3 pages, 2 are pictures; read them with OCR (yinju index --ocr, after apt-get install x)",
    "has no text on 3 of 3 pages, 3 are pictures in which no words were found; scan it again with 300 dpi, or leave it out",
    "page 4: 12% of its characters could not be decoded; read it again with OCR (--ocr)",
    "took longer than the 60 s that setting file_seconds allows. Split it, raise the setting, or leave it out.",
    "needed more than the 60 s of computing that setting file_cpu_seconds allows. Split it, raise the setting, or leave it out.",
    "needed more than the 900 MB of memory that setting file_memory_mb allows. Split it, raise the setting, or leave it out.",
    "holds a PowerPoint file; save it as PDF",
    "holds an OFD; print it to PDF",
    "holds an e-book (EPUB); save it as HTML or PDF",
    "holds a Pages file; save it as DOCX or PDF",
    "holds an OpenDocument text; save it as DOCX",
    "holds an OpenDocument presentation; save it as PDF",
    "snapshot 000002-ab says 4 passages, but holds 4 passages, 3 vectors, 4 keywords",
)
FOREIGN = "（原因只有英文）"


@pytest.fixture(scope="module")
def worded() -> list[tuple[str, str]]:
    return [(file, text) for file, text in wordings(*WORDED) if file not in ELSEWHERE]


def test_every_sentence_that_may_come_before_a_reader_is_there_in_chinese(worded: list[tuple[str, str]]) -> None:
    looked_at = [(file, text) for file, text in worded if text not in PIECES | NONE]
    assert [one for one in looked_at if PHRASES.said(one[1])["zh"].startswith(FOREIGN)] == []


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_put_together_of_pieces_is_there_in_chinese(text: str) -> None:
    assert not PHRASES.said(text)["zh"].startswith(FOREIGN)
    assert PHRASES.said(text)["en"] == text


def test_the_sentences_of_the_code_are_found(worded: list[tuple[str, str]]) -> None:
    texts = [text for _, text in worded]
    assert len(texts) > 200
    assert "holds no words; leave it out" in texts
    assert "Could not write to store 'X7': another `yinju index` is at work there. Wait until it is done." in texts


def test_a_phrase_says_in_chinese_all_that_it_says_in_english() -> None:
    for phrase in PHRASES.all:
        assert sorted(set(re.findall(r"\{(\w+)\}", phrase.zh))) == sorted(set(phrase.slots)), phrase
        assert re.search(r"[一-鿿]", phrase.zh) or len(phrase.zh) < 45, phrase


def test_what_taiwan_reads_is_traditional_but_for_what_stands_in_slots() -> None:
    said = PHRASES.said("Could not index '国际/报道': there is no such file or folder. Check the path.")
    assert said["tw"] == "無法收錄「国际/报道」：沒有這個檔案或資料夾。請檢查路徑。"
    simplified = OpenCC("s2tw")
    said_in_taiwan = [traditional(phrase.zh) for phrase in PHRASES.all]
    assert [text for text in said_in_taiwan if simplified.convert(text) != text] == []


def test_a_reason_within_a_reason_is_told_in_the_same_language() -> None:
    said = PHRASES.said("page 3: could not be read by OCR (not in 60 seconds); scan it again")
    assert said["zh"] == "第 3 页：文字识别失败（超过 60 秒）；请重新扫描"
    assert (
        "Permission denied"
        not in PHRASES.said("Could not keep 'a': Permission denied. Check the disk, then send it again.")["zh"]
    )


def test_several_reasons_are_told_one_after_another() -> None:
    said = PHRASES.said("a is missing; b does not match its checksum")
    assert said["zh"] == "缺少 a；b 与校验值不符"


def test_a_reason_that_nobody_put_into_chinese_is_shown_whole_and_said_to_be_english() -> None:
    assert PHRASES.said("the moon is full")["zh"] == "（原因只有英文）the moon is full"
    assert PHRASES.said("a: the moon is full")["zh"] == "（原因只有英文）a: the moon is full"


def test_what_stands_in_a_slot_is_text_and_no_markup() -> None:
    assert "<b>" not in PHRASES.html("'<b>' is no PDF; it has no pages to show. Look at its text.")


def test_a_tab_adds_phrases_of_its_own() -> None:
    more = Phrases(*PHRASES.tables, ("evals", "reasons.tsv"))
    assert more.said("is no JSON object")["zh"] == "不是 JSON 对象"
    assert more.said("holds no words; leave it out") == PHRASES.said("holds no words; leave it out")


def test_what_is_to_be_typed_is_code_on_the_page_and_stays_text() -> None:
    said = PHRASES.html("An internal error. Try again; if it stays, look for error <b> in the log of `yinju serve`.")
    assert said.count("<code>yinju serve</code>") == 3
    assert "`" not in said
    assert "<b>" not in said
