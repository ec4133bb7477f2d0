-- CreateEnum
CREATE TYPE "AudienceKind" AS ENUM ('leaders', 'notes', 'passage');

-- AlterTable
ALTER TABLE "readings" ADD COLUMN     "first_thoughts_since" TIMESTAMPTZ(3),
ADD COLUMN     "first_thoughts_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "threads" ADD COLUMN     "audience_id" UUID,
ADD COLUMN     "moves" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "search_entries" ADD COLUMN     "audience_id" UUID;

-- CreateTable
CREATE TABLE "audiences" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "AudienceKind" NOT NULL,
    "reading_id" UUID NOT NULL,
    "person_id" UUID,

    CONSTRAINT "audiences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audience_hearers" (
    "audience_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "audience_hearers_pkey" PRIMARY KEY ("audience_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audiences_key_key" ON "audiences"("key");

-- CreateIndex
CREATE INDEX "audiences_reading_id_idx" ON "audiences"("reading_id");

-- CreateIndex
CREATE INDEX "audiences_person_id_idx" ON "audiences"("person_id");

-- CreateIndex
CREATE INDEX "audience_hearers_person_id_idx" ON "audience_hearers"("person_id");

-- CreateIndex
CREATE INDEX "readings_first_thoughts_until_idx" ON "readings"("first_thoughts_until");

-- CreateIndex
CREATE INDEX "threads_audience_id_idx" ON "threads"("audience_id");

-- CreateIndex
CREATE INDEX "search_entries_audience_id_idx" ON "search_entries"("audience_id");

-- AddForeignKey
ALTER TABLE "audiences" ADD CONSTRAINT "audiences_id_fkey" FOREIGN KEY ("id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audiences" ADD CONSTRAINT "audiences_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audiences" ADD CONSTRAINT "audiences_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_hearers" ADD CONSTRAINT "audience_hearers_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audiences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_hearers" ADD CONSTRAINT "audience_hearers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audiences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audiences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is found of a comment is found by who hears its thread. The statements of a function end with \x3b, see add_search.
CREATE OR REPLACE FUNCTION "find_new_comments"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO search_entries (id, kind, reading_id, audience_id, at, config, words)
  SELECT fresh.id, ''comment'', readings.id, threads.audience_id, fresh.created_at, search_config(readings.language),
    search_words(search_config(readings.language), fresh.body)
  FROM fresh JOIN threads ON threads.id = fresh.thread_id JOIN readings ON readings.id = threads.reading_id
  WHERE fresh.deleted_at IS NULL\x3b
  RETURN NULL\x3b
END ';

CREATE OR REPLACE FUNCTION "find_changed_comment"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
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

-- A thread that others hear from now on is found by them, in the transaction that moves it.
CREATE FUNCTION "find_moved_threads"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE search_entries SET audience_id = NEW.audience_id
  FROM comments WHERE comments.thread_id = NEW.id AND search_entries.id = comments.id\x3b
  RETURN NULL\x3b
END ';
CREATE TRIGGER "find_moved_threads" AFTER UPDATE OF "audience_id" ON "threads"
  FOR EACH ROW WHEN (OLD.audience_id IS DISTINCT FROM NEW.audience_id) EXECUTE FUNCTION "find_moved_threads"();
