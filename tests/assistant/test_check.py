"""The check: no figure, date, name or quotation that is not in what is cited; what no rule settles is doubted aloud."""

from dataclasses import replace

import pytest

from assistant.check import Verdict, check, compare, reopen
from assistant.checked.reasons import Reason
from assistant.types import Draft, Evidence, Quote
from index.types import Document
from tests.assistant.checking import Stored, document, quote, source

TEXT = "园林局局长何川说，2025年新增绿地320公顷，投入1,000万元，占36.5%。他把公园叫作“城市的肺”。"
PLAIN = "滨江市2025年新增绿地320公顷，有312个公园。养护费为2.50元。"
WORDS = "市里新建五座再生水厂。"
ENGLISH = (
    "Mara Lindqvist, head of the transit office, said on Feb. 11 that 41,000 people paid 2.50 dollars, 5 per cent more."
)


def checked(draft: str, cited: str = TEXT, keys: tuple[str, ...] = ("Q1",)) -> Verdict:
    """Return the verdict on a sentence that cites the whole of a stored text."""
    return check(Draft(draft, keys), Evidence((quote(cited),)), Stored(document(cited)))  # type: ignore[arg-type]


def stored(text: str) -> Stored:
    """Return a store whose one document has this text."""
    return Stored(Document("d", "d.txt", text, "", "zh", "press"))


@pytest.mark.parametrize("cited", [TEXT, PLAIN, WORDS, ENGLISH])
def test_the_quote_itself_is_checked(cited: str) -> None:
    assert checked(cited, cited) == Verdict((quote(cited),), True, True)


def test_whole_sentences_of_a_quote_are_checked() -> None:
    assert checked("养护费为2.50元。", PLAIN).checked
    assert checked("滨江市2025年新增绿地320公顷，有312个公园", PLAIN).checked


@pytest.mark.parametrize("draft", ["滨江市２０２５年新增绿地３２０公顷，有３１２个公园。", "滨江市 2025年 新增绿地 320公顷，有312个公园。"])  # fmt: skip
def test_width_and_spaces_change_no_word(draft: str) -> None:
    assert checked(draft, PLAIN).checked


def test_a_sentence_that_cites_nothing_is_not_shown() -> None:
    assert checked(TEXT, keys=()) == Verdict((), False, False, Reason("uncited"))


def test_a_key_that_is_not_in_the_evidence_reaches_nobody_but_the_log() -> None:
    verdict = checked(TEXT, keys=("Q9",))
    assert (verdict.shown, verdict.why) == (False, "cites what is not in the evidence")
    assert verdict.reason == Reason("unknown", ("Q9",))


def test_an_unknown_key_beside_a_known_one_reaches_nobody() -> None:
    assert [q.key for q in checked(TEXT, keys=("Q9", "Q1", "Q1")).quotes] == ["Q1"]


@pytest.mark.parametrize("text", [TEXT.replace("320", "330"), "前" + TEXT, TEXT[:-1], ""])
def test_a_quote_that_does_not_stand_at_its_place_is_not_shown(text: str) -> None:
    verdict = check(Draft(TEXT, ("Q1",)), Evidence((quote(TEXT),)), stored(text))  # type: ignore[arg-type]
    assert not verdict.shown
    assert verdict.why == f"does not stand at 0–{len(TEXT)} of what it cites"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 999)])
def test_places_outside_a_text_are_no_quote(start: int, end: int) -> None:
    assert reopen(Quote("Q1", "d", start, end, TEXT[start:end], 1.0), stored(TEXT)) is not None  # type: ignore[arg-type]


def test_a_document_that_is_gone_is_not_cited() -> None:
    verdict = check(Draft(TEXT, ("Q1",)), Evidence((quote(TEXT),)), Stored())  # type: ignore[arg-type]
    assert (verdict.shown, verdict.why) == (False, "cites a document that is not there")


def test_every_cited_quote_is_opened_again() -> None:
    evidence = Evidence((quote(TEXT), quote("别的话", "Q2", 3)))
    assert not check(Draft(TEXT, ("Q1", "Q2")), evidence, stored(TEXT)).shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "cited", "fault"),
    [
        ("公园有12个。", PLAIN, "12个"),
        ("12个公园。", PLAIN, "12个"),
        ("养护费约50元。", PLAIN, "约50元"),
        ("绿地新增３３０公顷。", PLAIN, "330公顷"),
        ("绿地新增320万公顷。", PLAIN, "320万公顷"),
        ("绿地新增320平方米。", PLAIN, "320平方米"),
        ("一共投入1000元。", TEXT, "1000元"),
        ("比重为36.5。比重为3.65%。", TEXT, "3.65%"),
        ("Exactly 41 people paid.", ENGLISH, "41 people"),
        ("In all 41,000 million people paid.", ENGLISH, "41,000 million people"),
        ("They paid 5 dollars more.", ENGLISH, "5 dollars"),
        ("建成六座水厂。", WORDS, "六座"),
    ],
)
def test_a_figure_that_is_not_cited_is_not_shown(draft: str, cited: str, fault: str) -> None:
    verdict = checked(draft, cited)
    assert (verdict.shown, verdict.checked) == (False, False)
    assert verdict.why == f"has the figure '{fault}', which does not stand in what it cites"


@pytest.mark.parametrize(
    ("draft", "cited"),
    [
        ("何川说共投入1000万元。", TEXT),
        ("绿地新增３２０公顷。", PLAIN),
        ("新建公园312座。", PLAIN),
        ("5 percent more, 41000 people, paid, Mara Lindqvist said.", ENGLISH),
        ("水厂一共五座。", WORDS),
        ("公园三百一十二个。", PLAIN),
    ],
)
def test_the_same_figure_written_otherwise_is_doubted_and_shown(draft: str, cited: str) -> None:
    verdict = checked(draft, cited)
    assert (verdict.shown, verdict.checked) == (True, False)


