"""Every error a user can meet.

YinjuError                    says what, which, why and what to do; `retryable` when waiting may help
├── WrongUse                  exit 2: a path, flag, setting or file that cannot be used as given
│   ├── UnknownSetting
│   ├── NothingToIndex
│   ├── MalformedManifest
│   └── MalformedSet
├── StoreError                exit 2: the store cannot be used
│   ├── StoreMissing
│   ├── StoreTooNew
│   ├── StoreBusy             retryable
│   ├── StoreDamaged
│   └── EmbedderMismatch
├── UnknownDocument           exit 2: no such document, or not for this person (never told apart)
├── NoPicture                 exit 2: a page of a source cannot be shown; `why` says it in a word
├── PagesBusy                 retryable: too many pages are being drawn
├── UnknownConversation       no such conversation, or another person's (never told apart)
├── ModelMissing              exit 2: the weights are not where the settings say
└── ModelDamaged              exit 2: the weights are not the ones that were pinned
"""


class YinjuError(Exception):
    """The base of all errors that are shown to the user as one line."""

    retryable = False
    exit_code = 2


class WrongUse(YinjuError):
    """You meet it when a path, flag or value cannot be used as given."""


class UnknownSetting(WrongUse):
    """You meet it when yinju.toml or the environment holds a setting nobody reads, or a value out of range."""


class NothingToIndex(WrongUse):
    """You meet it when the paths handed to `yinju index` hold no file at all."""


class MalformedManifest(WrongUse):
    """You meet it when a line of manifest.jsonl is not what DESIGN says; the message names file and line."""


class MalformedSet(WrongUse):
    """You meet it when a question set or batch file has a faulty line; the message names file and line."""


class StoreError(YinjuError):
    """The base of errors about the store."""


class StoreMissing(StoreError):
    """You meet it when you ask before anything was indexed."""


class StoreTooNew(StoreError):
    """You meet it when a newer version of Yinju made the store."""


class StoreBusy(StoreError):
    """You meet it when another process is writing to the store."""

    retryable = True


class StoreDamaged(StoreError):
    """You meet it when a file of the snapshot does not match its checksum."""


class EmbedderMismatch(StoreError):
    """You meet it when the store's vectors were made by another embedder than the settings name."""


class UnknownDocument(YinjuError):
    """You meet it when a document id is unknown, removed, or not for you; these are not told apart on purpose."""


class NoPicture(YinjuError):
    """You meet it when a page of a source cannot be shown: its file is gone, is another one now, or is no PDF.

    `why` is one word: format, missing, changed, fetched, page (no such page), failed.
    """

    def __init__(self, message: str, why: str) -> None:
        super().__init__(message)
        self.why = why


class PagesBusy(YinjuError):
    """You meet it when too many people look at pages of PDFs at once."""

    retryable = True


class UnknownConversation(YinjuError):
    """You meet it when a conversation was deleted, has passed its days, or is somebody else's; these are not told apart."""


class ModelMissing(YinjuError):
    """You meet it when model weights are not where the settings say."""


class ModelDamaged(YinjuError):
    """You meet it when a file of a pinned model is not what its SHA256SUMS says: cut off, altered or replaced."""
