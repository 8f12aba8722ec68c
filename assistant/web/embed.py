"""The two views of the one page: whole, and the chat alone for a frame in somebody's portal.

/embed is the same Gradio app in other clothes (`<html data-view="embed">`, see page.css): two mounted apps would mean
two queues, two sets of endpoints to guard and twice the start-up time, for one header less.
"""

VIEWS: dict[str, str] = {"/": "page", "/embed": "embed"}
"""Path → view."""
