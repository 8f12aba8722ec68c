"""The theme that Gradio's own parts wear; fonts are the system's, because a page of ours loads nothing from elsewhere."""

import gradio as gr

SANS = (
    "ui-sans-serif",
    "system-ui",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "sans-serif",
)
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")
# Strings become plain font names; gradio.themes.GoogleFont would fetch a stylesheet.


def theme() -> gr.themes.Base:
    """Return a quiet theme on paper and ink; page.css does the rest through the same variables."""
    plain = gr.themes.Base(primary_hue="teal", neutral_hue="stone", font=SANS, font_mono=MONO)
    return plain.set(
        body_background_fill="#f7f5f0",
        body_background_fill_dark="#171613",
        body_text_color="#23211d",
        body_text_color_dark="#e9e5db",
        background_fill_primary="#fffefb",
        background_fill_primary_dark="#1f1e1a",
        border_color_primary="#ddd8cc",
        border_color_primary_dark="#3a3831",
    )
