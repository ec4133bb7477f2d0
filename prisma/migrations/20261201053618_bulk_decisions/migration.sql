-- CreateTable
CREATE TABLE "bulk_decisions" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "command_hash" BYTEA NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "rule_number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_items" (
    "id" UUID NOT NULL,
    "undo_id" UUID NOT NULL,
    "bulk_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "version_after" INTEGER,
    "refused_code" TEXT,
    "refused_reason" TEXT,
    "refused_message" TEXT,

    CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bulk_decisions_state_lease_until_idx" ON "bulk_decisions"("state", "lease_until");

-- CreateIndex
CREATE INDEX "bulk_decisions_person_id_idx" ON "bulk_decisions"("person_id");

-- CreateIndex
CREATE INDEX "bulk_items_case_id_idx" ON "bulk_items"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_items_bulk_id_position_key" ON "bulk_items"("bulk_id", "position");

-- AddForeignKey
ALTER TABLE "bulk_decisions" ADD CONSTRAINT "bulk_decisions_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_decisions" ADD CONSTRAINT "bulk_decisions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk_id_fkey" FOREIGN KEY ("bulk_id") REFERENCES "bulk_decisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;
