"""The service: HTTP over an assistant, and the page. `create_app(…)`, `serve(…)`."""

from assistant.service.app import create_app
from assistant.service.listen import listening, serve

__all__ = ["create_app", "listening", "serve"]