def test_figures_side_by_side_stay_two() -> None:
    assert checked("In 2026 12 trams ran.", "Some 12 trams ran in 2026 and more came.").shown


@pytest.mark.parametrize(
    ("draft", "cited", "fault"),
    [
        ("Mara Lind spoke.", ENGLISH, "name 'Lind'"),
        ("Anna Berg of the transit office spoke.", ENGLISH, "name 'Anna'"),
        ("She spoke on Mar. 11.", ENGLISH, "date 'Mar. 11'"),
        ("上海市新增了绿地。", PLAIN, "name '上海市'"),
        ("局长李建国谈到绿地。", TEXT, "name '李建国'"),
    ],
)
def test_a_name_or_month_that_is_not_cited_is_not_shown(draft: str, cited: str, fault: str) -> None:
    assert checked(draft, cited).why == f"has the {fault}, which does not stand in what it cites"


@pytest.mark.parametrize("draft", ["He Chuan spoke of green space.", "局长谈到了绿地。", "何川谈到了绿地。"])
def test_a_translated_name_or_a_paraphrase_is_shown_in_doubt(draft: str) -> None:
    cited = TEXT if "绿" in draft else "园林局局长何川说绿地有了。"
    found = checked(draft, cited)
    assert (found.quotes, found.shown, found.checked) == ((quote(cited),), True, False)
    named = "何川" in draft or "Chuan" in draft
    assert str(found.why).startswith(
        ("is not word for word", "is our own translation") if named else "does not name 何川"
    )


@pytest.mark.parametrize(
    "draft", ["他把公园叫作“城市的眼睛”。", "他谈到《城市绿地法》。", 'He called it "城市的眼睛".']
)
def test_a_quotation_that_is_not_cited_is_not_shown(draft: str) -> None:
    assert "has the quotation" in str(checked(draft).why)


def test_a_quotation_that_is_cited_is_shown() -> None:
    assert checked("公园好比“城市的肺”。").shown


@pytest.mark.parametrize(
    ("draft", "cited"),
    [
        ("2公顷，有312个公园。", PLAIN),
        ("50元。", PLAIN),
        ("公园不收费。", "他说公园不收费。"),
        ("公园收费。", "如今不是公园收费。"),
    ],
)
def test_a_piece_cut_out_of_a_sentence_is_never_word_for_word(draft: str, cited: str) -> None:
    assert not checked(draft, cited).checked


def test_what_somebody_said_is_not_checked_without_who_said_it() -> None:
    assert not checked("绿地多了。", "何川说，路修好了。绿地多了。").checked
    assert checked("何川说，路修好了。绿地多了。", "何川说，路修好了。绿地多了。").checked


def test_two_quotes_may_bear_one_sentence() -> None:
    quotes = (quote("绿地320公顷。"), quote("公园12个。", "Q2", id="e"))
    assert compare("绿地320公顷，公园12个。", quotes, [source("绿地320公顷。"), source("公园12个。")]).shown


def test_an_empty_sentence_is_not_checked() -> None:
    assert not checked(" \n").checked


@pytest.mark.parametrize(
    ("quote", "cut"),
    [
        ("“该项目将停工”的传言不实。", "“该项目将停工”"),
        ("It is not true that Mr. Li resigned.", "Li resigned."),
        ("企业（不含国有企业）须缴费。", "须缴费。"),
        ("The tram is not able to stop.", "The tram is notable to stop."),
        ("The hall is 10² metres wide.", "The hall is 102 metres wide."),
    ],
)
def test_what_is_cut_out_of_a_sentence_or_drawn_together_is_not_called_checked(quote: str, cut: str) -> None:
    assert not checked(cut, quote).checked


def test_a_sentence_that_says_nothing_is_not_shown() -> None:
    assert checked(" ").why == "says nothing"


def test_words_of_somebody_whom_a_quote_does_not_name_are_shown_with_who_says_them() -> None:
    text = "公司总经理陆明远告诉记者，今年不涨价。“我们还要换掉旧管网。”"
    cited = quote(text[text.index("“") :], start=text.index("“"))
    found = check(Draft(cited.text, ("Q1",)), Evidence((cited,)), Stored(document(text)))  # type: ignore[arg-type]
    assert (found.shown, found.checked) == (True, False)
    assert "陆明远" in str(found.why)


def test_an_item_has_its_speaker_from_the_sentence_that_announces_the_list_where_that_is_told() -> None:
    text = "公司总经理陆明远告诉记者，今年要做两件事：一是换掉旧管网，“我们先换老城的”；二是不涨价。"
    lead, item = (text[text.index(a) : text.index(b)] for a, b in (("公司", "一是"), ("一是", "；")))
    quotes = (quote(lead), replace(quote(item, "Q2", start=text.index(item)), item=True))
    evidence, stored = Evidence(quotes), Stored(document(text))
    draft = Draft(item, ("Q2",))
    assert check(draft, evidence, stored, told={"Q1"}).checked  # type: ignore[arg-type]
    assert not check(draft, evidence, stored).checked  # type: ignore[arg-type]


def test_a_quotation_put_together_of_two_sources_is_not_shown() -> None:
    quotes = (quote("公园很大。"), quote("湖水很清。", "Q2", id="e"))
    sources = [source("公园很大。"), source("湖水很清。")]
    assert "has the quotation" in str(compare("“公园很大。湖水很清。”", quotes, sources).why)
