"""The tables of conversations.sqlite, as numbered steps; a step, once released, never changes."""

KEPT = {
    "m001_conversations": """
        CREATE TABLE conversations (
            id TEXT PRIMARY KEY,
            person TEXT NOT NULL,
            title TEXT NOT NULL,
            words TEXT NOT NULL,
            began TEXT NOT NULL,
            asked TEXT NOT NULL
        ) STRICT;
        CREATE INDEX conversations_by_person ON conversations (person, asked);
        CREATE TABLE turns (
            conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            n INTEGER NOT NULL,
            question TEXT NOT NULL,
            limits TEXT NOT NULL,
            answer TEXT,
            words TEXT NOT NULL,
            size INTEGER NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (conversation, n)
        ) STRICT;
    """,
}
