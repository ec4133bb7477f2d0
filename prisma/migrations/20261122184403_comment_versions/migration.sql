-- CreateTable
CREATE TABLE "comment_versions" (
    "comment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_versions_pkey" PRIMARY KEY ("comment_id","seq")
);

-- AddForeignKey
ALTER TABLE "comment_versions" ADD CONSTRAINT "comment_versions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
