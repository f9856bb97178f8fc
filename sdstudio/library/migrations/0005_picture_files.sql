-- What is compared with the files in the folder, without reading the rows themselves: with their
-- requests and provenances they are twenty times as large.
DROP INDEX picture_folder;
CREATE INDEX picture_file
    ON picture(folder_id, name, deleted_at, missing_since, size_bytes, modified_ns);
-- The trash, which is small, without looking at every row.
CREATE INDEX picture_trashed ON picture(deleted_at)
    WHERE deleted_at IS NOT NULL AND missing_since IS NULL;
