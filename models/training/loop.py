"""The training loop that every step shares: warm-up, decay, checkpoints, and going on after a stop.

A step's loss depends on its number alone (batches and their chances are seeded by it), so that a run that was stopped
and goes on from a checkpoint ends with the weights it would have ended with.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

FLOOR = 0.03  # of the peak rate, at the end
WARM_UP = 60
SAID_EVERY = 25


@dataclass(frozen=True, slots=True)
class Rates:
    """Peak learning rates: of the layers, of the token table and of new heads as multiples of it."""

    layers: float
    table: float = 3.0
    heads: float = 10.0


def train(model: Any, loss_of: Callable[[int], torch.Tensor], steps: int, rates: Rates, kept: "Kept") -> None:
    """Run the optimiser from the last checkpoint, or from 0, up to `steps`; AdamW, gradients clipped at length 1."""
    optimiser = torch.optim.AdamW(_groups(model, rates), betas=(0.9, 0.98), fused=True)
    peaks = [group["lr"] for group in optimiser.param_groups]
    first = kept.restore(model, optimiser)
    begun, said = time.monotonic(), first
    total = 0.0
    for step in range(first, steps):
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * rate(step, steps)
        model.train()
        loss = loss_of(step)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        total += loss.item()
        if (step + 1) % SAID_EVERY == 0:
            each = (time.monotonic() - begun) / (step + 1 - first)
            left = each * (steps - step - 1) / 60
            print(
                f"step {step + 1}/{steps} loss {total / (step + 1 - said):.3f}, {each:.2f} s each, {left:.0f} min left",
                flush=True,
            )
            total, said = 0.0, step + 1
        kept.keep(model, optimiser, step + 1)
    model.eval()


def rate(step: int, steps: int) -> float:
    """Return the share of the peak rate: up in a straight line, then down in one."""
    return min(1.0, (step + 1) / min(WARM_UP, max(1, steps // 10))) * max(FLOOR, 1 - step / steps)


@dataclass(slots=True)
class Kept:
    """A step's checkpoints: one file, replaced every `minutes`."""

    folder: Path
    minutes: float = 4.0
    _last: float = 0.0

    @property
    def file(self) -> Path:
        """Return the file of the last checkpoint."""
        return self.folder / "checkpoint.pt"

    def restore(self, model: Any, optimiser: torch.optim.Optimizer) -> int:
        """Return the number of steps done: the checkpoint's, loaded, or 0."""
        self._last = time.monotonic()
        if not self.file.exists():
            return 0
        state = torch.load(self.file, map_location="cpu", weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        return int(state["step"])

    def keep(self, model: Any, optimiser: torch.optim.Optimizer, step: int) -> None:
        """Write a checkpoint when the last one is old enough; aside, then renamed."""
        if time.monotonic() - self._last < self.minutes * 60:
            return
        aside = self.file.with_suffix(".new")
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, aside)
        aside.replace(self.file)
        self._last = time.monotonic()

    def drop(self) -> None:
        """Remove the checkpoint: its step is done."""
        self.file.unlink(missing_ok=True)


def _groups(model: Any, rates: Rates) -> list[dict[str, Any]]:
    """Return the parameters in three groups: token table, heads (what is not BERT's), layers."""
    table, heads, layers = [], [], []
    for name, weight in model.named_parameters():
        if "word_embeddings" in name:
            table.append(weight)
        elif name.startswith(("span.", "relevance.", "recall.")):
            heads.append(weight)
        else:
            layers.append(weight)
    groups = [
        {"params": table, "lr": rates.layers * rates.table, "weight_decay": 0.0},
        {"params": heads, "lr": rates.layers * rates.heads, "weight_decay": 0.01},
        {"params": layers, "lr": rates.layers, "weight_decay": 0.01},
    ]
    return [group for group in groups if group["params"]]
