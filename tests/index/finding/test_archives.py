"""What comes out of a ZIP, and what does not."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from index.finding.archives import is_archive
from index.finding.containers import Part, opened
from index.raw import Limits, Raw
from index.types import Facts, Rejected, Source

PAGE = "滨江市新增绿地三百二十公顷。".encode()
LIMITS = Limits(file_mb=1, unpacked_mb=3)


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return out.getvalue()


def parts(data: bytes, facts: Facts | None = None, limits: Limits = LIMITS) -> list[Part]:
    source = Source("press.zip", Path("/in/press.zip"), "/in", facts or Facts())
    return list(opened(Raw(source, data), limits) or [])


def names(found: list[Part]) -> list[str]:
    return [part.source.name for part in found if isinstance(part, Raw)]


def reasons(found: list[Part]) -> dict[str, str]:
    return {part.source: part.reason for part in found if isinstance(part, Rejected)}


def test_each_file_of_an_archive_is_a_source_named_through_it() -> None:
    found = parts(packed({"三月/park.txt": PAGE, "tram.txt": b"A tram opened."}))
    assert names(found) == ["press.zip/三月/park.txt", "press.zip/tram.txt"]
    assert [part.data for part in found if isinstance(part, Raw)] == [PAGE, b"A tram opened."]


def test_names_that_chinese_programs_wrote_are_decoded() -> None:
    # zipfile marks names as UTF-8; older programs write GBK and no mark.
    stand_in = "AA" * 5 + ".txt"
    data = packed({stand_in: PAGE}).replace(stand_in.encode(), "新增绿地稿".encode("gbk") + b".txt")
    assert names(parts(data)) == ["press.zip/新增绿地稿.txt"]


@pytest.mark.parametrize("name", ["../s.txt", "in/../../s.txt", "/etc/s.txt", "C:\\s.txt", "..\\s.txt"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    found = parts(packed({name: PAGE, "a.txt": PAGE}))
    assert names(found) == ["press.zip/a.txt"]
    assert "leads out of its archive" in next(iter(reasons(found).values()))


def test_what_nobody_sees_in_a_name_is_written_out() -> None:
    assert names(parts(packed({"a\u202e\x1b.txt": PAGE}))) == [r"press.zip/a\u202e\x1b.txt"]


def test_a_link_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("s.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "is a link in its archive" in reasons(parts(out.getvalue()))["press.zip/s.txt"]


def test_a_bomb_is_refused_by_how_much_larger_it_becomes() -> None:
    found = parts(packed({"a.txt": b"0" * 900_000, "b.txt": b"0" * 900_000}))
    assert "as a zip bomb does" in reasons(found)["press.zip"]
    assert names(found) == []


def test_an_archive_that_unpacks_to_too_much_is_refused_with_the_setting() -> None:
    found = parts(packed({f"{n}.txt": bytes(900_000) for n in range(4)}, zipfile.ZIP_STORED))
    assert "more than the 3 MB that setting max_unpacked_mb allows" in reasons(found)["press.zip"]


def test_no_more_is_unpacked_than_a_file_states_of_itself() -> None:
    data = packed({"a.txt": b"0" * 500_000})
    lying = data.replace((500_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "could not be unpacked" in reasons(parts(lying))["press.zip/a.txt"]


def test_a_file_larger_than_files_may_be_is_refused_alone() -> None:
    found = parts(packed({"a.txt": bytes(2**20 + 1), "b.txt": PAGE}, zipfile.ZIP_STORED))
    assert "more than the 1 MB that setting max_file_mb allows" in reasons(found)["press.zip/a.txt"]
    assert names(found) == ["press.zip/b.txt"]


def test_an_archive_in_an_archive_is_not_opened() -> None:
    assert (
        "is an archive in an archive" in reasons(parts(packed({"in.zip": packed({"a.txt": PAGE})})))["press.zip/in.zip"]
    )


def test_a_locked_file_is_named() -> None:
    data = bytearray(packed({"a.txt": PAGE}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    assert "is locked with a password" in reasons(parts(bytes(data)))["press.zip/a.txt"]


def test_a_broken_archive_is_named() -> None:
    assert "is a broken ZIP archive" in reasons(parts(packed({"a.txt": PAGE})[:-9]))["press.zip"]


def test_one_damaged_file_costs_itself_alone() -> None:
    data = packed({"a.txt": PAGE, "b.txt": b"A tram."}, zipfile.ZIP_STORED).replace(b"A tram.", b"B tram.")
    found = parts(data)
    assert names(found) == ["press.zip/a.txt"]
    assert "could not be unpacked" in reasons(found)["press.zip/b.txt"]


def test_hidden_files_are_passed_over_as_in_folders() -> None:
    assert parts(packed({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x"})) == []


def test_what_the_folders_manifest_says_of_an_archive_holds_for_its_files() -> None:
    (part,) = parts(packed({"a.txt": PAGE}), Facts(title="三月的稿件", outlet="滨江日报", groups=("hr",)))
    assert isinstance(part, Raw)
    assert part.source.facts == Facts(outlet="滨江日报", groups=("hr",))


def test_what_flags_say_where_nothing_else_does_holds_for_the_files_of_an_archive() -> None:
    source = Source("press.zip", Path("/in/press.zip"), "/in", otherwise=Facts(published="2026-03-05"))
    (part,) = opened(Raw(source, packed({"a.txt": PAGE})), LIMITS) or []
    assert isinstance(part, Raw)
    assert part.source.otherwise.published == "2026-03-05"


@pytest.mark.parametrize(
    ("own", "held"), [("[]", ("hr", "desk")), ('["desk", "press"]', ("desk",)), ("null", ("hr", "desk"))]
)
def test_a_manifest_inside_opens_nothing_that_is_restricted_outside(own: str, held: tuple[str, ...]) -> None:
    line = f'{{"file": "a.txt", "groups": {own}}}'.encode()
    (part,) = parts(packed({"a.txt": PAGE, "manifest.jsonl": line}), Facts(groups=("hr", "desk")))
    assert isinstance(part, Raw)
    assert part.source.facts.groups == held


def test_a_file_that_nobody_could_see_is_refused() -> None:
    line = b'{"file": "a.txt", "groups": ["press"]}'
    found = parts(packed({"a.txt": PAGE, "manifest.jsonl": line}), Facts(groups=("hr",)))
    assert names(found) == []
    assert "name a group that both name" in reasons(found)["press.zip/a.txt"]


def test_a_manifest_inside_speaks_of_the_files_beside_it() -> None:
    (part,) = parts(packed({"in/a.txt": PAGE, "in/manifest.jsonl": b'{"file": "a.txt", "groups": ["hr"]}'}))
    assert isinstance(part, Raw)
    assert part.source.facts.groups == ("hr",)


@pytest.mark.parametrize("line", [b"{", b'{"file": "A.txt", "groups": ["hr"]}'])
def test_an_archive_whose_manifest_may_restrict_something_else_is_refused_whole(line: bytes) -> None:
    found = parts(packed({"a.txt": PAGE, "manifest.jsonl": line}))
    assert names(found) == []
    assert "MalformedManifest" in reasons(found)["press.zip"]


def test_an_export_inside_is_opened_too() -> None:
    row = '{"title": "绿地", "text": "新增绿地。"}\n'.encode()
    assert names(parts(packed({"in/export.jsonl": row}))) == ["press.zip/in/export.jsonl#1"]


def test_an_office_file_is_a_document_and_no_archive() -> None:
    assert not is_archive(packed({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"}))
    assert is_archive(packed({"word/document.xml": b"<w/>"}))
