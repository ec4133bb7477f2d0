-- CreateTable
CREATE TABLE "live_hands" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT,
    "replies_to_id" UUID,
    "arrival" INTEGER NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_index" INTEGER,
    "placed_seq" INTEGER,
    "placed_reason" TEXT,
    "floor_seq" INTEGER,
    "floor_since" TIMESTAMPTZ(3),
    "floor_until" TIMESTAMPTZ(3),
    "over_how" TEXT,
    "over_reason" TEXT,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "live_hands_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_turn_rules" (
    "session_id" UUID NOT NULL,
    "order" TEXT NOT NULL,
    "turn_seconds" INTEGER,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "live_turn_rules_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "live_polls" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "options" TEXT[],
    "is_secret" BOOLEAN NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_seq" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "tally" JSONB,
    "is_missing_asked" BOOLEAN NOT NULL DEFAULT false,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "live_polls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_votes" (
    "poll_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "vote" INTEGER[],
    "missing" TEXT,
    "voted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_votes_pkey" PRIMARY KEY ("poll_id","person_id")
);

-- CreateTable
CREATE TABLE "live_lines" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_seq" INTEGER NOT NULL,
    "thread_id" UUID,
    "block_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdrawn_reason" TEXT,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "live_lines_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "live_hands_session_id_over_how_idx" ON "live_hands"("session_id", "over_how");

-- CreateIndex
CREATE INDEX "live_hands_session_id_person_id_idx" ON "live_hands"("session_id", "person_id");

-- CreateIndex
CREATE INDEX "live_polls_session_id_opened_seq_idx" ON "live_polls"("session_id", "opened_seq");

-- CreateIndex
CREATE INDEX "live_votes_person_id_idx" ON "live_votes"("person_id");

-- CreateIndex
CREATE INDEX "live_lines_session_id_created_seq_idx" ON "live_lines"("session_id", "created_seq");

-- AddForeignKey
ALTER TABLE "live_hands" ADD CONSTRAINT "live_hands_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_turn_rules" ADD CONSTRAINT "live_turn_rules_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_polls" ADD CONSTRAINT "live_polls_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_votes" ADD CONSTRAINT "live_votes_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "live_polls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_lines" ADD CONSTRAINT "live_lines_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
