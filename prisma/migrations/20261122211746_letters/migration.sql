-- CreateEnum
CREATE TYPE "DigestRhythm" AS ENUM ('never', 'day', 'week');

-- CreateEnum
CREATE TYPE "LetterKind" AS ENUM ('mentions', 'digest');

-- CreateEnum
CREATE TYPE "LetterState" AS ENUM ('waiting', 'claimed', 'handed', 'sent', 'dropped', 'failed');

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "letter_id" UUID;

-- CreateTable
CREATE TABLE "notification_settings" (
    "person_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "mail_mentions" BOOLEAN NOT NULL DEFAULT false,
    "digest" "DigestRhythm" NOT NULL DEFAULT 'never',
    "next_digest_at" TIMESTAMPTZ(3),
    "unsubscribe_key" TEXT NOT NULL,

    CONSTRAINT "notification_settings_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "letters" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "kind" "LetterKind" NOT NULL,
    "slot" TEXT NOT NULL,
    "state" "LetterState" NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notification_settings_unsubscribe_key_key" ON "notification_settings"("unsubscribe_key");

-- CreateIndex
CREATE INDEX "notification_settings_next_digest_at_idx" ON "notification_settings"("next_digest_at");

-- CreateIndex
CREATE INDEX "letters_state_due_at_idx" ON "letters"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "letters_person_id_slot_key" ON "letters"("person_id", "slot");

-- CreateIndex
CREATE INDEX "notifications_letter_id_idx" ON "notifications"("letter_id");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
