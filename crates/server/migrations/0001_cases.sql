-- Cases. Everything that a person wrote, and everything computed from it, is sealed with the key of the case.
CREATE TABLE cases (
    id            INTEGER PRIMARY KEY,
    reference     TEXT    NOT NULL UNIQUE,
    received_unix INTEGER NOT NULL,
    received_at   TEXT    NOT NULL,
    pack_id       TEXT    NOT NULL,
    pack_version  TEXT    NOT NULL,
    pack_sha256   TEXT    NOT NULL,
    decided_on    TEXT    NOT NULL,
    lang          TEXT    NOT NULL,
    state         TEXT    NOT NULL DEFAULT 'received'
                  CHECK (state IN ('received', 'in-review', 'needs-repair', 'approved', 'rejected', 'done')),
    verdicts      TEXT    NOT NULL,
    differences   INTEGER NOT NULL,
    ignored       INTEGER NOT NULL,
    alarms        INTEGER NOT NULL,
    secret_hash   BLOB    NOT NULL,
    key_id        TEXT    NOT NULL,
    wrapped_key   BLOB    NOT NULL,
    submission    BLOB    NOT NULL,
    report        BLOB    NOT NULL,
    receipt       TEXT    NOT NULL
) STRICT;
CREATE INDEX cases_by_time ON cases (received_unix, id);
CREATE INDEX cases_by_state ON cases (state, received_unix);

-- The same key and body give the same receipt; the same key with another body is refused.
CREATE TABLE idempotency (
    key_hash      BLOB    PRIMARY KEY,
    body_hash     BLOB    NOT NULL,
    case_id       INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    created_unix  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Keyed tags of NIK: the same tag in two cases of a pack is shown to the officer.
CREATE TABLE person_tags (
    tag           BLOB    NOT NULL,
    case_id       INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_tags_by_case ON person_tags (case_id);

-- What officers wrote about a case; the words are sealed with the key of the case.
CREATE TABLE case_notes (
    id            INTEGER PRIMARY KEY,
    case_id       INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    written_at    TEXT    NOT NULL,
    officer       TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    body          BLOB    NOT NULL
) STRICT;
CREATE INDEX case_notes_by_case ON case_notes (case_id, id);

CREATE TABLE officers (
    name          TEXT    PRIMARY KEY,
    password_hash TEXT    NOT NULL,
    created_at    TEXT    NOT NULL
) STRICT;

CREATE TABLE sessions (
    token_hash    BLOB    PRIMARY KEY,
    officer       TEXT    NOT NULL REFERENCES officers (name) ON DELETE CASCADE,
    expires_unix  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
