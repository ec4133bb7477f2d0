-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "LetterKind" ADD VALUE 'live-reminder';
ALTER TYPE "LetterKind" ADD VALUE 'live-place';
ALTER TYPE "LetterKind" ADD VALUE 'live-recap';

-- AlterTable
ALTER TABLE "notification_settings" ADD COLUMN     "mail_sessions" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "letters" ADD COLUMN     "live_session_id" UUID;

-- CreateIndex
CREATE INDEX "letters_live_session_id_idx" ON "letters"("live_session_id");

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_live_session_id_fkey" FOREIGN KEY ("live_session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
