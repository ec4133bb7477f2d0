-- CreateEnum
CREATE TYPE "LiveSessionState" AS ENUM ('draft', 'scheduled', 'lobby', 'live', 'paused', 'wrap-up', 'ended', 'archived', 'cancelled');

-- CreateEnum
CREATE TYPE "LiveRole" AS ENUM ('host', 'co-host', 'participant', 'observer');

-- CreateEnum
CREATE TYPE "LivePlace" AS ENUM ('expected', 'waiting', 'in', 'left', 'removed');

-- CreateEnum
CREATE TYPE "LetsIn" AS ENUM ('everyone', 'members', 'nobody');

-- AlterTable
ALTER TABLE "stream_events" ADD COLUMN     "target_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "live_sessions" (
    "id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "local_start" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "length_minutes" INTEGER NOT NULL,
    "state" "LiveSessionState" NOT NULL,
    "agenda" JSONB NOT NULL,
    "lets_in" "LetsIn" NOT NULL,
    "capacity" INTEGER,
    "is_locked" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "seq" INTEGER NOT NULL DEFAULT 0,
    "command_hash" BYTEA NOT NULL,
    "passage_id" UUID,
    "visited_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "passage_ends_at" TIMESTAMPTZ(3),
    "passage_left_ms" INTEGER,
    "goes_on_by_itself" BOOLEAN NOT NULL DEFAULT false,
    "deputy_id" UUID,
    "course_seq" INTEGER NOT NULL DEFAULT 0,
    "lead_block_id" UUID,
    "lead_person_id" UUID,
    "lead_at" TIMESTAMPTZ(3),
    "lead_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "live_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_people" (
    "session_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID,
    "guest_name" TEXT,
    "role" "LiveRole" NOT NULL,
    "place" "LivePlace" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "first_in_at" TIMESTAMPTZ(3),
    "is_willing" BOOLEAN NOT NULL DEFAULT false,
    "seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "live_people_pkey" PRIMARY KEY ("session_id","id")
);

-- CreateIndex
CREATE INDEX "live_sessions_reading_id_starts_at_idx" ON "live_sessions"("reading_id", "starts_at");

-- CreateIndex
CREATE INDEX "live_sessions_state_passage_ends_at_idx" ON "live_sessions"("state", "passage_ends_at");

-- CreateIndex
CREATE INDEX "live_people_person_id_idx" ON "live_people"("person_id");

-- AddForeignKey
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_id_fkey" FOREIGN KEY ("id") REFERENCES "streams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_people" ADD CONSTRAINT "live_people_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_people" ADD CONSTRAINT "live_people_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
