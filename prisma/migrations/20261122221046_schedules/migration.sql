-- CreateTable
CREATE TABLE "reading_schedules" (
    "reading_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "reading_schedules_pkey" PRIMARY KEY ("reading_id")
);

-- CreateTable
CREATE TABLE "portions" (
    "id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "due_on" DATE NOT NULL,

    CONSTRAINT "portions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portions_done" (
    "portion_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "portions_done_pkey" PRIMARY KEY ("portion_id","person_id")
);

-- CreateTable
CREATE TABLE "calendar_addresses" (
    "person_id" UUID NOT NULL,
    "scope" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_addresses_pkey" PRIMARY KEY ("person_id","scope")
);

-- CreateIndex
CREATE INDEX "portions_reading_id_position_idx" ON "portions"("reading_id", "position");

-- CreateIndex
CREATE INDEX "portions_due_on_idx" ON "portions"("due_on");

-- CreateIndex
CREATE INDEX "portions_done_person_id_idx" ON "portions_done"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_addresses_token_hash_key" ON "calendar_addresses"("token_hash");

-- AddForeignKey
ALTER TABLE "reading_schedules" ADD CONSTRAINT "reading_schedules_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "readings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portions" ADD CONSTRAINT "portions_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading_schedules"("reading_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portions_done" ADD CONSTRAINT "portions_done_portion_id_fkey" FOREIGN KEY ("portion_id") REFERENCES "portions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portions_done" ADD CONSTRAINT "portions_done_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_addresses" ADD CONSTRAINT "calendar_addresses_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
