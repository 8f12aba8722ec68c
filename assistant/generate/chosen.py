"""Settings → the generator they name. What a language model needs is imported when the first question comes."""

from assistant.generate import Generator
from assistant.generate.extractive import ExtractiveGenerator
from assistant.generate.language_model import LanguageModel
from assistant.generate.model import Model
from index.errors import WrongUse
from index.settings import Settings


def chosen(settings: Settings) -> Generator:
    """Return the generator that the settings name. Raises WrongUse when they do not say where its model is."""
    if settings.generator == "extractive":
        return ExtractiveGenerator()
    if settings.generator == "openai" and not (settings.llm_base_url and settings.llm_model):
        raise WrongUse(
            "generator 'openai' needs llm_base_url and llm_model (YINJU_LLM_BASE_URL, YINJU_LLM_MODEL): the server's address "
            "up to and with /v1, and the model's name there."
        )
    if not settings.llm_model:
        raise WrongUse("generator 'transformers' needs llm_model (YINJU_LLM_MODEL): a model's folder, or its hub id.")
    settings.llm_key()  # a key's file that cannot be read is told now, like the other files
    for name in ("llm_ca_file", "llm_chat_template"):
        file = getattr(settings, name)
        if file is not None and not file.is_file():
            raise WrongUse(f"There is no file '{file}' ({name}). Mend the path, or leave the setting out.")
    return LanguageModel(settings, opened)


def opened(settings: Settings) -> Model:
    """Return the language model itself. Raises ModelMissing when it cannot be opened."""
    if settings.generator == "openai":
        from assistant.generate.server_model import ServerModel

        return ServerModel(settings)
    from assistant.generate.local_model import LocalModel

    return LocalModel(settings)
