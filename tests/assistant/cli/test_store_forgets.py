"""yinju store compact: what conversations and feedback quote goes with the document."""

from pathlib import Path

from assistant import Assistant
from assistant.keep import Asked, Keeping
from index.library import Feedback
from index.settings import Settings
from tests.assistant.conftest import id_of

from .conftest import Yinju, written

SECRET = "塔顶的铜铃重一百二十斤"


def kept(store: Path) -> str:
    """Ask about the document, keep the answer and say something of it; return its text, of which the words are then removed."""
    with_answers = Assistant.open(store, Settings(embedder="hash", enough=0.01))
    keeping, id = Keeping.open(with_answers), id_of(with_answers, "bell.txt")
    cited = {"n": 1, "document": id, "quote": SECRET}
    answer = {"text": SECRET, "sentences": [{"text": SECRET, "citations": [1]}], "citations": [cited]}
    keeping.conversations.answer(keeping.conversations.ask("ann", None, Asked("铃？")), answer)
    keeping.feed(Feedback("铃？", answer, "other"))
    with_answers.library.remove(id)
    keeping.conversations.close()
    with_answers.close()
    return SECRET


def test_compacting_erases_what_conversations_and_feedback_quote_of_what_is_gone(yinju: Yinju, tmp_path: Path) -> None:
    folder = written(tmp_path / "docs", {"bell.txt": f"铜铃\n\n{SECRET}。", "other.txt": "桥\n\n桥长百米。"})
    yinju("index", folder)
    words = kept(tmp_path / "store").encode()
    done = yinju("store", "compact", "--yes", "--json").json
    assert (done["erased"], done["feedback"], done["conversations"]) == (1, 1, 1)
    assert [
        path.name for path in (tmp_path / "store").rglob("*") if path.is_file() and words in path.read_bytes()
    ] == []
