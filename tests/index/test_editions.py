from index.editions import Editions, State, editions
from index.text import Record
from index.versions.succession import Official


def record(
    id_: str, source: str, title: str = "规划", version_of: str | None = None, reprint_of: str | None = None
) -> Record:
    return Record(0, id_, source, "/folder", title, None, None, "zh", "plan", None, version_of, reprint_of, ())


def press(row: int, id_: str, published: str, outlet: str = "滨江日报", reprint_of: str | None = None) -> Record:
    return Record(row, id_, f"{id_}.txt", "/f", "题", outlet, published, "zh", "press", None, None, reprint_of, ())


def law(id_: str, title: str, published: str, kind: str = "law") -> Record:
    return Record(0, id_, f"{id_}.md", "/f", title, None, published, "zh", kind, None, None, None, ())


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
    found = editions([press(1, "a", "2026-01-01", reprint_of="gone.md")])
    assert found == Editions({}, {}, {}, {}, {})


def test_like_texts_are_reprints_of_the_earliest() -> None:
    known = [press(1, "b", "2026-01-02"), press(2, "a", "2026-01-01"), press(3, "c", "2026-01-03")]
    found = editions(known, copies=[(1, 2), (1, 3)])
    assert found.canonical == {"b": "a", "c": "a"}
    assert found.reprints == {"a": ("b", "c")}


def test_whom_a_manifest_names_stands_for_the_family_though_another_is_earlier() -> None:
    known = [press(1, "a", "2026-01-01"), press(2, "b", "2026-01-02"), press(3, "c", "2026-01-03", reprint_of="b.txt")]
    assert editions(known, copies=[(1, 2), (1, 3)]).canonical == {"a": "b", "c": "b"}


def test_a_reprint_of_a_reprint_points_to_the_original() -> None:
    known = [press(1, "a", "2026-01-01"), press(2, "b", "2026-01-02"), press(3, "c", "2026-01-03", reprint_of="b.txt")]
    assert editions(known, copies=[(1, 2)]).canonical == {"b": "a", "c": "a"}


def test_two_that_name_each_other_are_reprints_of_each_other_and_end() -> None:
    known = [press(1, "a", "2026-01-01", reprint_of="b.txt"), press(2, "b", "2026-01-02", reprint_of="a.txt")]
    assert editions(known).canonical == {"a": "b", "b": "a"}


def test_who_may_not_see_the_original_learns_nothing_of_it() -> None:
    known = [press(2, "b", "2026-01-02"), press(3, "c", "2026-01-03")]
    found = editions(known, copies=[(1, 2), (1, 3)])
    assert (found.canonical, found.reprints) == ({}, {})


def test_a_draft_and_its_final_text_are_no_reprints_however_like_they_are() -> None:
    known = [law("d", "云麓市数据办法（征求意见稿）", "2025-01-01"), law("f", "云麓市数据办法", "2025-06-01")]
    known = [Record(**{**_fields(one), "row": row}) for row, one in enumerate(known)]
    assert editions(known, copies=[(0, 1)]).canonical == {}


def test_the_plan_of_another_year_is_no_reprint_and_no_version() -> None:
    known = [
        law("a", "东湾区2025年工作方案", "2025-01-05", "plan"),
        law("b", "东湾区2026年工作方案", "2026-01-05", "plan"),
    ]
    known = [Record(**{**_fields(one), "row": row}) for row, one in enumerate(known)]
    found = editions(known, {"a": Official(issuer="东湾区"), "b": Official(issuer="东湾区")}, copies=[(0, 1)])
    assert (found.canonical, found.newer) == ({}, {})


def _fields(one: Record) -> dict[str, object]:
    return {name: getattr(one, name) for name in Record.__dataclass_fields__}


def test_a_draft_of_the_same_title_and_issuer_gives_way_to_the_issued_text() -> None:
    known = [law("d", "《云麓市数据办法（征求意见稿）》", "2025-01-01"), law("f", "云麓市数据办法", "2025-06-01")]
    said = {id_: Official(issuer="云麓市人民政府") for id_ in "df"}
    found = editions(known, said)
    assert (found.newer, found.status) == ({"d": "f"}, {"d": "draft"})


def test_a_revised_text_takes_the_place_of_the_one_before_it() -> None:
    known = [law("a", "云麓市数据条例", "2019-01-01"), law("b", "云麓市数据条例（2023年修订）", "2023-05-01")]
    found = editions(known, {id_: Official(issuer="云麓市人大常委会") for id_ in "ab"})
    assert (found.newer, found.status) == ({"a": "b"}, {"a": "superseded"})


def test_another_number_of_one_series_under_one_title_takes_the_place() -> None:
    title = "云麓市人民政府关于印发《云麓市数据办法》的通知"
    known = [law("a", title, "2019-01-01", "plan"), law("b", title, "2023-05-01", "plan")]
    said = {"a": Official(number="云府发〔2019〕5号"), "b": Official(number="云府发[2023]9号")}
    assert editions(known, said).newer == {"a": "b"}


