-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "command_hash" BYTEA;
