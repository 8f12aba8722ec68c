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
            title TEXT NOT NULL,
            outlet TEXT,
            published TEXT,
            lang TEXT NOT NULL,
            kind TEXT NOT NULL,
            url TEXT,
            facts_from TEXT,
            version_of TEXT,
            reprint_of TEXT,
            groups TEXT NOT NULL,
            text TEXT NOT NULL,
            marks TEXT NOT NULL,
            indexed_at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX documents_by_id ON documents (id);
        CREATE INDEX documents_by_source ON documents (origin, source);
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
    "m002_official_facts": """
        ALTER TABLE documents ADD COLUMN issuer TEXT;
        ALTER TABLE documents ADD COLUMN number TEXT;
        ALTER TABLE documents ADD COLUMN effective TEXT;
        ALTER TABLE documents ADD COLUMN repealed TEXT;
        ALTER TABLE documents ADD COLUMN status TEXT;
    """,
    "m003_copies": """
        CREATE TABLE signatures (
            document INTEGER PRIMARY KEY REFERENCES documents (row),
            hashes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE copies (
            longer INTEGER NOT NULL REFERENCES documents (row),
            shorter INTEGER NOT NULL REFERENCES documents (row),
            PRIMARY KEY (longer, shorter)
        ) STRICT;
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
    "m002_feedback": """
        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            reason TEXT NOT NULL,
            note TEXT NOT NULL,
            groups TEXT NOT NULL,
            snapshot TEXT NOT NULL,
            settings TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
    """,
    "m003_handed": """
        CREATE TABLE handed (
            path TEXT PRIMARY KEY,
            facts TEXT NOT NULL,
            ocr INTEGER NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
    """,
}
