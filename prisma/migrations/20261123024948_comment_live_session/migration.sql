-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "live_session_id" UUID;

-- CreateIndex
CREATE INDEX "comments_live_session_id_idx" ON "comments"("live_session_id");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_live_session_id_fkey" FOREIGN KEY ("live_session_id") REFERENCES "live_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;
