-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('waiting', 'reading', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "reading_id" UUID,
    "base_revision_id" UUID,
    "file_name" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "original_id" UUID,
    "state" "ImportState" NOT NULL DEFAULT 'waiting',
    "pages_done" INTEGER,
    "pages_total" INTEGER,
    "failure_reason" TEXT,
    "failure_text" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "imports_created_by_id_created_at_idx" ON "imports"("created_by_id", "created_at");

-- CreateIndex
CREATE INDEX "imports_state_updated_at_idx" ON "imports"("state", "updated_at");

-- CreateIndex
CREATE INDEX "imports_group_id_idx" ON "imports"("group_id");

-- CreateIndex
CREATE INDEX "imports_reading_id_idx" ON "imports"("reading_id");

-- CreateIndex
CREATE INDEX "imports_base_revision_id_idx" ON "imports"("base_revision_id");

-- CreateIndex
CREATE INDEX "imports_original_id_idx" ON "imports"("original_id");

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_base_revision_id_fkey" FOREIGN KEY ("base_revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "originals"("id") ON DELETE SET NULL ON UPDATE CASCADE;