def test_where_the_issuer_is_not_told_nothing_takes_a_place() -> None:
    known = [law("a", "数据条例", "2019-01-01"), law("b", "数据条例（2023年修订）", "2023-05-01")]
    assert editions(known).newer == {}


def test_a_report_of_the_same_title_takes_nobodys_place() -> None:
    known = [law("a", "政府工作报告", "2025-01-20", "plan"), law("b", "政府工作报告", "2026-01-20", "plan")]
    said = {"a": Official("云麓市", "云府〔2025〕1号"), "b": Official("云麓市", "云府〔2026〕1号")}
    assert editions(known, said).newer == {}


def test_what_a_manifest_says_of_versions_is_not_overruled() -> None:
    known = [
        law("a", "数据条例", "2019-01-01"),
        law("b", "数据条例（2021年修订）", "2021-01-01"),
        Record(0, "c", "c.md", "/f", "数据条例（2023年修订）", None, "2023-01-01", "zh", "law", None, "a.md", None, ()),
    ]
    found = editions(known, {id_: Official(issuer="市人大") for id_ in "abc"})
    assert found.newer == {"a": "c", "b": "c"}


def test_a_repealed_document_says_since_when() -> None:
    found = editions([law("a", "数据条例", "2019-01-01")], {"a": Official(repealed="2024-12-31")})
    assert found.status == {"a": "repealed"}
    assert found.states["a"] == (State("issued", "2019-01-01"), State("repealed", "2024-12-31"))


def test_the_states_are_kept_with_their_days() -> None:
    known = [
        law("d", "数据条例（草案）", "2018-03-01"),
        law("a", "数据条例", "2019-01-01"),
        law("b", "数据条例（2023年修订）", "2023-05-01"),
    ]
    states = editions(known, {id_: Official(issuer="市人大") for id_ in "dab"}).states
    assert states["d"] == (State("draft", "2018-03-01"), State("superseded", "2019-01-01"))
    assert states["a"] == (State("issued", "2019-01-01"), State("superseded", "2023-05-01"))
    assert states["b"] == (State("revised", "2023-05-01"),)


def test_a_text_follows_both_its_draft_and_the_text_that_it_revises() -> None:
    known = [
        law("a", "数据条例", "2015-01-01"),
        law("d", "数据条例（草案）", "2023-01-01"),
        law("b", "数据条例", "2024-01-01"),
    ]
    said = {id_: Official("市人大", number) for id_, number in (("a", "1号"), ("d", None), ("b", "9号"))}
    found = editions(known, said)
    assert found.older == {"b": ("a", "d")}
    assert [found.versions(id_) for id_ in "adb"] == [["a", "d", "b"]] * 3
    assert found.states["b"] == (State("revised", "2024-01-01"),)


def test_a_chain_comes_out_whole_from_draft_to_repeal() -> None:
    titles = {"d1": "数据条例（征求意见稿）", "a": "数据条例", "d2": "数据条例（草案）", "b": "数据条例（2024年修订）"}
    days = ("2014-06-01", "2015-01-01", "2023-06-01", "2024-01-01")
    known = [law(id_, title, day) for (id_, title), day in zip(titles.items(), days, strict=True)]
    said = {id_: Official(issuer="市人大") for id_ in titles} | {"b": Official(issuer="市人大", repealed="2025-12-31")}
    found = editions(known, said)
    assert found.versions("d2") == ["d1", "a", "d2", "b"]
    assert [[state.name for state in found.states[id_]] for id_ in titles] == [
        ["draft", "superseded"],
        ["issued", "superseded"],
        ["draft", "superseded"],
        ["revised", "repealed"],
    ]


def test_what_a_draft_became_takes_the_place_of_what_the_draft_was_to_replace() -> None:
    known = [
        record("a", "a.md", "数据办法"),
        record("d", "d.md", "数据办法（草案）", version_of="a.md"),
        record("b", "b.md", "数据办法", version_of="d.md"),
    ]
    found = editions(known)
    assert found.newer == {"a": "b", "d": "b"}
    assert found.states["b"][0].name == "revised"


def test_versions_that_name_each_other_end() -> None:
    found = editions([record("a", "a.md", version_of="b.md"), record("b", "b.md", version_of="a.md")])
    assert sorted(found.versions("a")) == ["a", "b"]


def test_drafts_that_name_each_other_end() -> None:
    titled = {"a": "办法", "c": "办法（草案）", "d": "办法（草案二）"}
    before = {"a": None, "c": "a.md", "d": "c.md"}
    known = [record(id_, f"{id_}.md", title, version_of=before[id_]) for id_, title in titled.items()]
    assert editions(known).newer == {"c": "d"}


def test_what_a_document_says_of_its_state_holds_where_no_version_says_more() -> None:
    known = [record("a", "a.md", "办法"), record("b", "b.md", "办法二", version_of="a.md")]
    said = {id_: Official(status="not yet in force") for id_ in "ab"}
    assert editions(known, said).status == {"a": "superseded", "b": "not yet in force"}
