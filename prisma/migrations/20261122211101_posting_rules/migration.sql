-- CreateEnum
CREATE TYPE "PostingHolds" AS ENUM ('nobody', 'newcomers', 'everybody');

-- CreateEnum
CREATE TYPE "HeldPostState" AS ENUM ('waiting', 'approving', 'approved', 'refused');

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "newcomer_comments" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "posting_holds" "PostingHolds" NOT NULL DEFAULT 'nobody';

-- CreateTable
CREATE TABLE "word_rules" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "replacement" TEXT,
    "explanation" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "word_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "held_posts" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "state" "HeldPostState" NOT NULL DEFAULT 'waiting',
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,

    CONSTRAINT "held_posts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "word_rules_group_id_created_at_idx" ON "word_rules"("group_id", "created_at");

-- CreateIndex
CREATE INDEX "held_posts_group_id_state_held_at_idx" ON "held_posts"("group_id", "state", "held_at");

-- CreateIndex
CREATE INDEX "held_posts_author_id_group_id_state_idx" ON "held_posts"("author_id", "group_id", "state");

-- CreateIndex
CREATE INDEX "held_posts_reading_id_idx" ON "held_posts"("reading_id");

-- AddForeignKey
ALTER TABLE "word_rules" ADD CONSTRAINT "word_rules_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_posts" ADD CONSTRAINT "held_posts_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_posts" ADD CONSTRAINT "held_posts_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_posts" ADD CONSTRAINT "held_posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
