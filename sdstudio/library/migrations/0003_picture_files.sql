-- The picture's file when it was last read, so that one that was written over is read again.
-- NULL until the first look at it.
ALTER TABLE picture ADD COLUMN size_bytes INTEGER;
ALTER TABLE picture ADD COLUMN modified_ns INTEGER;
