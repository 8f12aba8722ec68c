"""Ask many questions in this one process and print the most memory it took, in MB: python ten_thousand.py STORE OUT N."""

import json
import resource
import sys
from pathlib import Path

from assistant.core import Assistant
from assistant.types import Answer, Citation, Refusal, Sentence
from evals import run
from index.settings import Settings

# Characters of a citation: an answer of three then is as long as answers are.
LONG = 300


class Scripted(Assistant):
    """Refuses every third question, and answers the others with the beginnings of three documents."""

    def ask(self, text, **how):
        number = int(text.rstrip("?").split()[-1])
        cited = tuple(self.cite(number + n, n) for n in range(1, 4))
        if number % 3 == 0:
            said = "The sources here do not answer this question."
            return Answer(text, "en", "fact", False, said, refusal=Refusal("not_in_sources", said, {}, cited))
        sentences = tuple(Sentence(one.quote, (one.n,)) for one in cited)
        return Answer(text, "en", "fact", True, " ".join(one.quote for one in cited), None, sentences, cited)

    def search(self, text, k=10, **how):
        return self.hits

    def cite(self, number, n):
        record, told = self.texts[number % len(self.texts)]
        end = min(len(told), LONG)
        return Citation(n, record.id, record.source, record.title, None, None, (), "", 0, end, told[:end])


def main(store, out, count):
    settings = Settings(embedder="hash", reader="none", store=store)
    assistant = Scripted.open(store, settings)
    view = assistant.view()
    assistant.texts = [(record, view.document(record.id).text) for record in view.records]
    assistant.hits = view.hits(range(min(view.passages, 10)), [(1.0, 1.0, 1.0)] * min(view.passages, 10))
    questions = out / "set.jsonl"
    with questions.open("w", encoding="utf-8") as file:
        file.writelines(line(number, view.records) for number in range(count))
    report = run(questions, out / "run", assistant)
    assert len(report.rows) == count
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def line(number, records):
    answerable = number % 5 > 0
    gold = [{"document": records[number % len(records)].id, "start": 2, "end": 20}] if answerable else []
    told = {"id": f"q{number}", "question": f"What is said of {number}?", "answers": [], "evidence": gold}
    return json.dumps({**told, "answerable": answerable, "kind": "fact", "lang": "en"}) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
