"""Parts that every tab is made of: Gradio's, set so that our style sheets alone say how they look."""

import gradio as gr


def static(html: str, id: str) -> gr.HTML:
    """Return a stretch of HTML of ours, with an id; whoever fills it escapes what comes from outside."""
    return gr.HTML(html, elem_id=id, apply_default_css=False, js_on_load=None)
