"""The Answer JSON of the contract: its keys, in its order."""

import json

from assistant.types import Answer, Citation, Event, Refusal, Sentence

CITATION = Citation(1, "d", "a.txt", "A", None, None, ("第一章",), "第一章", 0, 3, "三个字")
ANSWER = Answer(
    "问", "zh", "fact", True, "三个字", sentences=(Sentence("三个字", (1,)),), citations=(CITATION,),
    refusal=Refusal("near_miss", "没有", {"documents": 1}, (CITATION,)),
)  # fmt: skip


def test_an_answer_has_the_keys_of_the_contract_in_order() -> None:
    assert " ".join(ANSWER.as_json()) == (
        "question language kind answered short_answer text sentences citations conflicts refusal notes "
        "snapshot settings timings_ms error confidence asked_as series generator"
    )


def test_a_citation_has_the_keys_of_the_contract_in_order() -> None:
    assert " ".join(ANSWER.as_json()["citations"][0]) == (
        "n document source title outlet date outline reference start end quote field value url page cell reprints status "
        "kind author number"
    )


def test_sentences_and_refusals_have_the_keys_of_the_contract_in_order() -> None:
    assert " ".join(ANSWER.as_json()["sentences"][0]) == "text citations checked why label"
    assert " ".join(ANSWER.as_json()["refusal"]) == "reason message searched nearest"


def test_an_answer_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(ANSWER.as_json()))["citations"][0]["quote"] == "三个字"


def test_an_event_says_its_type_before_its_data() -> None:
    assert list(Event("note", {"text": "等等"}).as_json().items()) == [("type", "note"), ("text", "等等")]
