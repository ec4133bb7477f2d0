-- AlterTable
ALTER TABLE "statements" ADD COLUMN     "restriction_id" UUID,
ALTER COLUMN "decision_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "restrictions" ADD COLUMN     "begun_by_id" UUID,
ADD COLUMN     "ended_by" TEXT,
ADD COLUMN     "facts" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "joined_at" TIMESTAMPTZ(3),
ADD COLUMN     "replaces_id" UUID,
ADD COLUMN     "rule_number" INTEGER,
ADD COLUMN     "rule_version" INTEGER;

-- CreateTable
CREATE TABLE "restriction_appeals" (
    "id" UUID NOT NULL,
    "restriction_id" UUID NOT NULL,
    "begun_by_id" UUID NOT NULL,
    "appellant_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "judged_by_id" UUID,
    "judged_at" TIMESTAMPTZ(3),
    "outcome" "AppealOutcome",
    "reason" TEXT,

    CONSTRAINT "restriction_appeals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "restriction_appeals_restriction_id_key" ON "restriction_appeals"("restriction_id");

-- CreateIndex
CREATE UNIQUE INDEX "restriction_appeals_restriction_id_begun_by_id_appellant_id_key" ON "restriction_appeals"("restriction_id", "begun_by_id", "appellant_id");

-- CreateIndex
CREATE UNIQUE INDEX "statements_restriction_id_key" ON "statements"("restriction_id");

-- CreateIndex
CREATE UNIQUE INDEX "restrictions_replaces_id_key" ON "restrictions"("replaces_id");

-- CreateIndex
CREATE UNIQUE INDEX "restrictions_id_begun_by_id_person_id_key" ON "restrictions"("id", "begun_by_id", "person_id");

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_restriction_id_fkey" FOREIGN KEY ("restriction_id") REFERENCES "restrictions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "restrictions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restriction_appeals" ADD CONSTRAINT "restriction_appeals_restriction_id_begun_by_id_appellant_i_fkey" FOREIGN KEY ("restriction_id", "begun_by_id", "appellant_id") REFERENCES "restrictions"("id", "begun_by_id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A statement is about a decision or about a restriction.
ALTER TABLE "statements" ADD CONSTRAINT "statements_about_one" CHECK (num_nonnulls("decision_id", "restriction_id") = 1);

-- Nobody judges an appeal against a restriction they began, or their own, held here, whatever path it comes by.
ALTER TABLE "restriction_appeals" ADD CONSTRAINT "restriction_appeals_judged_by_another" CHECK ("judged_by_id" <> "begun_by_id");
ALTER TABLE "restriction_appeals" ADD CONSTRAINT "restriction_appeals_not_judged_by_appellant"
  CHECK ("judged_by_id" <> "appellant_id");
ALTER TABLE "restriction_appeals" ADD CONSTRAINT "restriction_appeals_judged_whole"
  CHECK (num_nonnulls("judged_by_id", "judged_at", "outcome", "reason") IN (0, 4));

-- Who began a restriction, of whom, why and by which rule is never changed: the judge of an appeal would be another.
CREATE FUNCTION "keep_restriction"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF (NEW.id, NEW.group_id, NEW.person_id, NEW.kind, NEW.reason, NEW.facts, NEW.created_at, NEW.until, NEW.begun_by_id,
      NEW.rule_version, NEW.rule_number, NEW.replaces_id)
    IS DISTINCT FROM (OLD.id, OLD.group_id, OLD.person_id, OLD.kind, OLD.reason, OLD.facts, OLD.created_at, OLD.until,
      OLD.begun_by_id, OLD.rule_version, OLD.rule_number, OLD.replaces_id) THEN
    RAISE EXCEPTION ''A restriction is never changed, only ended.'' USING ERRCODE = ''restrict_violation''\x3b
  END IF\x3b
  RETURN NEW\x3b
END ';
CREATE TRIGGER "keep_restriction" BEFORE UPDATE ON "restrictions" FOR EACH ROW EXECUTE FUNCTION "keep_restriction"();

-- Who is restricted is told in the same transaction, or is not restricted.
CREATE FUNCTION "restriction_told"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF NOT EXISTS (SELECT 1 FROM statements WHERE restriction_id = NEW.id AND person_id = NEW.person_id)
    AND EXISTS (SELECT 1 FROM restrictions WHERE id = NEW.id) THEN
    RAISE EXCEPTION ''A restriction comes with a statement.'' USING ERRCODE = ''restrict_violation''\x3b
  END IF\x3b
  RETURN NULL\x3b
END ';
CREATE CONSTRAINT TRIGGER "restriction_told" AFTER INSERT ON "restrictions" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.begun_by_id IS NOT NULL) EXECUTE FUNCTION "restriction_told"();
