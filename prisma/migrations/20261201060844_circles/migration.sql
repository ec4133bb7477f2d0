-- AlterEnum
ALTER TYPE "AudienceKind" ADD VALUE 'circle';

-- AlterTable
ALTER TABLE "audiences" ADD COLUMN     "dealing_id" UUID,
ADD COLUMN     "number" INTEGER;

-- CreateTable
CREATE TABLE "circle_dealings" (
    "id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "seed" INTEGER,
    "size" INTEGER NOT NULL,
    "with_leaders" BOOLEAN NOT NULL,
    "dealt_by_id" UUID,
    "dealt_at" TIMESTAMPTZ(3) NOT NULL,
    "dissolved_at" TIMESTAMPTZ(3),
    "pairs" INTEGER NOT NULL,
    "new_pairs" INTEGER NOT NULL,
    "most_new_pairs" INTEGER NOT NULL,
    "new_pairs_at_random_tenths" INTEGER NOT NULL,

    CONSTRAINT "circle_dealings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "circle_dealings_reading_id_idx" ON "circle_dealings"("reading_id");

-- CreateIndex
CREATE INDEX "circle_dealings_dealt_by_id_idx" ON "circle_dealings"("dealt_by_id");

-- CreateIndex
CREATE INDEX "audiences_dealing_id_idx" ON "audiences"("dealing_id");

-- AddForeignKey
ALTER TABLE "audiences" ADD CONSTRAINT "audiences_dealing_id_fkey" FOREIGN KEY ("dealing_id") REFERENCES "circle_dealings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "circle_dealings" ADD CONSTRAINT "circle_dealings_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "circle_dealings" ADD CONSTRAINT "circle_dealings_dealt_by_id_fkey" FOREIGN KEY ("dealt_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- a reading has the circles of one deal at a time
CREATE UNIQUE INDEX "circle_dealings_present_key" ON "circle_dealings"("reading_id") WHERE "dissolved_at" IS NULL;
