"""How good are the answers? `run` asks a question set and judges every answer; `check` looks a set through."""

from evals.questions import check
from evals.report import as_json, summary
from evals.run import run
from evals.types import Checked, Report

__all__ = ["Checked", "Report", "as_json", "check", "run", "summary"]
