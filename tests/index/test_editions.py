from index.editions import Editions, editions
from index.text import Record


def record(
    id_: str, source: str, title: str = "规划", version_of: str | None = None, reprint_of: str | None = None
) -> Record:
    return Record(0, id_, source, "/folder", title, None, None, "zh", "plan", None, version_of, reprint_of, ())


def test_what_has_a_successor_is_superseded() -> None:
    found = editions([record("old", "a/old.md"), record("new", "a/new.md", version_of="old.md")])
    assert (found.status, found.newer) == ({"old": "superseded"}, {"old": "new"})


def test_a_title_that_says_draft_is_a_draft_though_a_final_text_follows() -> None:
    found = editions([record("draft", "d.md", "规划（征求意见稿）"), record("final", "f.md", version_of="d.md")])
    assert (found.status, found.newer) == ({"draft": "draft"}, {"draft": "final"})


def test_a_draft_supersedes_nothing_that_is_in_force() -> None:
    found = editions([record("law", "law.md"), record("draft", "d.md", "办法（征求意见稿）", version_of="law.md")])
    assert (found.status, found.newer) == ({"draft": "draft"}, {})


def test_a_reprint_points_to_its_original() -> None:
    found = editions([record("first", "p/first.txt"), record("again", "p/again.txt", reprint_of="first.txt")])
    assert (found.canonical, found.reprints) == ({"again": "first"}, {"first": ("again",)})


def test_a_name_of_a_document_that_is_not_there_changes_nothing() -> None:
    assert editions([record("a", "a.md", version_of="gone.md", reprint_of="gone.md")]) == Editions({}, {}, {}, {})
