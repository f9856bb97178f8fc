-- Grids whose sheet may still change. axes, jobs: JSON; one job for each picture, row by row.
-- composed: how many pictures the newest sheet shows.
CREATE TABLE grid (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    axes TEXT NOT NULL,
    jobs TEXT NOT NULL,
    composed INTEGER NOT NULL DEFAULT 0
);
