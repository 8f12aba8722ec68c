"""The figures of a run's checkpoints, as one JSON object a line."""

import json

from models.training import evaluate, evaluate_reader
from models.training.corpora import rows
from models.training.encoder import load
from models.training.evaluate import LONG
from models.training.reader import read_back
from models.training.recipe import Recipe

OTHERS = ("de", "fr", "es")
MOST = 600  # questions of XQuAD that the reader is measured on


def report(recipe: Recipe) -> None:
    """Print {"checkpoint": name, measure: figure, …} for each checkpoint that the recipe names and the run has.

    A run on a part of the data is measured at its end alone.
    """
    names = recipe.settings["checkpoints"]
    for name in names if recipe.share >= 1 else names[-1:]:
        folder = recipe.run / name
        if (folder / "model.safetensors").exists():
            print(json.dumps({"checkpoint": name} | figures(recipe, name)), flush=True)


def figures(recipe: Recipe, name: str) -> dict[str, float]:
    """Return the R@1 of an embedder's checkpoint, or the F1 and AUC of a reader's."""
    if name.startswith("reader"):
        return _of_reader(recipe, name)
    model, tokenizer = load(recipe.run / name)
    model.to(recipe.device)
    others = [language for language in OTHERS if (recipe.data / f"qa/xquad.{language}.jsonl.gz").exists()]
    found = evaluate.retrieval(model, tokenizer, recipe.data, others)
    return {
        measure: first
        for measure, (first, _) in (found | evaluate.long_passages(model, tokenizer, recipe.data)).items()
    }


def _of_reader(recipe: Recipe, name: str) -> dict[str, float]:
    reader, tokenizer = read_back(recipe.run / name, recipe.device)
    embedder = load(recipe.run / recipe.of("reader")["from"])[0].to(recipe.device)
    most = recipe.steps(MOST, 100)
    out = {}
    for label, file in {"zh": "xquad.zh", "en": "xquad.en", LONG[0]: LONG[0]}.items():
        asked = list(rows(recipe.data / f"qa/{file}.jsonl.gz"))[:most]
        out[f"F1 {label}"] = evaluate_reader.span_f1(reader, tokenizer, asked)
    for sides in (("zh", "zh"), ("en", "en"), ("en", "zh"), ("zh", "en")):
        measured = evaluate_reader.against_hardest(reader, embedder, tokenizer, recipe.data, sides, most)
        out[f"AUC {'>'.join(sides)}"] = measured
    return out
