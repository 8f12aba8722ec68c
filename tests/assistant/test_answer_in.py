"""The language of an answer's own words, where the asker names another than the question's."""

from assistant import Assistant

REFUSED = {"zh": "这里的资料", "en": "The sources here"}


def test_a_refusal_is_told_in_the_language_asked_for(town: Assistant) -> None:
    for language, begins in REFUSED.items():
        answer = town.ask("火星上有多少座寺庙？", answer_in=language)
        assert (answer.language, answer.text[: len(begins)]) == (language, begins)


def test_the_search_goes_by_the_question_and_quotations_keep_their_language(town: Assistant) -> None:
    plain = town.ask("2025年全市新增了多少绿地？")
    answer = town.ask("2025年全市新增了多少绿地？", answer_in="en")
    assert [citation.quote for citation in answer.citations] == [citation.quote for citation in plain.citations]
    assert any("Chinese sources" in note for note in answer.notes)
    assert plain.notes == ()


def test_no_language_named_is_the_questions_own(town: Assistant) -> None:
    assert town.ask("How many passengers did the tram carry?").language == "en"
