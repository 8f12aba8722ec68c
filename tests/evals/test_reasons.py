"""What the Evaluate tab says of sets and runs is there in Chinese, too."""

import re

from evals.page_html import PHRASES
from tests.wordings import wordings

WORDED = (
    *("evals/evaluating.py", "evals/complaints_list.py", "evals/page.py", "evals/past_runs.py", "evals/working.py"),
    *("evals/offers.py", "evals/stored.py", "evals/run.py", "evals/gate_file.py", "evals/baseline.py", "evals/head.py"),
    *("evals/question_line.py", "evals/questions.py", "evals/set_*.py", "evals/likeness.py", "evals/gold.py"),
)
# What a longer wording is put together of: that one is tried below; and what is for a terminal alone.
PIECES = {
    '"X7" contradicts X7: the same question X7 answerable here and X7 there',
    '"X7" contradicts X7: the same question has the answer "X7" here and "X7" there',
    "X7 is unknown; known: X7, and X7 with numbers",
    "X7 holds what X7 holds already; number them: X71, X72",
    "X7X7. Nothing was run; `yinju eval check X7` names every fault.",
    "'X7' is there already, and may hold what somebody wrote. Name another file, or delete it.",
}
WHOLE = (
    '"a" contradicts "b" in line 3: the same question is answerable here and is not there',
    '"a" contradicts "b" in line 3: the same question has the answer "x" here and "y" there',
    '"a" asks what "b" in line 3 asks already, in other punctuation',
    'column A ("note") is unknown; known: id, question, and quote with numbers',
    'column A ("id") holds what column B ("ID") holds already; number them: id1, id2',
    'column C ("lang"): "lang" must be zh or en, not "fr"',
    "evidence 2 has an empty quote",
    'x.jsonl:3: "id" is empty; x.jsonl:4: has no id … and 2 more. Nothing was run; `yinju eval check x.jsonl` names every fault.',
    'x.jsonl:1: "lang" must be zh or en, not "fr"; x.jsonl:2: is no JSON (Expecting value at character 1). Nothing was run; '
    "`yinju eval check x.jsonl` names every fault.",
    "x.jsonl:3: is no JSON object. Nothing was run; `yinju eval check x.jsonl` names every fault.",
    "q1: quote 'a' does not stand in b.txt; copy it out of what `yinju docs show 0a1b --text` prints",
    "Could not read question set 'a': it holds binary data, no text; leave it out, or save it as text.",
    "'a' holds another run, and answers of two runs are never mixed: the models (a → b); the settings (c → d). Name another "
    "folder, or run with --again: all is asked anew, and a finished run is kept in its folder 'before'.",
)
ENGLISH = re.compile(r"（原因只有英文）|\b(?:is|has|the|not|does)\b")


def test_every_sentence_that_the_tab_may_show_is_there_in_chinese() -> None:
    said = [(file, text) for file, text in wordings(*WORDED) if text not in PIECES]
    assert len(said) > 60
    assert [one for one in said if PHRASES.said(one[1])["zh"].startswith("（原因只有英文）")] == []


def test_what_is_put_together_of_pieces_is_there_in_chinese() -> None:
    assert [text for text in WHOLE if ENGLISH.search(PHRASES.said(text)["zh"])] == []
