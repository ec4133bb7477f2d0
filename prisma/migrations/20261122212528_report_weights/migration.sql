-- AlterTable
ALTER TABLE "moderation_cases" ADD COLUMN     "report_weight" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "weighed_by" TEXT[] DEFAULT ARRAY[]::TEXT[];
