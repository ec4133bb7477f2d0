-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "raid_begun_at" TIMESTAMPTZ(3),
ADD COLUMN     "raid_closes_joining" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "raid_holds_newcomers" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "raid_quiet_until" TIMESTAMPTZ(3),
ADD COLUMN     "raid_reason" TEXT,
ADD COLUMN     "raid_signs" JSONB,
ADD COLUMN     "raid_slow_seconds" INTEGER,
ADD COLUMN     "raid_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "groups_raid_until_idx" ON "groups"("raid_until");

-- CreateIndex
CREATE INDEX "memberships_joined_at_idx" ON "memberships"("joined_at");

-- CreateIndex
CREATE INDEX "reports_created_at_idx" ON "reports"("created_at");

-- CreateIndex
CREATE INDEX "held_posts_held_at_idx" ON "held_posts"("held_at");
