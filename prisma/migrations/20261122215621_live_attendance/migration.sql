-- CreateEnum
CREATE TYPE "LiveAttendance" AS ENUM ('whole', 'part', 'absent');

-- AlterTable
ALTER TABLE "live_people" ADD COLUMN     "attended" "LiveAttendance";
