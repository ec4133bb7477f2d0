-- AlterTable
ALTER TABLE "moderation_cases" ADD COLUMN     "is_escalated" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "talk_lines" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "by_id" UUID,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "talk_lines_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "talk_lines_case_id_at_idx" ON "talk_lines"("case_id", "at");

-- CreateIndex
CREATE INDEX "talk_lines_author_id_at_idx" ON "talk_lines"("author_id", "at");

-- CreateIndex
CREATE INDEX "talk_lines_by_id_idx" ON "talk_lines"("by_id");

-- AddForeignKey
ALTER TABLE "talk_lines" ADD CONSTRAINT "talk_lines_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_lines" ADD CONSTRAINT "talk_lines_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk_lines" ADD CONSTRAINT "talk_lines_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;
