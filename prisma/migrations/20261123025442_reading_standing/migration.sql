-- AlterTable
ALTER TABLE "readings" ADD COLUMN     "closes_at" TIMESTAMPTZ(3),
ADD COLUMN     "slow_seconds" INTEGER;

-- AlterTable
ALTER TABLE "threads" ADD COLUMN     "slow_seconds" INTEGER;
