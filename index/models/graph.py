"""A BERT's tensors → its layers as an OpenVINO graph, in int8, and the heads that stand on them.

The graph is made from the weights in a fraction of a second whenever a model is opened: nothing derived lies on disk
that could be damaged, be out of date or need a folder to write to.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.models.openvino_ops import op, ov
from index.models.source import GROUP, MOST, Floats, Rounded, Source

Node = Any
# What a padded token's attention is lowered by: exp of it is zero in float32.
NEVER = -1e4
# Numbers are float32 between the matrices: bfloat16, where a processor has it, would give other vectors there.
PRECISION = {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": str(GROUP)}


class Layers:
    """The layers of one model. `states` holds (texts, tokens, width), `mask` is 1 for a token and 0 for padding."""

    def __init__(self, source: Source, rounds_itself: bool) -> None:
        self._source, self._rounds_itself = source, rounds_itself
        self._width, self._heads = int(source.config["hidden_size"]), int(source.config["num_attention_heads"])
        self.inputs = [op.parameter([-1, -1, self._width], np.float32), op.parameter([-1, -1], np.float32)]
        self.mask = self.inputs[1]
        self._lowered = op.unsqueeze(op.multiply(op.subtract(_floats(1), self.mask), _floats(NEVER)), _places([1, 2]))
        states = self._normalised(self.inputs[0], "embeddings.LayerNorm")
        for layer in range(int(source.config["num_hidden_layers"])):
            states = self._layer(states, f"encoder.layer.{layer}.")
        self.states = states

    def _layer(self, states: Node, layer: str) -> Node:
        """Return the states after attention and the two dense matrices; each adds to what came in."""
        mixed = self._dense(self._attended(states, f"{layer}attention.self."), f"{layer}attention.output.dense")
        states = self._normalised(op.add(mixed, states), f"{layer}attention.output.LayerNorm")
        wide = op.gelu(self._dense(states, f"{layer}intermediate.dense"), "erf")
        return self._normalised(op.add(self._dense(wide, f"{layer}output.dense"), states), f"{layer}output.LayerNorm")

    def _attended(self, states: Node, layer: str) -> Node:
        """Return each token's mix of the others, all heads side by side."""
        shape = _places([0, 0, self._heads, self._width // self._heads])
        query, key, value = (
            op.transpose(op.reshape(self._dense(states, layer + name), shape, True), _places([0, 2, 1, 3]))
            for name in ("query", "key", "value")
        )
        mixed = op.scaled_dot_product_attention(query, key, value, self._lowered)
        return op.reshape(op.transpose(mixed, _places([0, 2, 1, 3])), _places([0, 0, self._width]), True)

    def _dense(self, states: Node, name: str) -> Node:
        matrix, bias = self._source.matrix(f"{name}.weight"), self._source.vector(f"{name}.bias")
        made = _product if self._rounds_itself else _product_of_rounded
        return op.add(made(states, matrix), _floats(bias.reshape(1, 1, -1)))

    def _normalised(self, states: Node, name: str) -> Node:
        epsilon = float(self._source.config["layer_norm_eps"])
        even = op.mvn(states, _places([2]), True, epsilon, "inside_sqrt")
        weight, bias = (_floats(self._source.vector(f"{name}.{part}")) for part in ("weight", "bias"))
        return op.add(op.multiply(even, weight), bias)


Head = Callable[[Source, Layers], list[Node]]


def mean_of_tokens(source: Source, layers: Layers) -> list[Node]:
    """Return one output, (texts, width): the mean of each text's states, of length one."""
    counted = op.multiply(layers.states, op.unsqueeze(layers.mask, _places([2])))
    total = op.reduce_sum(counted, _places([1]), False)
    return [op.normalize_l2(total, _places([1]), 1e-12, "add")]  # a sum points where the mean points


def span_and_relevance(source: Source, layers: Layers) -> list[Node]:
    """Return three outputs: start and end logits, (texts, tokens) each, and the logit of relevance, (texts,)."""
    ends = _linear(source, layers.states, "span")
    first = op.gather(layers.states, _places(0), _places(1))
    relevance = op.squeeze(_linear(source, first, "relevance"), _places([1]))
    return [op.gather(ends, _places(0), _places(2)), op.gather(ends, _places(1), _places(2)), relevance]


def compiled(source: Source, head: Head, threads: int, rounds_itself: bool | None = None) -> Any:
    """Return the network ready to run, with as many streams as `threads`: each batch takes one thread from end to end.

    Streams of one thread measured 1.4 times faster than one stream of two, and far more on a busy machine: no thread
    waits for another in each of the layers.
    """
    layers = Layers(source, rounds_itself_here() if rounds_itself is None else rounds_itself)
    model = ov.Model(head(source, layers), layers.inputs, "network")
    streams = {"NUM_STREAMS": str(threads), "INFERENCE_NUM_THREADS": str(threads), "ENABLE_CPU_PINNING": False}
    return _core().compile_model(model, "CPU", {**PRECISION, **streams})


@cache
def rounds_itself_here() -> bool:
    """Return whether this processor multiplies in int8; where it does not, the graph rounds, and the vectors agree.

    Seen on a product whose small summand vanishes when rounded: of 127 and 0.4 the second becomes 0.
    """
    matrix = Rounded(np.ones((GROUP, GROUP), np.int8), np.ones((GROUP, 1), np.float32))
    states = op.parameter([-1, -1, GROUP], np.float32)
    network = _core().compile_model(ov.Model([_product(states, matrix)], [states], "trial"), "CPU", PRECISION)
    given = np.zeros((1, 1, GROUP), np.float32)
    given[0, 0, :2] = MOST, 0.4
    return bool(abs(network([given])[0][0, 0, 0] - MOST) < 0.2)


@cache
def _core() -> Any:
    return ov.Core()


def _linear(source: Source, states: Node, name: str) -> Node:
    weight, bias = (_floats(source.vector(f"{name}.{part}")) for part in ("weight", "bias"))
    return op.add(op.matmul(states, weight, False, True), bias)


def _product(states: Node, matrix: Rounded) -> Node:
    """Return states times matrix, where OpenVINO sees int8 weights and rounds the states by itself."""
    weights = op.multiply(op.convert(op.constant(matrix.values), np.float32), _floats(matrix.scale))
    return op.matmul(states, weights, False, True)


def _product_of_rounded(states: Node, matrix: Rounded) -> Node:
    """Return the same numbers in float32: each token's values are rounded in groups before they are multiplied."""
    columns = matrix.values.shape[1]
    grouped = op.reshape(states, _places([0, 0, columns // GROUP, GROUP]), True)
    greatest = op.reduce_max(op.abs(grouped), _places([3]), True)
    scale = op.maximum(op.divide(greatest, _floats(MOST)), _floats(1e-30))  # a group of zeros stays zero
    whole = op.multiply(op.round(op.divide(grouped, scale), "half_to_even"), scale)
    return op.matmul(op.reshape(whole, _places([0, 0, columns]), True), _floats(matrix.floats()), False, True)


def _floats(values: float | Floats) -> Node:
    return op.constant(np.asarray(values, np.float32))


def _places(values: int | list[int]) -> Node:
    numbers: NDArray[np.int64] = np.asarray(values, np.int64)
    return op.constant(numbers)
