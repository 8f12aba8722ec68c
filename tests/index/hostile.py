"""Files that are meant to do harm, made on the spot."""

import io
import zipfile
from pathlib import Path

DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
DOCX_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECRET = "the secret words of another file"


def docx(body: str, prologue: str = "") -> bytes:
    """Return a DOCX whose document is this XML."""
    document = f'<?xml version="1.0"?>{prologue}<w:document {WORD}><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": DOCX_TYPES, "_rels/.rels": DOCX_RELATIONS, "word/document.xml": document}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def pdf(pages: int, locked: bool = False) -> bytes:
    """Return a PDF of so many pages with one line each; locked, it opens with a password that nobody knows."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(pages))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids))
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for n in range(pages):
        line = b"BT /F1 12 Tf 72 720 Td (The tram line number %d opened to its first passengers.) Tj ET" % n
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (first + 2 * n + 1)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(line), line))
    trailer = b"<</Root 1 0 R/Size %d" % (len(objects) + 2)
    if locked:
        objects.append(b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32))
        trailer += b"/Encrypt %d 0 R/ID[<%s><%s>]" % (len(objects), b"43" * 16, b"43" * 16)
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer%s>>\nstartxref\n%d\n%%%%EOF" % (trailer, start))


def packed(files: dict[str, bytes]) -> bytes:
    """Return a ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write(folder: Path) -> None:
    """Write one of each kind into a folder, and a good file among them."""
    folder.mkdir()
    (folder.parent / "outside.txt").write_text(SECRET)
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    entity = f'<!DOCTYPE d [<!ENTITY s SYSTEM "file://{folder.parent}/outside.txt">]>'
    billions = "<!DOCTYPE d [<!ENTITY a0 'lol'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    files: dict[str, bytes] = {
        "good.txt": "滨江市去年新增绿地320公顷。".encode(),
        "locked.pdf": pdf(1, locked=True),
        "broken.pdf": pdf(3)[:400],
        "long.pdf": pdf(10_000),
        "bomb.zip": packed({"a.txt": b"0" * 60_000_000}),
        "up.zip": packed({"../up.txt": b"x", "in.txt": b"A tram opened."}),
        "entity.docx": docx(paragraph.format("&s; A tram opened."), entity),
        "billions.docx": docx(paragraph.format("&a11; A tram opened."), billions + "]>"),
        "bomb.docx": docx(paragraph.format("0" * 80_000_000)),
        "large.html": b"<html><body><article>" + b"<p>The tram opened to passengers.</p>" * 1_300_000,
        "deep.html": b"<html><body>" + b"<div>" * 200_000 + b"A tram opened." + b"</div>" * 200_000,
        "deep.jsonl": b'{"text": ' + b"[" * 200_000,
        "nul.txt": b"\x00" * 100_000,
        "nuls.txt": "滨江市\x00新增绿地。".encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
