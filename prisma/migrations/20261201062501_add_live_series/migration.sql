-- AlterTable
ALTER TABLE "live_sessions" ADD COLUMN     "own_parts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "series_date" TEXT,
ADD COLUMN     "series_id" UUID,
ADD COLUMN     "series_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "live_series" (
    "id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "plan" JSONB NOT NULL,
    "rule" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "is_behind" BOOLEAN NOT NULL DEFAULT false,
    "made_count" INTEGER NOT NULL,
    "wakes_at" TIMESTAMPTZ(3),
    "command_hash" BYTEA NOT NULL,

    CONSTRAINT "live_series_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "live_series_reading_id_idx" ON "live_series"("reading_id");

-- CreateIndex
CREATE INDEX "live_series_wakes_at_idx" ON "live_series"("wakes_at");

-- CreateIndex
CREATE INDEX "live_series_is_behind_idx" ON "live_series"("is_behind");

-- CreateIndex
CREATE UNIQUE INDEX "live_sessions_series_id_series_date_key" ON "live_sessions"("series_id", "series_date");

-- AddForeignKey
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "live_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_series" ADD CONSTRAINT "live_series_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
