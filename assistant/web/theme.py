"""The one place where colour, type and space are chosen: as CSS variables for our sheets, and as Gradio's theme.

Text has a contrast of 4.5 : 1 or more on what it stands on. Fonts are the reader's own: a page of ours loads nothing.
"""

from collections.abc import Mapping

import gradio as gr

LIGHT = {
    "paper": "#f7f5f0",
    "sheet": "#fffefb",
    "ink": "#23211d",
    "soft": "#645f54",
    "line": "#ddd8cc",
    "line-strong": "#8d8677",
    "link": "#11605a",
    "link-wash": "#e3eeeb",
    "seal": "#a63d2f",
    "seal-wash": "#f8e8e3",
    "doubt": "#7a5200",
    "doubt-wash": "#f8edd2",
    "mark": "#ffe48a",
    "mark-ink": "#23211d",
    "shade": "rgb(35 33 29 / 45%)",
    "more": "rgb(35 33 29 / 18%)",
}
DARK = {
    "paper": "#171613",
    "sheet": "#1f1e1a",
    "ink": "#e9e5db",
    "soft": "#aaa496",
    "line": "#3a3831",
    "line-strong": "#7d7768",
    "link": "#86c9c0",
    "link-wash": "#22332f",
    "seal": "#e58f7f",
    "seal-wash": "#3a231e",
    "doubt": "#e3b566",
    "doubt-wash": "#352b16",
    "mark": "#6b5713",
    "mark-ink": "#fff7dc",
    "shade": "rgb(0 0 0 / 60%)",
    "more": "rgb(0 0 0 / 70%)",
}
# A page as it was printed is paper by day and by night, and what is marked on it is marked with a pen.
PRINTED = {"printed": "#ffffff", "pen": "rgb(255 214 64 / 38%)", "pen-edge": "#b07d00"}
# The stamp beside the name is red ink on paper in the dark, too.
STAMP = {"stamp": "#a63d2f", "stamp-ink": "#fffefb"}
SIZES = {
    # Type, smallest first: a number at a sentence, small print, labels, what stands beside, text (1rem), what is read,
    # a part's name, a question, a sheet's title, a greeting.
    "mini": "0.75rem",
    "fine": "0.8125rem",
    "small": "0.875rem",
    "beside": "0.9375rem",
    "large": "1.0625rem",
    "part": "1.125rem",
    "head": "1.25rem",
    "title": "1.5rem",
    "greeting": "clamp(1.625rem, 1.2rem + 2vw, 2.125rem)",
    # As wide as is read with ease: about 42 Chinese characters or 80 Latin ones a line.
    "measure": "46rem",
    # From the edge of a page to its text.
    "edge": "1.25rem",
    # The bars over conversation and source are of one height, so that one line runs under both.
    "bar": "3rem",
    "space-1": "0.25rem",
    "space-2": "0.5rem",
    "space-3": "0.75rem",
    "space-4": "1.25rem",
    "space-5": "2rem",
    "space-6": "3rem",
    "round-small": "4px",
    "round": "8px",
    "round-full": "999px",
    "lifted": "0 2px 12px var(--shade)",
}
# The same characters are drawn differently in Beijing and Taipei: each reader's own faces come first.
SANS = {
    "zh-CN": (
        "PingFang SC",
        "Hiragino Sans GB",
        "Microsoft YaHei",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
    ),
    "zh-TW": ("PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC"),
}
# Song faces where a system has good ones; SimSun is drawn for small print on paper, so YaHei stands before it.
SERIF = {
    "zh-CN": (
        "Songti SC",
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "Source Han Serif SC",
        "Microsoft YaHei",
        "Noto Sans CJK SC",
    ),
    "zh-TW": (
        "Songti TC",
        "Noto Serif CJK TC",
        "Noto Serif TC",
        "Source Han Serif TC",
        "Microsoft JhengHei",
        "Noto Sans CJK TC",
    ),
}
MAINLAND = '[lang="zh"],[lang="zh-CN"],[lang|="zh-Hans"]'
TAIWAN = 'html[lang="zh-TW"] body,[lang="zh-TW"],[lang="zh-HK"],[lang|="zh-Hant"]'
LATIN = ("ui-sans-serif", "system-ui", "-apple-system", "Segoe UI")
LATIN_SERIF = ("Iowan Old Style", "Palatino Linotype", "Palatino", "Georgia")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


def tokens() -> str:
    """Return the style sheet of the variables that every other sheet names: colours in light and dark, faces, sizes."""
    plain = LIGHT | STAMP | PRINTED | SIZES | _faces("zh-CN", "zh-TW")
    return (
        f"body{{{_set(plain)}color:var(--ink);font-family:var(--sans)}}"
        # Gradio sets and clears `dark` on the body as the system does, or as ?__theme= says. Paper is never dark.
        f"@media screen{{body.dark{{{_set(DARK)}color-scheme:dark}}}}"
        # A text keeps the faces of where it comes from, on whosever page it stands.
        f"{MAINLAND}{{{_set(_faces('zh-CN', 'zh-TW'))}}}{TAIWAN}{{{_set(_faces('zh-TW', 'zh-CN'))}}}"
    )


def theme() -> gr.themes.Base:
    """Return Gradio's theme in the same colours and faces, for the parts of Gradio that a tab uses as they are."""
    # Strings become plain font names; gradio.themes.GoogleFont would fetch a stylesheet.
    fonts = (*LATIN, *SANS["zh-CN"], *SANS["zh-TW"], "sans-serif")
    plain = gr.themes.Base(primary_hue="teal", neutral_hue="stone", font=fonts, font_mono=MONO)
    return plain.set(**{name + dark: colours[colour] for name, colour in WORN.items() for dark, colours in TIMES})


# Gradio's variables and the colours they wear.
WORN = {
    "body_background_fill": "paper",
    "body_text_color": "ink",
    "body_text_color_subdued": "soft",
    "background_fill_primary": "sheet",
    "background_fill_secondary": "paper",
    "block_background_fill": "sheet",
    "block_label_background_fill": "sheet",
    "block_label_text_color": "soft",
    "block_title_text_color": "soft",
    "border_color_primary": "line",
    "input_background_fill": "sheet",
    "input_border_color": "line-strong",
    "input_border_color_focus": "link",
    "input_placeholder_color": "soft",
    "link_text_color": "link",
    "button_primary_background_fill": "link",
    "button_primary_background_fill_hover": "link",
    "button_primary_text_color": "sheet",
    "button_secondary_background_fill": "sheet",
    "button_secondary_background_fill_hover": "link-wash",
    "button_secondary_text_color": "ink",
    "button_secondary_border_color": "line-strong",
}
TIMES = (("", LIGHT), ("_dark", DARK))


def _faces(first: str, then: str) -> dict[str, str]:
    """Return the stacks of faces with one kind of Chinese before the other."""
    sans = (*LATIN, *SANS[first], *SANS[then][:2], "sans-serif")
    serif = (*LATIN_SERIF, *SERIF[first], *SERIF[then][:1], "serif")
    return {"sans": _stack(sans), "serif": _stack(serif)}


def _stack(names: tuple[str, ...]) -> str:
    return ",".join(f'"{name}"' if " " in name else name for name in names)


def _set(variables: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in variables.items())
