"""What a question calls by one name is found under its others, in both languages; users add names of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.glossary import SHIPPED, glossary
from assistant.retrieve import search_words
from index.errors import WrongUse
from index.library import Library, Term, Way
from index.settings import Settings
from tests.assistant.conftest import HASH


@pytest.fixture
def with_file(town_store: Path, tmp_path: Path) -> Callable[[str], Library]:
    def opened(lines: str) -> Library:
        (tmp_path / "own.tsv").write_text(lines, "utf-8")
        return Library.open(town_store, Settings(embedder="hash", glossary=tmp_path / "own.tsv"))

    return opened


def ways(term: Term) -> set[tuple[str, ...]]:
    return {tuple(slot[0] for slot in way.slots) for way in term.ways}


def widened(library: Library, text: str) -> list[Term]:
    words = tuple(library.words(text))
    return [term for term in glossary(library).widened(words, text, library) if isinstance(term, Term)]


def rendered(library: Library, text: str) -> set[tuple[str, ...]]:
    return {way for term in glossary(library).rendered((), text, library) for way in ways(term)}


def test_the_list_that_ships_has_150_renderings_or_more_and_none_twice() -> None:
    lines = [line for line in SHIPPED.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = [form.strip() for line in lines for form in line.split("\t")[0].split("|")]
    assert len(lines) >= 150
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("十四五目标", "14th Five-Year Plan"),
        ("京津冀协同发展", "Beijing-Tianjin-Hebei"),
        ("研发投入", "R&D"),
        ("國新辦發布會", "State Council Information Office"),
        ("发改委的职责", "National Development and Reform Commission"),
        ("What did the NDRC say?", "国家发展和改革委员会"),
        ("GDP growth", "国内生产总值"),
        ("What do the Two Sessions decide?", "两会"),
        ("goals of the 14th Five-Year Plan", "十四五"),
    ],
)
def test_a_name_is_looked_for_by_its_official_rendering(library: Library, text: str, other: str) -> None:
    content = tuple(word for word in library.words(other) if word not in {"and", "of", "the", "和"})
    assert content in rendered(library, text)


def test_what_the_word_table_renders_already_counts_once(library: Library) -> None:
    known = Term((Way((("european",), ("union",)), 1.0),))
    assert glossary(library).rendered([known], "欧盟委员会", library) == (known,)


def test_another_form_of_a_word_counts_less_than_the_word(library: Library) -> None:
    (term,) = widened(library, "研发投入")
    weights = {tuple(slot[0] for slot in way.slots): way.weight for way in term.ways}
    assert weights.pop(("研发",)) == 1.0
    assert weights
    assert all(weight < 1.0 for weight in weights.values())


def test_a_name_of_several_words_keeps_them(library: Library) -> None:
    text = "第十四个五年规划"
    asked = glossary(library).widened(tuple(library.words(text)), text, library)
    assert asked[:3] == library.words(text)
    assert ("十四五",) in {way for term in asked[3:] if isinstance(term, Term) for way in ways(term)}


@pytest.mark.parametrize("text", ["Who runs it most safely?", "什么都没有", "the most of all un named"])
def test_words_that_only_look_like_an_acronym_are_none(library: Library, text: str) -> None:
    assert rendered(library, text) == set()


def test_a_line_of_ones_own_finds_passages_of_the_other_language(with_file: Callable[[str], Library]) -> None:
    library = with_file("# ours\n海港轨道 | 海轨\tharbour tram\n")
    view = library.view()
    hits = search_words(library, view, "海轨", 1)
    assert view.record(hits[0].passage.document).source == "press/tram.txt"


def test_a_line_of_ones_own_is_part_of_the_settings_fingerprint(with_file: Callable[[str], Library]) -> None:
    first = with_file("海轨\ttram\n").settings.fingerprint()
    assert len({HASH.fingerprint(), first, with_file("海轨\ttramway\n").settings.fingerprint()}) == 3


def test_a_line_that_is_no_rendering_is_refused_by_its_number(with_file: Callable[[str], Library]) -> None:
    with pytest.raises(WrongUse, match="line 2 is not"):
        glossary(with_file("海轨\ttram\n海轨 tram\n"))


def test_a_file_that_is_not_there_is_refused(town_store: Path, tmp_path: Path) -> None:
    library = Library.open(town_store, Settings(embedder="hash", glossary=tmp_path / "none.tsv"))
    with pytest.raises(WrongUse, match=r"none\.tsv"):
        glossary(library)


def test_a_passage_says_a_questions_word_in_another_form(library: Library) -> None:
    text = "研发投入"
    said = glossary(library).spoken(tuple(library.words(text)), text, library)
    assert "研发" in said({"r", "d", "spend"})
    assert "研发" not in said({"r", "spend"})
