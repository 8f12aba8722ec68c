"""Questions that an indexed document lends itself to, for a person to read and mend: one file a sort of question."""
