-- CreateEnum
CREATE TYPE "ContactKind" AS ENUM ('muted', 'blocked');

-- CreateTable
CREATE TABLE "contact_choices" (
    "person_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "choice" "ContactKind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_choices_pkey" PRIMARY KEY ("person_id","other_id")
);

-- CreateIndex
CREATE INDEX "contact_choices_other_id_idx" ON "contact_choices"("other_id");

-- AddForeignKey
ALTER TABLE "contact_choices" ADD CONSTRAINT "contact_choices_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_choices" ADD CONSTRAINT "contact_choices_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
