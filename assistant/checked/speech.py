"""Reported speech keeps its speaker: what somebody is reported to say is neither the document's own nor somebody else's."""

import re
from collections.abc import Iterator, Sequence

from assistant.checked.plain_report import BODY, numbers_told, reports_plainly
from assistant.checked.sounds import may_be_person, sounds_in
from assistant.checked.source import Cited, Fault, Line, is_chinese
from assistant.checked.words import content, folded, holds, nearest, shared
from assistant.glossary import Glossary
from index.library import Library
from index.types import Said

CUE = re.compile(
    r"说|称|表示|指出|介绍|强调|认为|透露|坦言|告诉|回应|承诺|呼吁|宣布|提出|证实|否认|批评|警告|补充|解释|谈到|直言|看来|据|说法|评价|比作|叫作|形容|建议|主张|质疑|明确|"
    r"报道|汇报|通报|答复|预计|希望|相信|担心|要求|\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according to|announc\w+|not(?:ed|es)|add(?:ed|s)|warn\w*|stat(?:ed|es)|argu\w+|"
    r"believ\w+|claim\w*|thinks?|thought|promis\w+|pledg\w+|call(?:ed|s)|describ\w+|maintain(?:s|ed)?|contend\w*|voic(?:ed|es)|argued|expect\w*|explain\w*|confirm\w*|den(?:y|ied|ies)|insist\w*|report\w*|"
    r"mention\w*|acknowledg\w+|admit\w*|stress\w*|emphasi\w+|suggest\w*|urg(?:ed|es)|hopes?|hoped|wants?|wanted|finds?|view|words|quoted?|s[ae]es)\b",
    re.I,
)
# A document that is cited by another is not somebody: its words may well stand as what is known.
PAPER = re.compile(
    r"(?:报告|规划|计划|意见|方案|纲要|通知|公告|公报|条例|办法|决定|文件|会议|数据|法|report|plan|study|survey|statement|data|law)$",
    re.I,
)
HE = re.compile(r"^(?:他|她|其|该|此|这|“|「)|\b(?:he|she|they)\b|[“”「」\"]", re.I)
# The name that "said" stands behind, in its language.
SUBJECT = re.compile(r"\b((?:[A-Z][a-z’'-]+ )+)(?:said|says|told|added|noted|stated|argued|warned)\b")
CLAUSES, QUOTED = re.compile(r"[，；;]|, "), re.compile(r"[“”「」\"]")
# What stands behind "said" where all that is said stands before it: A, the minister said on Friday.
BEHIND = re.compile(
    r"\s*(?:[。.，,；;]|$|(?:in|on|at|during|to|this|last|yesterday|today|earlier|after|when|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
PARTS = re.compile(r"[；;]|, but ")
PIECE = re.compile(r"[；;。！？\n]|, while |，而(?=[\u4e00-\u9fff])")
TITLE = r"[\u4e00-\u9fff]{0,4}(?:长|主任|书记|主席|总|教授|女士|先生|代表|委员|发言人|院士)"
# Of a piece's words this share is a sentence's before it is taken to come from there; and what it takes to be surely another's.
ENOUGH, SURELY = 0.3, 0.5
MARGIN = 0.2
# Words of a role that anybody's role has.
ROLES = frozenset(
    "financi year month week 有关 相关 负责 负责人 部门 方面 工作 人员 人士 局长 部长 市长 主任 副 head offic spokesman spokeswoman spokesperson minist".split()
)


def speech_faults(text: str, cited: Sequence[Cited], glossary: Glossary) -> Iterator[Fault]:
    """Yield what a text tells as its own, or as another's, that a source reports as somebody's words."""
    lines = [line for source in cited for line in source.lines]
    if not any(line.said for line in lines):
        return
    for piece in filter(str.strip, PIECE.split(text)):
        yield from _judged(piece, text, lines, glossary)


def _judged(piece: str, text: str, lines: Sequence[Line], glossary: Glossary) -> Iterator[Fault]:
    reported, own = [line for line in lines if line.said], [line for line in lines if not line.said]
    matter = _without_names(piece, reported)
    line, share = nearest(matter, reported)
    plain, plainly = nearest(matter, own)
    if line is None or line.said is None:
        return
    cue = CUE.search(text, 0, text.index(piece) + len(piece))  # whoever speaks may go on in the next piece
    of_speech = share >= ENOUGH and share >= plainly and not _beside_speech(matter, line)
    of_speech = of_speech and not _figures_elsewhere(piece, own, line)
    if not of_speech and not (plain and plainly >= SURELY and CUE.search(piece)):
        return
    named = [one.said for one in reported if one.said and _names(piece, one.said, glossary)]
    if named and _told_before(piece, named, reported, glossary) and line.said not in named:
        yield Fault("speaker_left_out", (_who_says(line.said),), hard=False)
        return
    if of_speech:
        yield from _of_another(line, line.said, (text, piece), bool(cue), named, glossary)
    elif plain and named and not HE.search(plain.text):
        of_named = max(nearest(matter, [one for one in reported if one.said == said])[1] for said in named)
        if plainly - of_named >= MARGIN and not CUE.search(plain.text):
            yield Fault("speaker_added", (named[0].speaker,), hard=not _goes_on(plain, lines, named))


def _told_before(piece: str, named: Sequence[Said], reported: Sequence[Line], glossary: Glossary) -> bool:
    """Return True where who is named speaks in a later clause only, and says there what the source reports of them."""
    for at in CLAUSES.finditer(piece):
        spoken, said = piece[at.end() :], piece[: at.start()]
        if any(_names(said, one, glossary) for one in named):
            return False
        cue = CUE.search(spoken)
        if cue and any(_names(spoken[: cue.end()], one, glossary) for one in named):
            matter = _without_names(spoken[cue.end() :], reported)
            line, share = nearest(matter, reported)
            return line is not None and line.said in named and share >= SURELY and len(content(matter)) > 1
    return False


def _goes_on(plain: Line, lines: Sequence[Line], named: Sequence[Said]) -> bool:
    """Return True for a sentence right behind one that a speaker says: it may be the speaker's too, though nothing says so."""
    at = next(n for n, line in enumerate(lines) if line is plain)
    return at > 0 and lines[at - 1].said in named


def _figures_elsewhere(piece: str, own: Sequence[Line], line: Line) -> bool:
    """Return True when all figures of a piece stand in one of the document's own sentences, and none in the one that is reported."""
    mine = numbers_told(piece)
    return bool(mine) and not mine & numbers_told(line.text) and any(mine <= numbers_told(one.text) for one in own)


def _beside_speech(piece: str, line: Line) -> bool:
    """Return True when a piece is of the part of a sentence before the one in which somebody speaks: A did it; critics say B."""
    if _before_speech(piece, line):
        return True
    parts = [part for part in PARTS.split(line.text) if part.strip()]
    if len(parts) < 2:
        return False
    mine = max(parts, key=lambda part: shared(piece, part))
    behind = parts[parts.index(mine) + 1 :]
    return CUE.search(mine) is None and any(CUE.search(part) for part in behind)


def _before_speech(piece: str, line: Line) -> bool:
    """Return True when a piece is of the clauses before the one in which somebody is named and speaks: A began, B said that C."""
    at = line.text.find(line.said.speaker) if line.said else -1
    begin = max((found.end() for found in CLAUSES.finditer(line.text, 0, max(at, 0))), default=0)
    cue = CUE.search(line.text, max(at, 0))
    if not begin or cue is None or QUOTED.search(line.text, 0, begin) or BEHIND.match(line.text, cue.end()):
        return False
    before, spoken = line.text[:begin], line.text[begin:]
    return _told_by(piece, before, spoken) and CUE.search(before) is None


def _told_by(piece: str, text: str, other: str) -> bool:
    """Return True when a piece is of one text rather than of another: by its figures, where it has any, else by its words."""
    mine, here, there = map(numbers_told, (piece, text, other))
    if mine & (here | there) and not mine & here & there:
        return bool(mine & here) and not mine & there
    return shared(piece, text) > shared(piece, other)


def _without_names(piece: str, reported: Sequence[Line]) -> str:
    """Return the piece without the speakers' names and roles: they stand in the sentences of each, and say nothing of whose it is."""
    for said in (line.said for line in reported if line.said):
        for words in (said.role, said.speaker, *(said.speaker.split() if said.speaker.isascii() else ())):
            piece = piece.replace(words, "") if len(words) > 1 else piece
    return piece


def _of_another(
    line: Line, said: Said, told: tuple[str, str], cue: bool, named: Sequence[Said], glossary: Glossary
) -> Iterator[Fault]:
    """Yield what is wrong with how a text, and one piece of it, tells what somebody says."""
    text, piece = told
    if any(one.speaker == said.speaker for one in named):
        return
    who = _who_says(said)
    if cue and not named and (other := _who(piece, line)):
        across = is_chinese(text) != is_chinese(line.text)  # there the names rule hears who is meant
        yield Fault("speaker_swapped", (other, who), hard=not across)
    elif cue and named:
        yield Fault("speaker_swapped", (named[0].speaker, who))
    elif _names(text, said, glossary):  # behind what is said: “…”, 韩雪说
        return
    elif cue or PAPER.search(said.speaker) or reports_plainly(line, piece):
        yield Fault("speaker_left_out", (who,), hard=False)
    else:
        yield Fault("speaker_dropped", (who,))


def _who_says(said: Said) -> str:
    return f"{said.speaker} ({said.role})" if said.role else said.speaker


def _who(piece: str, line: Line) -> str:
    """Return whom a piece names right before "said" though the source does not report it of them; "" where it names nobody."""
    found = SUBJECT.search(piece)
    name = found.group(1) if found else ""
    known = name and line.said and not set(name.split()) & set(line.said.speaker.split())
    return name.strip() if known and not HE.search(name) and name.strip() != "It" else ""


def _names(text: str, said: Said, glossary: Glossary) -> bool:
    """Return True when a text names a speaker: by name, by surname and title, by role, or so in the other language."""
    told, speaker = folded(text), folded(said.speaker)
    if speaker in told:
        return True
    if is_chinese(text) != is_chinese(said.speaker + said.role):
        return (
            any(sounds_in(name, text) for name in _called(said))
            or bool(glossary.otherwise(f"{said.speaker} {said.role}", text))
            or _spoken(content(f"{said.speaker} {said.role}") - ROLES, content(text), across=True)
        )
    if re.search(r"[\u3400-\u9fff]", speaker):
        by_title = len(speaker) <= 4 and re.search(re.escape(speaker[0]) + TITLE, told)
        return bool(by_title) or _spoken(_telling(f"{said.speaker} {said.role}"), content(text), across=False)
    last = Library.words(said.speaker)[-1:]
    role = content(said.role)  # all of a role, for "leader" alone is many people's
    by_role = len(role) > 1 and role <= content(text)
    return by_role or bool(content(text) & set(last)) or _spoken(_telling(said.speaker), content(text), across=False)


def _called(said: Said) -> Iterator[str]:
    """Yield what a speaker may be called by: the whole name, or its end where a role runs into a Chinese name (编导林茉)."""
    yield said.speaker
    if not said.role and not said.speaker.isascii() and not BODY.search(said.speaker):
        yield from (said.speaker[-n:] for n in (2, 3) if len(said.speaker) > n and may_be_person(said.speaker[-n:]))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in content(text) - ROLES if not word[0].isdigit())


def _spoken(words: frozenset[str], text: frozenset[str], across: bool) -> bool:
    return any(holds(text, word, across) for word in words if len(word) > 1)


def unnamed(text: str, cited: Sequence[Cited]) -> Fault | None:
    """Return the doubt of a sentence that stands word for word and does not say who says it; None where it does, or nobody does."""
    for line in (line for source in cited for line in source.lines):
        if line.said and line.text.strip() in text and not _says_who(text, line.said):
            return Fault("unnamed", (_who_says(line.said),), hard=False)
    return None


def _says_who(text: str, said: Said) -> bool:
    """Return True when a text names a speaker in its own script, by any part of the name or the role, or says he or she said it."""
    words = [*re.findall(r"[A-Z][\w’'-]+", said.speaker), said.speaker, *_telling(f"{said.speaker} {said.role}")]
    told = folded(text)
    return CUE.search(text) is not None or any(folded(word) in told for word in words)
