"""What every generator writes is a draft; the default one writes nothing of its own."""

from assistant.generate.extractive import ExtractiveGenerator
from assistant.generate.scripted import ScriptedGenerator
from assistant.types import Draft, Evidence, Question, Quote

QUESTION = Question("问？", "zh", "fact", ())
EVIDENCE = Evidence(tuple(Quote(f"Q{n}", "d", n, n + 2, f"第{n}", 1.0) for n in (1, 2, 3)))


def test_the_extractive_generator_says_each_quote_once_in_order_and_cites_it() -> None:
    assert list(ExtractiveGenerator().write(QUESTION, EVIDENCE)) == [
        Draft("第1", ("Q1",)), Draft("第2", ("Q2",)), Draft("第3", ("Q3",))
    ]  # fmt: skip


def test_the_extractive_generator_says_nothing_without_evidence() -> None:
    assert list(ExtractiveGenerator().write(QUESTION, Evidence(()))) == []


def test_a_scripted_generator_says_its_script_whatever_is_asked() -> None:
    drafts = [Draft("乙", ("Q2",)), Draft("甲", ())]
    generator = ScriptedGenerator(drafts)
    assert list(generator.write(QUESTION, Evidence(()))) == drafts
    assert list(generator.write(QUESTION, EVIDENCE)) == drafts
