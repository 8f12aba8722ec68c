"""What stays of a conversation: whose it is, what was asked and answered, and answers that are still being told."""

from assistant.keep.conversations import Conversations
from assistant.keep.keeping import Keeping
from assistant.keep.person import Signer, newcomer
from assistant.keep.types import Held, Kept, Place
from assistant.keep.underway import Telling, Underway

__all__ = ["Conversations", "Held", "Keeping", "Kept", "Place", "Signer", "Telling", "Underway", "newcomer"]
