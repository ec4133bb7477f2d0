-- AlterTable
ALTER TABLE "threads" ADD COLUMN     "closes_at" TIMESTAMPTZ(3);
