"""yinju models: list, use and check, over tiny models made on the spot; torch is loaded once, for those that try one."""

from pathlib import Path

import numpy as np
import pytest

from index.embedded import embedded
from index.embedder import open_embedder
from index.settings import NO_PROMPTS, Prompts, Settings
from tests import tiny
from tests.assistant.cli.conftest import Yinju


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four tiny models: both languages, one of them, with prompts of its own, and a reader."""
    place = tmp_path_factory.mktemp("models")
    tiny.embedder(place / "both")
    tiny.embedder(place / "one", bilingual=False)
    tiny.embedder(place / "prompted", prompts={"query": "query: ", "document": "passage: "})
    tiny.cross_encoder(place / "reader")
    return place


@pytest.fixture(autouse=True)
def by_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The settings come from a yinju.toml, which names the embedder of the tests' store."""
    monkeypatch.delenv("YINJU_EMBEDDER")
    (tmp_path / "yinju.toml").write_text('# ours\nembedder = "hash"\n')
    return tmp_path / "yinju.toml"


def test_the_list_says_what_is_in_force_and_whether_it_made_the_store(yinju: Yinju, store: Path) -> None:
    told = yinju("models", "list", "--json").json
    first = next(one for one in told["models"] if one["role"] == "embedder")
    assert (first["name"], first["in_force"], first["made_the_store"]) == ("hash", True, True)
    assert [one["role"] for one in told["models"] if one["in_force"]] == ["embedder", "reader", "generator"]


def test_the_list_gives_a_models_measures_without_loading_it(yinju: Yinju, made: Path, by_file: Path) -> None:
    by_file.write_text(f'embedder = "{made / "both"}"\n')
    one = yinju("models", "list", "--json").json["models"][0]
    assert (one["dimensions"], one["longest"], one["licence"]) == (tiny.WIDE, tiny.LONGEST, "mit")
    assert one["bytes"] > 0
    assert len(one["fingerprint"]) == 12


def test_the_list_names_what_ships_beside_what_is_in_force(yinju: Yinju) -> None:
    told = yinju("models", "list", "--json").json["models"]
    shipped = next(one for one in told if one["role"] == "embedder" and not one["in_force"])
    assert (shipped["name"], shipped["licence"]) == ("shipped", "apache-2.0")


def test_the_list_knows_the_quality_profile_and_what_it_costs(yinju: Yinju) -> None:
    told = yinju("models", "list")
    assert "BAAI/bge-m3 " in told.out
    assert "needs a hub that can be reached, or a folder" in told.out


def test_a_model_that_is_gone_is_listed_with_the_reason(yinju: Yinju, store: Path, by_file: Path) -> None:
    by_file.write_text('embedder = "/gone"\n')
    one = yinju("models", "list", "--json").json["models"][0]
    assert "/gone" in one["missing"]


def test_using_a_folder_writes_it_whole_and_keeps_the_rest_of_the_file(
    yinju: Yinju, made: Path, by_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made)
    monkeypatch.setenv("YINJU_SETTINGS", str(by_file))
    assert yinju("models", "use", "both").code == 0
    assert by_file.read_text() == f'# ours\nembedder = "{made / "both"}"\n'


def test_using_another_embedder_says_how_much_is_to_be_embedded_and_the_way_back(
    yinju: Yinju, made: Path, store: Path
) -> None:
    told = yinju("models", "use", made / "both", "--json").json
    assert (told["role"], told["kind"], told["doubts"]) == ("embedder", "sentence-transformers embedder", [])
    passages = len(np.load(next(store.glob("snapshots/*/passages.npy"))))
    assert told["store"] == {
        "folder": "store", "passages": passages, "fits": False, "way_back": "yinju models use hash",
    }  # fmt: skip


