"""The words of what stands in an answer and around it."""

from assistant.web.words import Words

CHAT_WORDS: Words = {}
