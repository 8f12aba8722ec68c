"""The settings of the language model that may write sentences: where it is, how long it may take, how it is loaded."""

from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator

from index.errors import WrongUse


class LanguageModelSettings(BaseModel):
    """What is read when `generator` is "openai" or "transformers", and by nobody else."""

    llm_base_url: str | None = Field(None, description="the model server's address, up to /v1 (openai)")
    llm_model: str | None = Field(
        None, description="the model's name at the server (openai); its folder, or hub id (transformers)"
    )
    llm_api_key: SecretStr | None = Field(None, description="the server's key; by the environment alone, never shown")
    llm_api_key_file: Path | None = Field(None, description="or a file that holds the key and nothing else")
    llm_proxy: str | None = Field(None, description="a proxy on the way to the server; that of the system is not used")
    llm_ca_file: Path | None = Field(
        None, description="certificates that the server is trusted by, beside the usual ones"
    )
    llm_extra_body: dict[str, Any] = Field(
        default_factory=dict, description="put into each request: what a server takes beyond the usual (openai)"
    )
    llm_system: bool = Field(True, description="whether the model knows a system message; false: all in the user's")
    llm_temperature: float = Field(0, ge=0, le=2, description="chance in its words; 0: the likeliest word each time")
    llm_max_tokens: int = Field(800, ge=16, le=32768, description="the longest answer, in tokens")
    llm_context: int = Field(
        0, ge=0, le=4_194_304, description="tokens it takes in and gives out together; 0: what server or model say"
    )
    llm_first_seconds: float = Field(
        30, gt=0, le=600, description="time to its first word, waiting and retries included"
    )
    llm_between_seconds: float = Field(10, gt=0, le=600, description="time between two words")
    llm_seconds: float = Field(90, gt=0, le=3600, description="time for the whole answer")
    llm_retries: int = Field(2, ge=0, le=10, description="tries again when the server is busy or does not answer")
    llm_device: str = Field("auto", description="'auto', 'cpu', 'cuda', 'cuda:1', … (transformers)")
    llm_dtype: Literal["auto", "float32", "bfloat16", "float16"] = Field(
        "auto", description="the weights' precision in memory (transformers)"
    )
    llm_4bit: bool = Field(False, description="weights in 4 bits: needs bitsandbytes (transformers)")
    llm_chat_template: Path | None = Field(
        None, description="a file with another chat template than the model's own (transformers)"
    )

    @field_validator("llm_base_url", "llm_proxy")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        """Return an http address; a key or password inside it would be shown wherever the address is."""
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("give an address such as http://127.0.0.1:8000/v1")
        if cls._holds_secret(value):
            raise ValueError("an address holds no user, password or key; a key belongs in YINJU_LLM_API_KEY")
        return value.rstrip("/")

    @staticmethod
    def _holds_secret(address: str) -> bool:
        parts = urlsplit(address)
        return parts.username is not None or bool(parts.query)

    def llm_key(self) -> str | None:
        """Return the server's key, from the environment or the file; None where there is none. Raises WrongUse."""
        if self.llm_api_key is not None:
            return self.llm_api_key.get_secret_value().strip() or None
        if self.llm_api_key_file is None:
            return None
        try:
            key = self.llm_api_key_file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
            raise WrongUse(
                f"Could not read the key's file '{self.llm_api_key_file}' (llm_api_key_file): {reason}. Mend the path, "
                "or give the key by YINJU_LLM_API_KEY."
            ) from error
        if not key or len(key.split()) > 1:
            raise WrongUse(
                f"The key's file '{self.llm_api_key_file}' (llm_api_key_file) does not hold one key and nothing else. Mend it."
            )
        return key