def test_until_the_store_is_embedded_anew_questions_are_refused_with_both_ways_out(
    yinju: Yinju, made: Path, store: Path
) -> None:
    yinju("models", "use", made / "both")
    for command in (["ask", "新增绿地多少公顷？"], ["search", "绿地"], ["serve", "--port", "7997"]):
        told = yinju(*command)
        assert told.code == 2
        assert "made by embedder 'hash' (hash-256), the settings name" in told.complaint
        assert "`yinju models use hash`), or run `yinju index`: it embeds all" in told.complaint


def test_index_without_a_path_says_how_much_it_embeds_and_does(yinju: Yinju, made: Path, store: Path) -> None:
    yinju("models", "use", made / "both")
    told = yinju("index")
    assert told.code == 0
    assert "passages are embedded anew" in told.err.splitlines()[0]
    assert yinju("search", "绿地", "--json").json
    assert yinju("store", "info", "--json").json["embedder"] == str(made / "both")


def test_the_way_back_needs_no_embedding(yinju: Yinju, made: Path, store: Path, by_file: Path) -> None:
    before = yinju("search", "绿地", "--json").json
    yinju("models", "use", made / "both")
    yinju("models", "use", "hash")
    assert yinju("search", "绿地", "--json").json == before
    assert by_file.read_text() == '# ours\nembedder = "hash"\n'


def test_back_to_shipped_takes_the_settings_out_of_the_file(yinju: Yinju, by_file: Path) -> None:
    by_file.write_text('# ours\nembedder = "/m"\nembedder_query_prompt = "q: "\n')
    told = yinju("models", "use", "shipped")
    assert (told.code, by_file.read_text()) == (0, "# ours\n")


