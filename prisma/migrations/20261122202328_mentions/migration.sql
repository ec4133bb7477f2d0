-- CreateTable
CREATE TABLE "comment_mentions" (
    "comment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "comment_mentions_pkey" PRIMARY KEY ("comment_id","person_id")
);

-- CreateTable
CREATE TABLE "comment_role_mentions" (
    "comment_id" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,

    CONSTRAINT "comment_role_mentions_pkey" PRIMARY KEY ("comment_id","role")
);

-- CreateIndex
CREATE INDEX "comment_mentions_person_id_idx" ON "comment_mentions"("person_id");

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_role_mentions" ADD CONSTRAINT "comment_role_mentions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
