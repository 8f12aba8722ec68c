"""A training step that was stopped ends with the weights it would have ended with."""

import torch

from models.training.loop import Kept, Rates, rate, train


class Stopped(Exception):
    pass


def small() -> torch.nn.Linear:
    torch.manual_seed(0)
    return torch.nn.Linear(4, 1)


def loss_of(model: torch.nn.Linear, stop: int | None = None):
    def loss(step: int) -> torch.Tensor:
        if step == stop:
            raise Stopped
        return (model(torch.full((2, 4), step / 10.0)) - 1).pow(2).mean()

    return loss


def test_a_stopped_run_goes_on_and_ends_with_the_same_weights(tmp_path):
    whole, parts = small(), small()
    train(whole, loss_of(whole), 12, Rates(0.1), Kept(tmp_path / "none", minutes=99))
    (tmp_path / "kept").mkdir()
    try:
        train(parts, loss_of(parts, stop=7), 12, Rates(0.1), Kept(tmp_path / "kept", minutes=0))
    except Stopped:
        parts = small()
    train(parts, loss_of(parts), 12, Rates(0.1), Kept(tmp_path / "kept", minutes=99))
    assert torch.equal(whole.weight, parts.weight)


def test_the_rate_rises_then_falls_to_its_floor():
    rates = [rate(step, 100) for step in range(100)]
    assert rates[0] < rates[5] < rates[9]
    assert rates[10] > rates[50] > rates[99] >= 0.03
