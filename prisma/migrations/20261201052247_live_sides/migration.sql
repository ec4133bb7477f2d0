-- CreateTable
CREATE TABLE "live_arrangements" (
    "session_id" UUID NOT NULL,
    "writer_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "notes_shown" BOOLEAN NOT NULL DEFAULT false,
    "notes_seq" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "is_split" BOOLEAN NOT NULL DEFAULT false,
    "comes_back_at" TIMESTAMPTZ(3),
    "split_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "live_arrangements_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "live_sides" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "number" INTEGER NOT NULL DEFAULT 0,
    "passage_id" UUID,
    "ends_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "note_by_id" UUID,
    "note_seq" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "live_sides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_roommates" (
    "session_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "side_id" UUID,

    CONSTRAINT "live_roommates_pkey" PRIMARY KEY ("session_id","round","person_id")
);

-- CreateTable
CREATE TABLE "live_side_lines" (
    "id" UUID NOT NULL,
    "side_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_seq" INTEGER NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdrawn_reason" TEXT,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "live_side_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_notes" (
    "id" UUID NOT NULL,
    "side_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "place" DOUBLE PRECISION NOT NULL,
    "written_by_id" UUID NOT NULL,
    "changed_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text_seq" INTEGER NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "live_notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "live_arrangements_is_split_idx" ON "live_arrangements"("is_split");

-- CreateIndex
CREATE UNIQUE INDEX "live_sides_session_id_kind_round_number_key" ON "live_sides"("session_id", "kind", "round", "number");

-- CreateIndex
CREATE INDEX "live_roommates_side_id_idx" ON "live_roommates"("side_id");

-- CreateIndex
CREATE INDEX "live_side_lines_side_id_created_seq_idx" ON "live_side_lines"("side_id", "created_seq");

-- CreateIndex
CREATE INDEX "live_side_lines_person_id_idx" ON "live_side_lines"("person_id");

-- CreateIndex
CREATE INDEX "live_notes_side_id_place_idx" ON "live_notes"("side_id", "place");

-- CreateIndex
CREATE INDEX "live_notes_written_by_id_idx" ON "live_notes"("written_by_id");

-- AddForeignKey
ALTER TABLE "live_arrangements" ADD CONSTRAINT "live_arrangements_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_sides" ADD CONSTRAINT "live_sides_id_fkey" FOREIGN KEY ("id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_sides" ADD CONSTRAINT "live_sides_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_roommates" ADD CONSTRAINT "live_roommates_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_roommates" ADD CONSTRAINT "live_roommates_side_id_fkey" FOREIGN KEY ("side_id") REFERENCES "live_sides"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_side_lines" ADD CONSTRAINT "live_side_lines_side_id_fkey" FOREIGN KEY ("side_id") REFERENCES "live_sides"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_notes" ADD CONSTRAINT "live_notes_side_id_fkey" FOREIGN KEY ("side_id") REFERENCES "live_sides"("id") ON DELETE CASCADE ON UPDATE CASCADE;
