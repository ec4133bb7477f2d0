-- CreateTable
CREATE TABLE "search_entries" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reading_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "config" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_entries_words_idx" ON "search_entries" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_entries_at_idx" ON "search_entries"("at");

-- CreateIndex
CREATE INDEX "search_entries_reading_id_idx" ON "search_entries"("reading_id");

-- AddForeignKey
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The text search configuration for a language as a reading names it (BCP 47), or simple where PostgreSQL has none.
CREATE FUNCTION "search_config"("language" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE split_part(lower(coalesce("language", '')), '-', 1)
    WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
    WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu' THEN 'basque'
    WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi'
    WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it' THEN 'italian'
    WHEN 'lt' THEN 'lithuanian' WHEN 'ne' THEN 'nepali' WHEN 'nl' THEN 'dutch' WHEN 'nb' THEN 'norwegian'
    WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
    WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil'
    WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish' ELSE 'simple' END
$$;

-- The words of a text, the same words for however its accents are put together.
CREATE FUNCTION "search_words"("config" text, "body" text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT to_tsvector("config"::regconfig, normalize("body", NFC))
$$;

-- The statements of a function end with \x3b, because whatever applies migrations takes each semicolon for the end of one.
CREATE FUNCTION "find_new_comments"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO search_entries (id, kind, reading_id, at, config, words)
  SELECT fresh.id, ''comment'', readings.id, fresh.created_at, search_config(readings.language),
    search_words(search_config(readings.language), fresh.body)
  FROM fresh JOIN threads ON threads.id = fresh.thread_id JOIN readings ON readings.id = threads.reading_id
  WHERE fresh.deleted_at IS NULL\x3b
  RETURN NULL\x3b
END ';
CREATE TRIGGER "find_new_comments" AFTER INSERT ON "comments"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "find_new_comments"();

CREATE FUNCTION "find_changed_comment"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF NEW.deleted_at IS NOT NULL THEN
    DELETE FROM search_entries WHERE id = NEW.id\x3b
  ELSE
    INSERT INTO search_entries (id, kind, reading_id, at, config, words)
    SELECT NEW.id, ''comment'', readings.id, NEW.created_at, search_config(readings.language),
      search_words(search_config(readings.language), NEW.body)
    FROM threads JOIN readings ON readings.id = threads.reading_id WHERE threads.id = NEW.thread_id
    ON CONFLICT (id) DO UPDATE SET words = excluded.words\x3b
  END IF\x3b
  RETURN NULL\x3b
END ';
CREATE TRIGGER "find_changed_comment" AFTER UPDATE OF "body", "deleted_at" ON "comments"
  FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
  EXECUTE FUNCTION "find_changed_comment"();

-- The blocks of a reading's first revision come after the reading, those of later ones before it points at them.
CREATE FUNCTION "find_new_blocks"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO search_entries (id, kind, reading_id, at, config, words)
  SELECT fresh.id, ''block'', readings.id, revisions.published_at, search_config(readings.language),
    search_words(search_config(readings.language), fresh.text)
  FROM fresh JOIN revisions ON revisions.id = fresh.revision_id
    JOIN readings ON readings.current_revision_id = revisions.id
  WHERE fresh.kind <> ''furniture''\x3b
  RETURN NULL\x3b
END ';
CREATE TRIGGER "find_new_blocks" AFTER INSERT ON "blocks"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "find_new_blocks"();

CREATE FUNCTION "find_changed_reading"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  DELETE FROM search_entries WHERE reading_id = NEW.id AND kind = ''block''\x3b
  INSERT INTO search_entries (id, kind, reading_id, at, config, words)
  SELECT blocks.id, ''block'', NEW.id, revisions.published_at, search_config(NEW.language),
    search_words(search_config(NEW.language), blocks.text)
  FROM blocks JOIN revisions ON revisions.id = blocks.revision_id
  WHERE blocks.revision_id = NEW.current_revision_id AND blocks.kind <> ''furniture''\x3b
  IF search_config(OLD.language) <> search_config(NEW.language) THEN
    UPDATE search_entries SET config = search_config(NEW.language),
      words = search_words(search_config(NEW.language), comments.body)
    FROM comments WHERE comments.id = search_entries.id AND search_entries.reading_id = NEW.id
      AND search_entries.kind = ''comment''\x3b
  END IF\x3b
  RETURN NULL\x3b
END ';
CREATE TRIGGER "find_changed_reading" AFTER UPDATE OF "current_revision_id", "language" ON "readings"
  FOR EACH ROW WHEN (OLD.current_revision_id IS DISTINCT FROM NEW.current_revision_id
    OR OLD.language IS DISTINCT FROM NEW.language)
  EXECUTE FUNCTION "find_changed_reading"();

-- What is there already
INSERT INTO search_entries (id, kind, reading_id, at, config, words)
SELECT comments.id, 'comment', readings.id, comments.created_at, search_config(readings.language),
  search_words(search_config(readings.language), comments.body)
FROM comments JOIN threads ON threads.id = comments.thread_id JOIN readings ON readings.id = threads.reading_id
WHERE comments.deleted_at IS NULL;
INSERT INTO search_entries (id, kind, reading_id, at, config, words)
SELECT blocks.id, 'block', readings.id, revisions.published_at, search_config(readings.language),
  search_words(search_config(readings.language), blocks.text)
FROM readings JOIN revisions ON revisions.id = readings.current_revision_id
  JOIN blocks ON blocks.revision_id = revisions.id
WHERE blocks.kind <> 'furniture';
