"""Why a language model did not write an answer: one word for whoever counts, one sentence for whoever asked."""

from typing import Literal, get_args

from index.errors import YinjuError

Reason = Literal[
    "unreachable", "slow", "cut", "busy", "broken", "key", "address", "model", "refused", "overflow",
    "empty", "loop", "long", "language", "unsaid",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)

NOTES: dict[Reason, dict[str, str]] = {
    "unreachable": {"zh": "连接不上模型服务", "en": "its server cannot be reached"},
    "slow": {"zh": "模型在限定时间内没有写完", "en": "it did not finish within the time allowed"},
    "cut": {"zh": "模型的回答中途断开", "en": "its answer broke off"},
    "busy": {"zh": "模型服务繁忙", "en": "its server is busy"},
    "broken": {"zh": "模型服务出错", "en": "its server failed"},
    "key": {"zh": "模型服务没有接受密钥", "en": "its server did not accept the key"},
    "address": {"zh": "模型服务的地址不对", "en": "its server's address is wrong"},
    "model": {"zh": "找不到或打不开所设的模型", "en": "the model cannot be found or opened"},
    "refused": {"zh": "模型服务拒绝了请求", "en": "its server refused the request"},
    "overflow": {"zh": "资料超过模型一次能读的长度", "en": "the sources are longer than it can read"},
    "empty": {"zh": "模型没有写出内容", "en": "it wrote nothing"},
    "loop": {"zh": "模型的回答陷入重复", "en": "it kept repeating itself"},
    "long": {"zh": "模型的回答超过长度限制", "en": "its answer was too long"},
    "language": {"zh": "模型用错了语言", "en": "it wrote in another language"},
    "unsaid": {"zh": "模型认为资料没有回答，请核对原文", "en": "it finds no answer in the sources: read them yourself"},
}  # fmt: skip
NOTE = {
    "zh": "语言模型没有写成答案（{why}）；下面是资料原文。",
    "en": "The language model gave no whole answer ({why}); these are the sources' own words.",
}
# What may be otherwise a moment later.
PASSING = frozenset({"unreachable", "slow", "cut", "busy", "broken"})


class Unwritten(YinjuError):
    """You meet it when a language model stops before its answer is whole; what it wrote till then may stand."""

    def __init__(self, reason: Reason, what: str) -> None:
        super().__init__(what)
        self.reason = reason
        self.retryable = reason in PASSING

    def note(self, language: str) -> str:
        """Return the sentence that tells a reader, in their language, what happened and what they see instead."""
        return NOTE[language].format(why=NOTES[self.reason][language])
