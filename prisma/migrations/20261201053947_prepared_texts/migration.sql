-- CreateTable
CREATE TABLE "prepared_text_sets" (
    "group_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_id" UUID NOT NULL,

    CONSTRAINT "prepared_text_sets_pkey" PRIMARY KEY ("group_id","version")
);

-- AddForeignKey
ALTER TABLE "prepared_text_sets" ADD CONSTRAINT "prepared_text_sets_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;
