-- CreateTable
CREATE TABLE "begun_texts" (
    "person_id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "body" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "begun_texts_pkey" PRIMARY KEY ("person_id","reading_id","key")
);

-- CreateIndex
CREATE INDEX "begun_texts_reading_id_idx" ON "begun_texts"("reading_id");

-- AddForeignKey
ALTER TABLE "begun_texts" ADD CONSTRAINT "begun_texts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "begun_texts" ADD CONSTRAINT "begun_texts_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