def test_an_embedding_run_that_is_stopped_leaves_the_store_to_the_embedder_that_made_it(
    yinju: Yinju, made: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    yinju("models", "use", made / "both")
    monkeypatch.setattr("index.snapshot.switch", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert yinju("index").code == 130
    monkeypatch.undo()
    assert yinju("search", "绿地", "--store", store, "--json").code == 2
    monkeypatch.setenv("YINJU_EMBEDDER", "hash")
    assert yinju("search", "绿地", "--store", store, "--json").code == 0


def test_prompts_are_written_change_the_vectors_and_are_part_of_who_made_them(
    yinju: Yinju, made: Path, by_file: Path
) -> None:
    yinju("models", "use", made / "both", "--query-prompt", "query: ", "--passage-prompt", "passage: ")
    settings = Settings.load()
    assert settings.prompts == Prompts("query: ", "passage: ")
    plain, prompted = open_embedder(settings.embedder), open_embedder(settings.embedder, settings.prompts)
    assert plain.fingerprint != prompted.fingerprint
    assert not np.allclose(plain.question("harbour tram"), prompted.question("harbour tram"))


def test_a_models_own_prompts_apply_unless_others_are_given(made: Path) -> None:
    own, none = open_embedder(str(made / "prompted")), open_embedder(str(made / "prompted"), Prompts("", ""))
    given = open_embedder(str(made / "both"), Prompts("query: ", "passage: "))
    assert np.allclose(own.question("harbour tram"), given.question("harbour tram"))
    assert np.allclose(own.passages(["harbour tram"]), given.passages(["harbour tram"]))
    assert np.allclose(none.question("harbour tram"), open_embedder(str(made / "both")).question("harbour tram"))


def test_the_prompts_of_the_model_before_do_not_stay_behind(yinju: Yinju, made: Path) -> None:
    yinju("models", "use", made / "both", "--query-prompt", "query: ")
    yinju("models", "use", made / "both")
    assert Settings.load().prompts == NO_PROMPTS


def test_the_way_back_names_the_prompts_that_made_the_store(yinju: Yinju, made: Path, store: Path) -> None:
    yinju("models", "use", made / "both", "--query-prompt", "query: ")
    yinju("index")
    yinju("models", "use", "hash")
    assert f"yinju models use {made / 'both'} --query-prompt 'query: '" in yinju("ask", "绿地？").complaint


def test_a_reader_is_known_by_its_files_and_needs_no_new_vectors(
    yinju: Yinju, made: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("YINJU_READER")
    told = yinju("models", "use", made / "reader", "--json").json
    assert (told["role"], told["store"]["fits"], Settings.load().reader) == ("reader", True, str(made / "reader"))


def test_none_is_a_reader_and_no_embedder(yinju: Yinju) -> None:
    assert yinju("models", "use", "none").code == 0
    assert Settings.load().reader == "none"
    assert "it is a reader" in yinju("models", "use", "none", "--role", "embedder").complaint


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["reader", "--role", "embedder"], "Could not use '{name}' as an embedder: it is a reader."),
        (["both", "--role", "reader"], "Could not use '{name}' as a reader: it is an embedder."),
        (["reader", "--query-prompt", "q"], "a reader takes no prompts"),
        (["gone"], "No model '{name}'"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(
    yinju: Yinju, made: Path, by_file: Path, arguments: list[str], reason: str
) -> None:
    name, *rest = arguments
    told = yinju("models", "use", made / name, *rest)
    assert (told.code, reason.format(name=made / name) in told.complaint) == (2, True)
    assert by_file.read_text() == '# ours\nembedder = "hash"\n'


def test_a_model_that_does_not_load_is_not_written(yinju: Yinju, tmp_path: Path, by_file: Path) -> None:
    (tiny.embedder(tmp_path / "torn") / "model.safetensors").write_bytes(b"torn")
    told = yinju("models", "use", tmp_path / "torn")
    assert told.code == 2
    assert "Could not use" in told.err
    assert "hash" in by_file.read_text()


def test_the_environment_that_wins_over_the_file_is_told(
    yinju: Yinju, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YINJU_EMBEDDER", "hash")
    assert "YINJU_EMBEDDER in the environment wins over the file" in yinju("models", "use", made / "both").err


def test_a_hub_that_cannot_be_reached_is_told_with_the_way_round(
    yinju: Yinju, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    told = yinju("models", "use", "own/tiny")
    assert (told.code, "hf download own/tiny" in told.complaint) == (2, True)


def test_check_finds_a_good_model_good(yinju: Yinju, made: Path) -> None:
    told = yinju("models", "check", made / "both", "--json")
    assert [one["what"] for one in told.json] == ["files", "loads", "vectors", "batches", "languages", "speed"]
    assert (told.code, [one["what"] for one in told.json if not one["well"]]) == (0, [])


def test_check_finds_a_model_of_one_language(yinju: Yinju, made: Path) -> None:
    told = yinju("models", "check", made / "one")
    assert told.code == 1
    assert "languages  FAILED" in told.out
    assert "Questions in one language will miss sources in the other" in told.out


def test_check_finds_a_file_that_is_not_as_pinned(yinju: Yinju, tmp_path: Path) -> None:
    (tiny.embedder(tmp_path / "m") / "SHA256SUMS").write_text("0" * 64 + "  model.safetensors\n")
    found = yinju("models", "check", tmp_path / "m", "--json").json
    assert ("files", False) in [(one["what"], one["well"]) for one in found]


def test_check_tries_a_reader_by_its_relevance(yinju: Yinju, made: Path) -> None:
    told = yinju("models", "check", made / "reader", "--json").json
    assert [one["what"] for one in told] == ["files", "loads", "scores", "batches", "languages", "speed"]
    assert [one["what"] for one in told if not one["well"]] == ["languages"]  # it has learned nothing


def test_check_without_a_name_tries_what_is_in_force(yinju: Yinju) -> None:
    told = yinju("models", "check", "--json")
    assert (told.code, {one["name"] for one in told.json}) == (0, {"hash", "none"})


def test_a_store_that_is_not_there_fits_nothing(tmp_path: Path) -> None:
    assert embedded(tmp_path / "none", Settings(embedder="hash")) is None
