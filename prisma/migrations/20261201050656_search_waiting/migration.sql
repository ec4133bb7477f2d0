-- CreateTable
CREATE TABLE "search_waiting" (
    "comment_id" UUID NOT NULL,

    CONSTRAINT "search_waiting_pkey" PRIMARY KEY ("comment_id")
);

-- New comments wait here, in the transaction that stores them, for the index. Whoever changes what the index would say of
-- one that waits (its words, its thread's place, its reading's language) holds its row until that is committed: it is
-- taken into the index as it is then, or was before. The statements of a function end with \x3b, see add_search.
CREATE OR REPLACE FUNCTION "find_new_comments"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO search_waiting (comment_id) SELECT id FROM fresh WHERE deleted_at IS NULL\x3b
  RETURN NULL\x3b
END ';

CREATE OR REPLACE FUNCTION "find_changed_comment"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  DELETE FROM search_waiting WHERE comment_id = NEW.id\x3b
  IF NEW.deleted_at IS NOT NULL THEN
    DELETE FROM search_entries WHERE id = NEW.id\x3b
  ELSE
    INSERT INTO search_entries (id, kind, reading_id, audience_id, at, config, words)
    SELECT NEW.id, ''comment'', readings.id, threads.audience_id, NEW.created_at, search_config(readings.language),
      search_words(search_config(readings.language), NEW.body)
    FROM threads JOIN readings ON readings.id = threads.reading_id WHERE threads.id = NEW.thread_id
    ON CONFLICT (id) DO UPDATE SET words = excluded.words\x3b
  END IF\x3b
  RETURN NULL\x3b
END ';

CREATE OR REPLACE FUNCTION "find_moved_threads"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM 1 FROM search_waiting JOIN comments ON comments.id = search_waiting.comment_id
  WHERE comments.thread_id = NEW.id FOR UPDATE OF search_waiting\x3b
  UPDATE search_entries SET reading_id = NEW.reading_id, audience_id = NEW.audience_id,
    config = search_config(readings.language), words = search_words(search_config(readings.language), comments.body)
  FROM comments, readings
  WHERE comments.thread_id = NEW.id AND search_entries.id = comments.id AND readings.id = NEW.reading_id\x3b
  RETURN NULL\x3b
END ';

CREATE OR REPLACE FUNCTION "find_changed_reading"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  DELETE FROM search_entries WHERE reading_id = NEW.id AND kind = ''block''\x3b
  INSERT INTO search_entries (id, kind, reading_id, at, config, words)
  SELECT blocks.id, ''block'', NEW.id, revisions.published_at, search_config(NEW.language),
    search_words(search_config(NEW.language), blocks.text)
  FROM blocks JOIN revisions ON revisions.id = blocks.revision_id
  WHERE blocks.revision_id = NEW.current_revision_id AND blocks.kind <> ''furniture''\x3b
  IF search_config(OLD.language) <> search_config(NEW.language) THEN
    PERFORM 1 FROM search_waiting JOIN comments ON comments.id = search_waiting.comment_id
      JOIN threads ON threads.id = comments.thread_id
    WHERE threads.reading_id = NEW.id FOR UPDATE OF search_waiting\x3b
    UPDATE search_entries SET config = search_config(NEW.language),
      words = search_words(search_config(NEW.language), comments.body)
    FROM comments WHERE comments.id = search_entries.id AND search_entries.reading_id = NEW.id
      AND search_entries.kind = ''comment''\x3b
  END IF\x3b
  RETURN NULL\x3b
END ';
