-- CreateTable
CREATE TABLE "pictures" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "reading_id" UUID,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_pictures" (
    "comment_id" UUID NOT NULL,
    "picture_id" UUID NOT NULL,

    CONSTRAINT "comment_pictures_pkey" PRIMARY KEY ("comment_id","picture_id")
);

-- CreateIndex
CREATE INDEX "pictures_owner_id_created_at_idx" ON "pictures"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "pictures_reading_id_idx" ON "pictures"("reading_id");

-- CreateIndex
CREATE INDEX "pictures_created_at_idx" ON "pictures"("created_at");

-- CreateIndex
CREATE INDEX "comment_pictures_picture_id_idx" ON "comment_pictures"("picture_id");

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_pictures" ADD CONSTRAINT "comment_pictures_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_pictures" ADD CONSTRAINT "comment_pictures_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "pictures"("id") ON DELETE CASCADE ON UPDATE CASCADE;
