-- AlterTable
ALTER TABLE "held_posts" ADD COLUMN     "decided_by_id" UUID;

-- CreateIndex
CREATE INDEX "held_posts_decided_by_id_idx" ON "held_posts"("decided_by_id");

-- AddForeignKey
ALTER TABLE "held_posts" ADD CONSTRAINT "held_posts_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;
