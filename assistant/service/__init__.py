"""The service: HTTP over an assistant, and the page. `create_app(…)`, `serve(…)`."""

from assistant.service.app import Beside, create_app
from assistant.service.library import Open
from assistant.service.listen import listening, serve

__all__ = ["Beside", "Open", "create_app", "listening", "serve"]
