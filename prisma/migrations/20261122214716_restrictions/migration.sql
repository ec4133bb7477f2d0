-- CreateEnum
CREATE TYPE "RestrictionKind" AS ENUM ('mute', 'suspend', 'ban');

-- CreateTable
CREATE TABLE "restrictions" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "RestrictionKind" NOT NULL,
    "role" "MemberRole" NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "restrictions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "restrictions_group_id_person_id_idx" ON "restrictions"("group_id", "person_id");

-- CreateIndex
CREATE INDEX "restrictions_person_id_idx" ON "restrictions"("person_id");

-- CreateIndex
CREATE INDEX "restrictions_ended_at_until_idx" ON "restrictions"("ended_at", "until");

-- AddForeignKey
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One at a time: what somebody gets back would be in doubt otherwise.
CREATE UNIQUE INDEX "restrictions_in_force_key" ON "restrictions"("group_id", "person_id") WHERE "ended_at" IS NULL;
