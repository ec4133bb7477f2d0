-- CreateEnum
CREATE TYPE "ThreadKind" AS ENUM ('comment', 'question');

-- AlterTable
ALTER TABLE "threads" ADD COLUMN     "answer_id" UUID,
ADD COLUMN     "kind" "ThreadKind" NOT NULL DEFAULT 'comment',
ADD COLUMN     "pinned_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolved_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolved_by_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "threads_answer_id_key" ON "threads"("answer_id");

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;
