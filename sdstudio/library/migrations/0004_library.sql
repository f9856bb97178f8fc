-- Folders whose pictures are shown where they are. 1 is the pictures folder; its path is not
-- stored, so that it can move. An archived folder is kept, but no longer looked into.
CREATE TABLE folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT UNIQUE,
    is_archived INTEGER NOT NULL DEFAULT 0,
    added_at TEXT NOT NULL
);
INSERT INTO folder (id, path, added_at) VALUES (1, NULL, strftime('%Y-%m-%dT%H:%M:%S+00:00'));

-- name: in its folder, with '/', or in the pictures folder's trash once deleted.
-- request and provenance are NULL, and settings is not, if another program made the picture.
-- The first columns stay in this order: what is left of a damaged file is read by position.
CREATE TABLE new_picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    identity TEXT NOT NULL,
    created_at TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    request TEXT,
    provenance TEXT,
    job_id INTEGER REFERENCES job(id) ON DELETE SET NULL,
    job_index INTEGER,
    deleted_at TEXT,
    missing_since TEXT,
    size_bytes INTEGER,
    modified_ns INTEGER,
    folder_id INTEGER NOT NULL DEFAULT 1 REFERENCES folder(id),
    settings TEXT,
    settings_version INTEGER,
    seed INTEGER AS (json_extract(request, '$.params.seed')) VIRTUAL
);
INSERT INTO new_picture (id, name, identity, created_at, width, height, request, provenance, job_id,
    job_index, deleted_at, missing_since, size_bytes, modified_ns)
SELECT id, name, identity, created_at, width, height, request, provenance, job_id,
    job_index, deleted_at, missing_since, size_bytes, modified_ns FROM picture;
-- No id is given twice, not even that of a row that is gone.
DELETE FROM sqlite_sequence WHERE name = 'new_picture';
INSERT INTO sqlite_sequence SELECT 'new_picture', seq FROM sqlite_sequence WHERE name = 'picture';
DROP TABLE picture;
ALTER TABLE new_picture RENAME TO picture;
CREATE UNIQUE INDEX picture_name ON picture(name, folder_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX picture_trash_name ON picture(name, folder_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX picture_shown ON picture(id) WHERE deleted_at IS NULL AND missing_since IS NULL;
CREATE INDEX picture_identity ON picture(identity);
CREATE INDEX picture_seed ON picture(seed);
CREATE INDEX picture_job ON picture(job_id);
CREATE INDEX picture_folder ON picture(folder_id) WHERE folder_id <> 1;

-- What the artist adds. All of it but folders is also in the journal beside the pictures.
-- A row only for pictures to which something was added.
CREATE TABLE annotation (
    picture_id INTEGER PRIMARY KEY REFERENCES picture(id) ON DELETE CASCADE,
    rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
    flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN -1 AND 1),
    label INTEGER NOT NULL DEFAULT 0 CHECK (label BETWEEN 0 AND 5),
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
);
CREATE TABLE picture_tag (
    picture_id INTEGER NOT NULL REFERENCES picture(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    PRIMARY KEY (picture_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX picture_tag_tag ON picture_tag(tag_id);
CREATE TABLE board (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position REAL NOT NULL
);
CREATE TABLE board_picture (
    board_id INTEGER NOT NULL REFERENCES board(id) ON DELETE CASCADE,
    picture_id INTEGER NOT NULL REFERENCES picture(id) ON DELETE CASCADE,
    added_at TEXT NOT NULL,
    PRIMARY KEY (board_id, picture_id)
) WITHOUT ROWID;
CREATE INDEX board_picture_picture ON board_picture(picture_id);
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    position REAL NOT NULL
);
-- By identity, so that it outlives the rows.
CREATE TABLE verdict (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('better', 'worse', 'alternate', 'unrelated')),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) WITHOUT ROWID;
CREATE TABLE parent (
    picture_id INTEGER NOT NULL REFERENCES picture(id) ON DELETE CASCADE,
    parent_identity TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (picture_id, parent_identity, role)
) WITHOUT ROWID;
CREATE INDEX parent_identity ON parent(parent_identity);

-- What the search index has still to take over. Not with OR IGNORE: what a statement says of
-- conflicts holds in its triggers too.
CREATE TABLE changed_picture (picture_id INTEGER PRIMARY KEY);
INSERT INTO changed_picture SELECT id FROM picture;
CREATE TRIGGER picture_inserted AFTER INSERT ON picture BEGIN
    INSERT INTO changed_picture SELECT new.id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = new.id);
END;
CREATE TRIGGER picture_updated AFTER UPDATE OF name, identity, created_at, width, height, request,
    provenance, deleted_at, missing_since, folder_id, settings ON picture BEGIN
    INSERT INTO changed_picture SELECT new.id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = new.id);
END;
CREATE TRIGGER picture_deleted AFTER DELETE ON picture BEGIN
    INSERT INTO changed_picture SELECT old.id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = old.id);
END;
CREATE TRIGGER annotation_inserted AFTER INSERT ON annotation BEGIN
    INSERT INTO changed_picture SELECT new.picture_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = new.picture_id);
END;
CREATE TRIGGER annotation_updated AFTER UPDATE ON annotation BEGIN
    INSERT INTO changed_picture SELECT new.picture_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = new.picture_id);
END;
CREATE TRIGGER annotation_deleted AFTER DELETE ON annotation BEGIN
    INSERT INTO changed_picture SELECT old.picture_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = old.picture_id);
END;
CREATE TRIGGER picture_tag_inserted AFTER INSERT ON picture_tag BEGIN
    INSERT INTO changed_picture SELECT new.picture_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = new.picture_id);
END;
CREATE TRIGGER picture_tag_deleted AFTER DELETE ON picture_tag BEGIN
    INSERT INTO changed_picture SELECT old.picture_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = old.picture_id);
END;
CREATE TRIGGER board_picture_inserted AFTER INSERT ON board_picture BEGIN
    INSERT INTO changed_picture SELECT new.picture_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = new.picture_id);
END;
CREATE TRIGGER board_picture_deleted AFTER DELETE ON board_picture BEGIN
    INSERT INTO changed_picture SELECT old.picture_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_picture WHERE picture_id = old.picture_id);
END;
