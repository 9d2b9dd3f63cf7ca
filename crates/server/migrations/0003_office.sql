-- What the office knows about a case (registers, visits), and the case decided again with it. Every entry stays as it was
-- written; the newest counts. The facts and the outcome are sealed with the key of the case.
CREATE TABLE office_decisions (
    id            INTEGER PRIMARY KEY,
    case_id       INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    decided_at    TEXT    NOT NULL,
    officer       TEXT    NOT NULL,
    verdicts      TEXT    NOT NULL,
    alarms        INTEGER NOT NULL,
    body          BLOB    NOT NULL
) STRICT;
CREATE INDEX office_decisions_by_case ON office_decisions (case_id, id);
CREATE TRIGGER office_decisions_are_not_changed BEFORE UPDATE ON office_decisions
BEGIN SELECT RAISE(ABORT, 'a decision of the office is not changed; write another'); END;

-- The verdict codes of the newest of them, for the list.
ALTER TABLE cases ADD COLUMN office_verdicts TEXT;
