"""Events → Turn."""

from assistant.types import Event
from assistant.web.turn import Turn
from tests.assistant.fake import about_green, about_tasks, events, refused


def told(answer) -> list[Turn]:
    said = Turn(answer.question)
    return [said := said.after(event) for event in events(answer)]


def test_sentences_come_one_by_one_with_their_citations() -> None:
    steps = [(len(said.sentences), len(said.citations)) for said in told(about_tasks("任务"))]
    assert steps == [(0, 0), (0, 0), (1, 1), (2, 2), (3, 3), (3, 3), (3, 3)]


def test_a_turn_is_done_with_the_last_event_and_not_before() -> None:
    assert [said.done for said in told(about_green("绿地"))] == [False] * 5 + [True]


def test_the_whole_answer_replaces_what_was_streamed() -> None:
    answer = about_green("绿地")
    streamed = Turn("绿地").after(Event("sentence", {"sentence": {"text": "withdrawn"}, "citations": []}))
    settled = streamed.after(Event("answer", answer.as_json(), answer))
    assert [sentence["text"] for sentence in settled.sentences] == [sentence.text for sentence in answer.sentences]
    assert (settled.short_answer, len(settled.conflicts), settled.notes) == ("320公顷", 1, answer.notes)


def test_a_refusal_is_known_before_the_answer_is() -> None:
    *_, before, last = told(refused("?"))
    assert before.refusal == last.refusal
    assert not before.done


def test_an_error_ends_a_turn() -> None:
    said = Turn("?").after(Event("error", {"message": "no store"}))
    assert (said.error, said.done) == ("no store", True)
