-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "is_moderated" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "comment_versions" ADD COLUMN     "is_moderated" BOOLEAN NOT NULL DEFAULT false;
