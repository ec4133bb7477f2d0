-- CreateTable
CREATE TABLE "live_follow_ups" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "taken_by_id" UUID,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "written_by_id" UUID,
    "source_kind" TEXT,
    "source_id" UUID,
    "created_seq" INTEGER NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "seq" INTEGER NOT NULL,

    CONSTRAINT "live_follow_ups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "live_follow_ups_session_id_created_seq_idx" ON "live_follow_ups"("session_id", "created_seq");

-- CreateIndex
CREATE INDEX "live_follow_ups_source_id_idx" ON "live_follow_ups"("source_id");

-- CreateIndex
CREATE INDEX "live_follow_ups_taken_by_id_idx" ON "live_follow_ups"("taken_by_id");

-- CreateIndex
CREATE INDEX "live_follow_ups_written_by_id_idx" ON "live_follow_ups"("written_by_id");

-- AddForeignKey
ALTER TABLE "live_follow_ups" ADD CONSTRAINT "live_follow_ups_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_follow_ups" ADD CONSTRAINT "live_follow_ups_taken_by_id_fkey" FOREIGN KEY ("taken_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_follow_ups" ADD CONSTRAINT "live_follow_ups_written_by_id_fkey" FOREIGN KEY ("written_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;
