CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- A job stays when it leaves the queue: its pictures point to it.
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position REAL NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('waiting', 'running', 'paused', 'failed', 'finished', 'removed')),
    state_before_removal TEXT,
    request TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    pictures_done INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    error_arguments TEXT,
    submitted_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX job_queue ON job(position) WHERE state NOT IN ('finished', 'removed');

-- name: in the pictures folder or, once deleted, in its trash.
-- identity: hash of request and provenance; copies share it, a renamed file keeps it.
CREATE TABLE picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    identity TEXT NOT NULL,
    created_at TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    request TEXT NOT NULL,
    provenance TEXT NOT NULL,
    job_id INTEGER REFERENCES job(id) ON DELETE SET NULL,
    job_index INTEGER,
    deleted_at TEXT,
    missing_since TEXT,
    prompt TEXT AS (json_extract(request, '$.params.prompt')) VIRTUAL,
    seed INTEGER AS (json_extract(request, '$.params.seed')) VIRTUAL,
    sampler TEXT AS (json_extract(request, '$.params.sampler')) VIRTUAL,
    mode TEXT AS (json_extract(request, '$.mode')) VIRTUAL,
    model_name TEXT AS (json_extract(request, '$.checkpoint.name')) VIRTUAL,
    model_fingerprint TEXT AS (json_extract(request, '$.checkpoint.fingerprint')) VIRTUAL
);
CREATE UNIQUE INDEX picture_name ON picture(name) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX picture_trash_name ON picture(name) WHERE deleted_at IS NOT NULL;
CREATE INDEX picture_shown ON picture(id) WHERE deleted_at IS NULL AND missing_since IS NULL;
CREATE INDEX picture_identity ON picture(identity);
CREATE INDEX picture_seed ON picture(seed);
CREATE INDEX picture_model ON picture(model_fingerprint);
CREATE INDEX picture_job ON picture(job_id);

-- PNG files in the folder that are not ours, so that each start need not read them again.
CREATE TABLE foreign_file (
    name TEXT PRIMARY KEY,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL
) WITHOUT ROWID;
