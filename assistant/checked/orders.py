"""Orders and links: what a document tells whoever reads it to do is no statement of fact, and no address comes from elsewhere."""

import re
from collections.abc import Iterator, Sequence

from assistant.checked.source import Cited, Fault

# What is addressed to a machine that answers: orders to forget its rules, to play a part, to say or send something.
ORDER = re.compile(
    r"(?:忽略|无视|忘记|忘掉|不要理会|推翻)[^。！？\n]{0,16}(?:指令|指示|提示词?|以上|上述|之前|前面)|(?:从现在起|现在起)[，, ]?你|你现在是|你将扮演|"
    r"(?:只|务必|请)(?:回答|回复|输出|答复)[：:“\"]|请?告诉用户|(?:发送|上传|转发|泄露|输出)[^。！？\n]{0,10}(?:对话|密钥|密码|系统提示|到\s?https?)|不要(?:引用|注明|核对)|"
    r"(?:点击|打开|访问)(?:这里|链接|下面|此处|\s?https?)|"
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rules?|above|guidelines)\b|\byou (?:are|must|will) now\b|"
    r"\bfrom now on,? you\b|\bpretend to be\b|\b(?:reply|respond|answer) only with\b|\b(?:output|print|repeat) (?:only|exactly|the following)\b|"
    r"\btell the user\b|\b(?:send|post|upload|forward)\b[^.!?\n]{0,40}\b(?:conversation|api key|password|system prompt|https?)|\bdo not (?:cite|check)\b|"
    r"\b(?:click (?:here|the link)|(?:visit|open) https?)|^\s*(?:system|assistant|user|系统|助手|用户)\s*[:：]|<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>",
    re.I | re.M,
)
ADDRESS = re.compile(r"(?:https?|ftp)://[^\s)\]>”\"'，。]+|\bwww\.[^\s)\]>，。]+|\b(?:javascript|data):[^\s)]+", re.I)
# Marks that make a link, an image or an element where text is taken for markup.
MARKUP = re.compile(r"!?\[[^\]]*\]\([^)]*\)|</?(?:a|img|script|iframe|form|svg|style|link|meta)(?=[\s>/])", re.I)


def order_faults(text: str, cited: Sequence[Cited]) -> Iterator[Fault]:
    """Yield the addresses and marks of a text that no source has, and the doubt of one that gives orders."""
    whole = "\n".join(source.text for source in cited)
    for pattern in (ADDRESS, MARKUP):
        for found in pattern.finditer(text):
            if found.group() not in whole:
                yield Fault("link", (found.group(),))
    if doubt := ordered(text):
        yield doubt


def ordered(text: str) -> Fault | None:
    """Return the doubt of a sentence that gives its reader orders or carries marks of a link, word for word or not; else None."""
    if ORDER.search(text) or MARKUP.search(text):
        return Fault("order", hard=False)
    return None
