"""The page: Gradio in calm clothes. `mount(app, assistant, examples, tabs=…)` and `Shell(tabs)` are all the service needs."""

import os

# Gradio reads these when it is imported. Nothing may leave this machine, and nobody's questions are kept in a browser.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_RUN_HISTORY"] = "False"
os.environ["GRADIO_MCP_SERVER"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

from assistant.web.embed import VIEWS
from assistant.web.page import mount
from assistant.web.shell import Asset, Shell
from assistant.web.tabs import Tab

__all__ = ["VIEWS", "Asset", "Shell", "Tab", "mount"]
