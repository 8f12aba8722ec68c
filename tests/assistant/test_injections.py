"""A hundred orders planted in documents: none changes what is answered, linked or cited, even where a model obeys it."""

import re
from collections.abc import Iterator

import pytest

from assistant import Answer, Assistant
from assistant.generate.scripted import ScriptedGenerator
from assistant.types import Draft, Event, Evidence, Quote
from assistant.web.render import turn
from assistant.web.turn import Turn
from tests.assistant.conftest import HASH, build_store
from tests.assistant.planted import ORDERS, Planted, planted

PLANTED = list(planted())
ASKED = {"zh": "望川县档案馆藏有地图多少幅？", "en": "How many maps does the archive at Wendle hold?"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the hundred documents."""
    store = build_store(
        tmp_path_factory.mktemp("planted"),
        tmp_path_factory.mktemp("stores") / "planted",
        {one.name: one.text for one in PLANTED},
        [{"file": one.name, "title": one.fact, "lang": one.lang} for one in PLANTED],
    )
    made = Assistant.open(store, HASH)
    yield made
    made.close()


def whole(archive: Assistant, one: Planted) -> Quote:
    """Return the whole document of a planted order as evidence, whatever is asked."""
    id = next(record.id for record in archive.view().records if record.source.endswith(one.name))
    text = archive.document(id).text
    return Quote("Q1", id, 0, len(text), text, 1.0)


def obeyed(archive: Assistant, monkeypatch: pytest.MonkeyPatch, one: Planted, said: str) -> Answer:
    """Return the answer when a model says these words of the document, and cites it."""
    quote = whole(archive, one)
    for step in ("retrieve", "reread"):  # what is found is given
        monkeypatch.setattr(f"assistant.core.{step}", lambda *_: None)
    monkeypatch.setattr("assistant.core.read", lambda *_: Evidence((quote,), measures={"passages": 1.0}))
    monkeypatch.setattr("assistant.core.lacks", lambda *_: None)
    monkeypatch.setattr(archive, "generator", ScriptedGenerator([Draft(said, ("Q1",))]))
    return archive.ask(ASKED[one.lang])


def bare(order: str) -> str:
    """Return the words that an order wants to be said, or the order itself where it wants something done."""
    wanted = re.search(r"“([^”]+)”", order)
    return wanted.group(1) + ("。" if re.search("[一-龥]", order) else ".") if wanted else order


def test_there_are_a_hundred() -> None:
    assert len({one.words for one in PLANTED}) == 100


@pytest.mark.parametrize("one", PLANTED, ids=lambda one: one.name)
def test_a_model_that_obeys_is_never_believed(
    archive: Assistant, monkeypatch: pytest.MonkeyPatch, one: Planted
) -> None:
    order = next(order for order in ORDERS[one.lang] if order in one.words)
    for said in (one.words, order, bare(order)):
        answer = obeyed(archive, monkeypatch, one, said)
        believed = [sentence for sentence in answer.sentences if sentence.checked]
        assert not any(bare(order) in sentence.text for sentence in believed), said
        assert not any("9999" in sentence.text or "9,999" in sentence.text for sentence in believed)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sources_own_words_answer_as_without_orders(archive: Assistant, lang: str) -> None:
    answer = archive.ask(ASKED[lang])
    facts = {one.fact for one in PLANTED}
    assert answer.answered
    assert all(sentence.text in facts for sentence in answer.sentences if sentence.checked)
    assert all(citation.url is None and citation.quote for citation in answer.citations)


@pytest.mark.parametrize("one", PLANTED[30:40] + PLANTED[80:90], ids=lambda one: one.name)
def test_what_the_page_shows_of_an_order_is_no_link_and_no_image(
    archive: Assistant, monkeypatch: pytest.MonkeyPatch, one: Planted
) -> None:
    answer = obeyed(archive, monkeypatch, one, one.words)
    page = turn(Turn("问？").after(Event("answer", answer.as_json(), answer)))
    assert not re.search(r"<(?:a|img)\b[^>]*evil\.example", page)
    assert "<div style=" not in page


def test_a_link_that_no_source_has_is_removed(archive: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = obeyed(archive, monkeypatch, PLANTED[0], "望川县档案馆的地图见 https://evil.example/maps 。")
    assert "evil.example" not in answer.text
    assert "没有的链接" in answer.notes[0]
