import json
import os
from pathlib import Path

import pytest

from index import sources
from index.errors import MalformedManifest, NothingToIndex, WrongUse
from index.types import Facts, Rejected, Source

from .conftest import Write

MB = 2**20
NO_FACTS = Facts()


def find(path: Path, flags: Facts = NO_FACTS, max_bytes: int = MB) -> list[Source | Rejected]:
    return list(sources.find([path], flags, max_bytes))


def reason(found: list[Source | Rejected]) -> str:
    return next(item.reason for item in found if isinstance(item, Rejected))


def test_files_come_in_name_order_named_from_the_folder(write: Write) -> None:
    folder = write({"b/two.txt": "二", "a.txt": "一", ".hidden/x.txt": "x"})
    assert [item.name for item in find(folder) if isinstance(item, Source)] == ["a.txt", "b/two.txt"]


def test_a_path_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"no such file or folder. Check the path"):
        find(tmp_path / "gone")


def test_an_empty_folder_is_nothing_to_index(tmp_path: Path) -> None:
    with pytest.raises(NothingToIndex, match="no file there"):
        find(tmp_path)


def test_a_large_file_is_refused_with_the_setting_that_allows_it(write: Write) -> None:
    folder = write({"big.txt": "x"})
    with (folder / "big.txt").open("r+b") as file:
        file.truncate(200 * MB)
    assert "is 200 MB, more than the 50 MB that setting max_file_mb allows" in reason(find(folder, max_bytes=50 * MB))


def test_a_file_of_another_type_is_refused_by_name(write: Write) -> None:
    assert "is a .gif file" in reason(find(write({"a.gif": "x"})))


def test_a_link_out_of_the_folder_is_refused(write: Write) -> None:
    outside, folder = write({"s.txt": "秘密"}, "outside"), write({"a.txt": "一"})
    (folder / "link.txt").symlink_to(outside / "s.txt")
    assert "leads out of the folder" in reason(find(folder))


def test_a_link_that_leads_to_itself_is_refused(write: Write) -> None:
    folder = write({"a.txt": "一"})
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert "leads nowhere" in reason(find(folder))


def test_a_name_that_is_no_utf_8_is_refused_and_can_be_shown(write: Write) -> None:
    folder = write({"a.txt": "一"})
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text("x")
    found = find(folder)
    assert "no UTF-8" in reason(found)
    assert json.dumps([item.source for item in found if isinstance(item, Rejected)]) == '["\\\\xff\\\\xfe.txt"]'


def test_flags_are_kept_apart_from_what_the_manifest_states(write: Write) -> None:
    folder = write({"a.txt": "一", "manifest.jsonl": '{"file": "a.txt", "outlet": "甲报"}'})
    (source,) = find(folder, Facts(outlet="乙报", published="2026-03-05"))
    assert isinstance(source, Source)
    assert (source.facts.outlet, source.facts.published) == ("甲报", None)
    assert source.otherwise.published == "2026-03-05"


def test_a_part_of_a_folder_keeps_the_groups_that_the_whole_folders_manifest_sets(write: Write) -> None:
    folder = write({"in/a.txt": "一", "manifest.jsonl": '{"file": "in/a.txt", "groups": ["finance"]}'})
    (source,) = find(folder / "in")
    assert isinstance(source, Source)
    assert source.facts.groups == ("finance",)


def test_a_file_that_the_manifest_names_and_nobody_finds_is_reported(write: Write) -> None:
    assert "line 1, but there is no such file" in reason(
        find(write({"a.txt": "一", "manifest.jsonl": '{"file": "b.txt"}'}))
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "is no JSON object"),
        ('{"title": "x"}', 'needs a "file"'),
        ('{"file": "a.txt", "tittle": "x"}', "unknown keys"),
        ('{"file": "a.txt", "groups": "finance"}', "must be a list"),
        ('{"file": "a.txt", "published": "2026-02-30"}', "no date"),
        ('{"file": "a.txt", "kind": "poem"}', "known kinds"),
        ('{"file": "a.txt"}\n{"file": "a.txt"}', "again"),
    ],
)
def test_a_faulty_manifest_names_file_and_line(write: Write, line: str, why: str) -> None:
    folder = write({"a.txt": "一", "manifest.jsonl": line})
    with pytest.raises(MalformedManifest, match=rf"manifest.jsonl:\d: .*{why}"):
        find(folder)


