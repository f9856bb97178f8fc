-- What the files of pictures of other programs say, so that a newer reader can read it again
-- without the files: JSON, deflated. Where there was too much to keep, the file has to be read.
CREATE TABLE embedded_text (
    picture_id INTEGER PRIMARY KEY REFERENCES picture(id) ON DELETE CASCADE,
    is_whole INTEGER NOT NULL,
    texts BLOB NOT NULL
);
CREATE INDEX picture_reader ON picture(settings_version) WHERE settings_version IS NOT NULL;

-- Files in folders that couldn't be read; they are read again when they change.
CREATE TABLE unread_file (
    folder_id INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    PRIMARY KEY (folder_id, name)
) WITHOUT ROWID;
