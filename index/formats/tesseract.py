"""Tesseract, where it is installed: a picture → the words on it, each with its place and how sure it is."""

import functools
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.formats.pdf_lines import Box

PROGRAM = "tesseract"
CHINESE, ENGLISH = "chi_sim", "eng"
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-chi-sim"
# How Tesseract takes a picture: a page whose parts it finds by itself, or one block of lines.
AUTOMATIC, UNIFORM = "3", "6"
# A page of text takes some ten seconds on a slow machine.
SECONDS = 240


class Unread(RuntimeError):
    """You meet it when Tesseract fails on a picture; it says how."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a picture: its text, box in points, how sure Tesseract is (percent), and the line that it is on."""

    text: str
    box: Box
    sure: float
    line: tuple[int, int, int]


@functools.cache
def languages() -> tuple[str, ...]:
    """Return those of the languages needed that Tesseract has here; none where it is not installed."""
    if shutil.which(PROGRAM) is None:
        return ()
    told = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    return tuple(language for language in (CHINESE, ENGLISH) if language in told.stdout.split())


def advice() -> str:
    """Return what must be installed before OCR can work, as the end of a sentence; "" when it is all there."""
    return "" if len(languages()) == 2 else f", after {INSTALL}"


def words(picture: Any, language: str, layout: str, scale: float = 1.0) -> list[Word]:
    """Return the words on a picture (rows × columns of grey), boxes in pixels times `scale`. Raises Unread."""
    return _placed(_told(picture, language, layout), scale)


def _told(picture: Any, language: str, layout: str) -> str:
    """Return what Tesseract tells of a picture. Raises Unread with the reason."""
    header = f"P5 {picture.shape[1]} {picture.shape[0]} 255\n".encode()
    command = [PROGRAM, "stdin", "stdout", "-l", language, "--psm", layout, "tsv"]
    try:
        done = subprocess.run(
            command,
            input=header + picture.tobytes(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            # Its threads wait for each other in a loop: on a busy machine one is many times faster than four.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Unread(f"not in {SECONDS} seconds") from error
    if done.returncode:
        raise Unread(done.stderr.decode("utf-8", "replace").strip()[-200:])
    return str(done.stdout, "utf-8", "replace")


def _placed(tsv: str, scale: float) -> list[Word]:
    found = []
    for row in tsv.split("\n")[1:]:
        values = row.split("\t")
        if len(values) < 12 or values[0] != "5" or not values[11].strip():
            continue
        left, top, width, height = (int(value) * scale for value in values[6:10])
        line = (int(values[2]), int(values[3]), int(values[4]))
        found.append(Word(values[11].strip(), (left, top, left + width, top + height), float(values[10]), line))
    return found


def sure(words: Sequence[Word]) -> float:
    """Return how sure Tesseract is of words, in percent, each weighed by its length."""
    return sum(word.sure * len(word.text) for word in words) / max(1, sum(len(word.text) for word in words))