def test_a_manifest_that_is_no_utf_8_is_named(write: Write) -> None:
    with pytest.raises(MalformedManifest, match="Save it as UTF-8"):
        find(write({"a.txt": "一", "manifest.jsonl": '{"file": "甲.txt"}'.encode("gb18030")}))


@pytest.mark.parametrize("name", ["./s.txt", "in//s.txt", "/in/s.txt", "../in/s.txt", "in/"])
def test_a_name_that_is_not_written_plainly_is_a_fault_of_the_manifest(write: Write, name: str) -> None:
    folder = write({"in/s.txt": "秘密", "manifest.jsonl": json.dumps({"file": name, "groups": ["hr"]})})
    with pytest.raises(MalformedManifest, match="write the path below this folder plainly"):
        find(folder)


@pytest.mark.parametrize("name", ["In/s.txt", "in\\s.txt", " in/s.txt", "in", "in/*"])
def test_a_line_that_restricts_no_file_stops_the_run(write: Write, name: str) -> None:
    folder = write({"in/s.txt": "秘密", "manifest.jsonl": json.dumps({"file": name, "groups": ["hr"]})})
    with pytest.raises(MalformedManifest, match="says who may see"):
        find(folder)


def test_a_name_is_the_same_file_however_its_accents_are_written(write: Write) -> None:
    line = json.dumps({"file": "caf\u00e9.txt", "groups": ["hr"]})
    (found,) = find(write({"cafe\u0301.txt": "秘密", "manifest.jsonl": line}))
    assert isinstance(found, Source)
    assert found.facts.groups == ("hr",)


def test_a_manifest_further_up_restricts_what_a_nearer_one_only_names(write: Write) -> None:
    far, near = json.dumps({"file": "in/s.txt", "groups": ["hr"]}), json.dumps({"file": "s.txt", "title": "甲"})
    (found,) = find(write({"in/s.txt": "秘密", "manifest.jsonl": far, "in/manifest.jsonl": near}))
    assert isinstance(found, Source)
    assert (found.facts.title, found.facts.groups) == ("甲", ("hr",))


def test_a_linked_folder_is_refused_by_name(write: Write, tmp_path: Path) -> None:
    folder = write({"a.txt": "一"})
    write({"s.txt": "秘密"}, "outside")
    (folder / "more").symlink_to(tmp_path / "outside")
    found = find(folder)
    assert [item.source for item in found if isinstance(item, Rejected)] == ["more"]
    assert "leads out of the folder" in reason(found)


def test_a_folder_that_cannot_be_looked_into_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real = write({"a.txt": "一", "closed/b.txt": "二"}), os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find(folder)
    assert [item.source for item in found if isinstance(item, Rejected)] == ["closed"]
    assert "is a folder that cannot be read (Permission denied)" in reason(found)


def test_only_the_files_asked_for_come_but_the_whole_folder_speaks_of_them(write: Write) -> None:
    folder = write({"a.txt": "一", "b.txt": "二", "manifest.jsonl": '{"file": "b.txt", "groups": ["hr"]}'})
    (found,) = sources.find([folder], NO_FACTS, MB, {folder / "b.txt"})
    assert isinstance(found, Source)
    assert (found.name, found.facts.groups) == ("b.txt", ("hr",))


def test_a_link_inside_the_folder_is_refused(write: Write) -> None:
    folder = write({"s.txt": "秘密"})
    (folder / "alias.txt").symlink_to(folder / "s.txt")
    assert "is a link" in reason(find(folder))


def test_a_manifest_that_leads_nowhere_stops_the_run(write: Write) -> None:
    folder = write({"s.txt": "秘密"})
    (folder / "manifest.jsonl").symlink_to(folder / "gone.jsonl")
    with pytest.raises(MalformedManifest, match="Could not read"):
        find(folder)


def test_a_key_that_stands_twice_in_a_line_is_a_fault(write: Write) -> None:
    folder = write({"s.txt": "秘密", "manifest.jsonl": '{"file": "s.txt", "groups": ["hr"], "groups": null}'})
    with pytest.raises(MalformedManifest, match="a key stands in it twice"):
        find(folder)


def test_what_nobody_sees_in_a_name_is_written_out_and_the_file_read(write: Write) -> None:
    folder = write({"a\n\u202e.txt": "一", "manifest.jsonl": json.dumps({"file": "a\n\u202e.txt", "groups": ["hr"]})})
    (item,) = find(folder)
    assert isinstance(item, Source)
    assert (item.name, item.path.name, item.facts.groups) == (r"a\n\u202e.txt", "a\n\u202e.txt", ("hr",))
