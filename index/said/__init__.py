"""Who is reported to say a sentence, in Chinese and English; `speech.py` reads a text with these."""
