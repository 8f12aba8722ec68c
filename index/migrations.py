"""The tables, as numbered steps that are applied when a database is opened; a step, once released, never changes."""

# text.sqlite: append-only; a row is never updated. A document whose facts change is a new row with the same id.
TEXT = {
    "m001_documents_and_passages": """
        CREATE TABLE documents (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            source TEXT NOT NULL,
            origin TEXT NOT NULL,
            file_sha256 TEXT NOT NULL,
            facts_sha256 TEXT NOT NULL,
            text TEXT NOT NULL,
            record TEXT NOT NULL,
            groups TEXT NOT NULL,
            indexed_at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX documents_by_id ON documents (id);
        CREATE TABLE passages (
            row INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES documents (row),
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            text TEXT NOT NULL,
            outline TEXT NOT NULL,
            reference TEXT NOT NULL,
            role TEXT NOT NULL,
            words TEXT NOT NULL
        ) STRICT;
        CREATE INDEX passages_by_document ON passages (document);
    """,
}

# live.sqlite: what wins over every snapshot and outlives any rollback.
LIVE = {
    "m001_access_and_removals": """
        CREATE TABLE access (
            document TEXT NOT NULL,
            member TEXT NOT NULL,
            PRIMARY KEY (document, member)
        ) STRICT;
        CREATE TABLE removals (
            document TEXT PRIMARY KEY,
            removed_at TEXT NOT NULL
        ) STRICT;
    """,
}
