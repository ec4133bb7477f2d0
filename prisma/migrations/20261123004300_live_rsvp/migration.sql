-- CreateEnum
CREATE TYPE "LiveRsvp" AS ENUM ('yes', 'no');

-- AlterTable
ALTER TABLE "live_people" ADD COLUMN     "rsvp" "LiveRsvp",
ADD COLUMN     "rsvp_seq" INTEGER NOT NULL DEFAULT 0;
