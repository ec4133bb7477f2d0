-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "reactions" TEXT[] DEFAULT ARRAY['agree', 'thanks', 'insight', 'unclear']::TEXT[];

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "body_seq" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "comment_reactions" (
    "comment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reaction" TEXT NOT NULL,

    CONSTRAINT "comment_reactions_pkey" PRIMARY KEY ("comment_id","person_id","reaction")
);

-- CreateIndex
CREATE INDEX "comment_reactions_person_id_idx" ON "comment_reactions"("person_id");

-- AddForeignKey
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- what was written before has the words of its last change
UPDATE "comments" SET "body_seq" = "seq";
