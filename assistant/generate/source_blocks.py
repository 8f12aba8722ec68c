"""Evidence → the sources of a prompt, a block each: `[KEY] text`. Nothing in a source can look like a block or an order's frame."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.fields import told
from assistant.types import Evidence, Quote
from index.library import Library, View

# Fences of ours (</sources>), a chat template's marks (<|im_end|>, <s>, <think>) and pictures of markup begin like this;
# "<35" and "< 35" do not.
TAG = re.compile(r"<(?=[^\s\d=.<])|(?<=[^\s\d=.>])>")
# [Q1], [INST], [/INST], 【Q1】: what could be taken for a block's key or a template's mark.
BRACKETED = re.compile(r"[\[【](?=\s*/?\s*[A-Za-z0-9][\w ,，、;；-]{0,24}[\]】])")
FULL_WIDTH = {"<": "＜", ">": "＞", "[": "［", "【": "［"}


def introduced(evidence: Evidence, view: View) -> Evidence:
    """Return the evidence with title, outlet and day of each document: what a model should know of what it reads."""
    records = [view.record(id) for id in dict.fromkeys(quote.document for quote in evidence.quotes)]
    told = {record.id: "; ".join(filter(None, (record.title, record.outlet, record.published))) for record in records}
    return replace(evidence, about=told)


def block(quote: Quote, text: str, head: str) -> str:
    """Return a source as it stands in the prompt: one line that begins with its key, and no other line does."""
    return f"[{quote.key}] " + (f"({harmless(head)}) " if head else "") + harmless(text)


def blocks(evidence: Evidence, texts: Mapping[str, str]) -> str:
    """Return the sources that have a text (by key), in the order of the evidence; a document's title is told once."""
    lines, named = [], set[str]()
    for quote in evidence.quotes:
        if quote.key in texts:
            title = "" if quote.document in named else evidence.about.get(quote.document, "")
            named.add(quote.document)
            lines.append(block(quote, texts[quote.key], "; ".join(filter(None, (title, *quote.outline[-1:])))))
    return "\n".join(lines)


def sentences(quote: Quote, language: str) -> list[str]:
    """Return the text of a quote as its sentences, each with the space behind it; a field's line is one."""
    if quote.field is not None:
        return [told(quote, language)]
    spans = Library.sentences(quote.text) or [(0, len(quote.text))]
    ends = [start for start, _ in spans[1:]] + [len(quote.text)]
    return [quote.text[start:end] for (start, _), end in zip(spans, ends, strict=True)]


def harmless(text: str) -> str:
    """Return untrusted text as one line without a mark that could be ours or a chat template's.

    What is changed is only what the model reads: a sentence is checked against the source itself.
    """
    line = " ".join(text.split())
    line = TAG.sub(lambda found: FULL_WIDTH[found[0]], line)
    return BRACKETED.sub(lambda found: FULL_WIDTH[found[0]], line)


def listed(earlier: Sequence[str]) -> str:
    """Return earlier questions as lines of a prompt, oldest first."""
    return "\n".join(f"- {harmless(text)}" for text in earlier)
