-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "base_revision_id" UUID,
ADD COLUMN     "original_id" UUID,
ADD COLUMN     "placements" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "reading_id" UUID;

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "original_id" UUID,
ADD COLUMN     "published_by_id" UUID;

-- AlterTable
ALTER TABLE "stream_events" ADD COLUMN     "revision_id" UUID;

-- AlterTable
ALTER TABLE "thread_anchors" ADD COLUMN     "origin_block_id" UUID,
ADD COLUMN     "origin_revision" INTEGER,
ADD COLUMN     "suggestion_block_id" UUID;

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "imported_from" JSONB;

-- CreateTable
CREATE TABLE "originals" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "originals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "drafts_reading_id_idx" ON "drafts"("reading_id");

-- CreateIndex
CREATE INDEX "drafts_base_revision_id_idx" ON "drafts"("base_revision_id");

-- CreateIndex
CREATE INDEX "drafts_original_id_idx" ON "drafts"("original_id");

-- CreateIndex
CREATE INDEX "revisions_original_id_idx" ON "revisions"("original_id");

-- CreateIndex
CREATE INDEX "thread_anchors_revision_id_idx" ON "thread_anchors"("revision_id");

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_base_revision_id_fkey" FOREIGN KEY ("base_revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "originals"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "originals"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- An anchor in no place claims no place: moved means found, and words stand in a block.
ALTER TABLE "thread_anchors" ADD CONSTRAINT "thread_anchors_place_check"
CHECK ("block_id" IS NOT NULL OR ("certainty" <> 'moved' AND "span_start" IS NULL AND "span_end" IS NULL));
