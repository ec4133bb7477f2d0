-- A thread that goes to another reading, or that others hear from now on, is found there and by them, in the language of
-- its reading, in the transaction that moves it. The statements of a function end with \x3b, see add_search.
CREATE OR REPLACE FUNCTION "find_moved_threads"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE search_entries SET reading_id = NEW.reading_id, audience_id = NEW.audience_id,
    config = search_config(readings.language), words = search_words(search_config(readings.language), comments.body)
  FROM comments, readings
  WHERE comments.thread_id = NEW.id AND search_entries.id = comments.id AND readings.id = NEW.reading_id\x3b
  RETURN NULL\x3b
END ';

DROP TRIGGER "find_moved_threads" ON "threads";
CREATE TRIGGER "find_moved_threads" AFTER UPDATE OF "audience_id", "reading_id" ON "threads"
  FOR EACH ROW
  WHEN (OLD.audience_id IS DISTINCT FROM NEW.audience_id OR OLD.reading_id IS DISTINCT FROM NEW.reading_id)
  EXECUTE FUNCTION "find_moved_threads"();
