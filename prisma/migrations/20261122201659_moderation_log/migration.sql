-- CreateTable
CREATE TABLE "moderation_log_entries" (
    "group_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "commitments" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "moderation_log_entries_pkey" PRIMARY KEY ("group_id","seq")
);

-- CreateTable
CREATE TABLE "moderation_log_openings" (
    "group_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "moderation_log_openings_pkey" PRIMARY KEY ("group_id","seq","name")
);

-- CreateTable
CREATE TABLE "moderation_log_heads" (
    "group_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "moderation_log_heads_pkey" PRIMARY KEY ("group_id")
);

-- CreateTable
CREATE TABLE "moderation_log_roots" (
    "group_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "moderation_log_roots_pkey" PRIMARY KEY ("group_id","day")
);

-- CreateIndex
CREATE INDEX "moderation_log_openings_person_id_idx" ON "moderation_log_openings"("person_id");

-- AddForeignKey
ALTER TABLE "moderation_log_entries" ADD CONSTRAINT "moderation_log_entries_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_log_openings" ADD CONSTRAINT "moderation_log_openings_group_id_seq_fkey" FOREIGN KEY ("group_id", "seq") REFERENCES "moderation_log_entries"("group_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_log_openings" ADD CONSTRAINT "moderation_log_openings_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_log_heads" ADD CONSTRAINT "moderation_log_heads_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_log_roots" ADD CONSTRAINT "moderation_log_roots_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The log is only ever added to. (Semicolons inside are escaped: statements are told apart by them.)
CREATE FUNCTION "keep_moderation_log"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  RAISE EXCEPTION ''The moderation log is only added to: % of % is refused.'', TG_OP, TG_TABLE_NAME\x3b
END ';
CREATE TRIGGER "keep_moderation_log" BEFORE UPDATE OR DELETE ON "moderation_log_entries"
  FOR EACH ROW EXECUTE FUNCTION "keep_moderation_log"();
CREATE TRIGGER "keep_moderation_log" BEFORE UPDATE OR DELETE ON "moderation_log_roots"
  FOR EACH ROW EXECUTE FUNCTION "keep_moderation_log"();
