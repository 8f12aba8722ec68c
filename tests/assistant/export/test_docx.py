"""Briefing → DOCX, opened again."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from assistant.export.docx import as_docx

from .turns import GREEN, HOSTILE, TASKS, TRAM, asked, brief, hostile


def opened(*turns: Any, lang: str = "zh-CN") -> Any:
    return Document(BytesIO(as_docx(brief(*turns), lang)))


def footnotes(document: Any) -> dict[int, str]:
    """Return the text of each footnote by its id."""
    [part] = [part for part in document.part.package.iter_parts() if part.partname == "/word/footnotes.xml"]
    found = parse_xml(part.blob).findall(qn("w:footnote"))
    return {int(one.get(qn("w:id"))): "".join(t.text for t in one.iter(qn("w:t"))) for one in found}


def marks(document: Any) -> list[int]:
    return [int(mark.get(qn("w:id"))) for mark in document.element.body.iter(qn("w:footnoteReference"))]


def test_every_mark_has_its_footnote_with_source_quote_and_address() -> None:
    document = opened(asked(GREEN), asked(TASKS))
    notes = footnotes(document)
    assert marks(document) == [1, 2, 3, 4, 5] == sorted(notes)[2:]
    assert notes[1].startswith(" 《全市新增绿地三百二十公顷》，滨江日报，2026-03-05")
    assert notes[1].endswith(
        "“市园林局局长林晓说，去年全市新增绿地320公顷，人均公园面积达到16.4平方米。” https://example.org/city"
    )


def test_questions_are_headings_and_sentences_stand_in_order() -> None:
    document = opened(asked(GREEN), asked(TASKS))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [GREEN, TASKS]
    assert [p.text for p in document.paragraphs if p.style.name == "List Bullet"][2:] == [
        "建设六座再生水厂。",
        "更新老旧管网八百公里。",
        "建立河湖水质日报制度。",
    ]


def test_a_note_that_stands_already_is_referred_to_by_a_field_and_not_twice() -> None:
    document = opened(asked(GREEN))
    fields = [field.text for field in document.element.body.iter(qn("w:instrText"))]
    assert fields == [r" NOTEREF _RefNote1 \f \h ", r" NOTEREF _RefNote2 \f \h "]
    assert marks(document) == [1, 2]
    names = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert names == ["_RefNote1", "_RefNote2"]


def test_two_notes_of_a_sentence_do_not_read_as_one_number() -> None:
    turn = asked(TRAM)
    turn.answer["sentences"][0]["citations"] = [1, 2]
    [sentence] = [p for p in opened(turn).paragraphs if "41,000" in p.text and "said" in p.text]
    assert ", " in [run.text for run in sentence.runs if run.font.superscript or run.style.name == "footnote reference"]


def test_the_settings_name_the_rules_above_the_footnotes() -> None:
    document = opened(asked(GREEN))
    named = document.settings.element.find(qn("w:footnotePr"))
    assert [one.get(qn("w:id")) for one in named] == ["-1", "0"]
    assert {-1, 0} <= footnotes(document).keys()


def test_what_wants_to_be_more_is_text_and_nothing_else() -> None:
    document = opened(hostile())
    kinds = {element.tag.rpartition("}")[2] for element in document.element.body.iter()}
    assert not kinds & {"hyperlink", "altChunk", "object", "drawing", "fldSimple"}
    assert all(field.text.startswith(" NOTEREF ") for field in document.element.body.iter(qn("w:instrText")))
    assert "<script>x</script> **bold**" in document.paragraphs[2].text
    assert "\u202e" not in document.element.xml
    assert HOSTILE.split("\n")[0] in footnotes(document)[1]


def test_the_language_is_that_of_the_reader() -> None:
    language = opened(asked(GREEN), lang="zh-TW").styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-TW"


def test_the_file_says_of_itself_what_it_is_and_when_it_was_made() -> None:
    properties = opened(asked(GREEN)).core_properties
    assert (properties.title, properties.author, properties.comments) == ("简报", "", "")
    assert properties.created.date().isoformat() == "2026-11-30"


def test_a_long_title_fits_the_files_properties() -> None:
    made = Document(BytesIO(as_docx(brief(asked(GREEN), title="长" * 300), "zh-CN")))
    assert len(made.core_properties.title) == 255
    assert made.paragraphs[0].text == "长" * 300
