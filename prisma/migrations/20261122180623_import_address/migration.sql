-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "address" TEXT;
