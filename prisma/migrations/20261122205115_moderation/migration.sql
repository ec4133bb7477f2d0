-- CreateEnum
CREATE TYPE "WithheldAs" AS ENUM ('held', 'hidden', 'removed');

-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('open', 'decided', 'appealed', 'final');

-- CreateEnum
CREATE TYPE "AppealSide" AS ENUM ('author', 'reporter');

-- CreateEnum
CREATE TYPE "AppealOutcome" AS ENUM ('upheld', 'overturned', 'changed');

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "withheld_as" "WithheldAs";

-- CreateTable
CREATE TABLE "withheld_comments" (
    "comment_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "was_answer" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "withheld_comments_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "rule_sets" (
    "group_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_id" UUID,

    CONSTRAINT "rule_sets_pkey" PRIMARY KEY ("group_id","version")
);

-- CreateTable
CREATE TABLE "moderation_cases" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "state" "CaseState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "body_seq" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL,
    "report_count" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by_id" UUID,
    "claim_until" TIMESTAMPTZ(3),
    "second_asked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "moderation_cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reporter_id" UUID,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "body_seq" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_turns" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "by_id" UUID,
    "to_id" UUID,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_turns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "rule_version" INTEGER,
    "rule_number" INTEGER,
    "body_seq" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "before" "WithheldAs",
    "until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statements" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeals" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "side" "AppealSide" NOT NULL,
    "appellant_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "judged_by_id" UUID,
    "judged_at" TIMESTAMPTZ(3),
    "outcome" "AppealOutcome",
    "reason" TEXT,

    CONSTRAINT "appeals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "withheld_comments_until_idx" ON "withheld_comments"("until");

-- CreateIndex
CREATE UNIQUE INDEX "moderation_cases_comment_id_key" ON "moderation_cases"("comment_id");

-- CreateIndex
CREATE INDEX "moderation_cases_group_id_state_priority_opened_at_id_idx" ON "moderation_cases"("group_id", "state", "priority" DESC, "opened_at", "id");

-- CreateIndex
CREATE INDEX "reports_case_id_created_at_idx" ON "reports"("case_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "reports_reporter_id_case_id_body_seq_key" ON "reports"("reporter_id", "case_id", "body_seq");

-- CreateIndex
CREATE INDEX "case_turns_case_id_at_idx" ON "case_turns"("case_id", "at");

-- CreateIndex
CREATE INDEX "decisions_case_id_decided_at_idx" ON "decisions"("case_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_id_decided_by_id_key" ON "decisions"("id", "decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "statements_decision_id_key" ON "statements"("decision_id");

-- CreateIndex
CREATE INDEX "statements_person_id_created_at_idx" ON "statements"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "appeals_case_id_idx" ON "appeals"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeals_decision_id_side_appellant_id_key" ON "appeals"("decision_id", "side", "appellant_id");

-- AddForeignKey
ALTER TABLE "withheld_comments" ADD CONSTRAINT "withheld_comments_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_sets" ADD CONSTRAINT "rule_sets_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_turns" ADD CONSTRAINT "case_turns_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decision_id_decided_by_id_fkey" FOREIGN KEY ("decision_id", "decided_by_id") REFERENCES "decisions"("id", "decided_by_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody judges an appeal against their own decision, or their own appeal, held here, whatever path it comes by. Who
-- decided is part of the reference to the decision, so it cannot be told otherwise in the appeal.
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_judged_by_another" CHECK ("judged_by_id" <> "decided_by_id");
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_not_judged_by_appellant" CHECK ("judged_by_id" <> "appellant_id");
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_judged_whole"
  CHECK (num_nonnulls("judged_by_id", "judged_at", "outcome", "reason") IN (0, 4));
-- once for the author, every reporter has one of their own
CREATE UNIQUE INDEX "appeals_author_once" ON "appeals"("decision_id") WHERE "side" = 'author';

-- A report says for ever what it said, only who reported is forgotten. What is refused is said with the name of the table.
CREATE FUNCTION "keep_report"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''DELETE'' THEN
    -- with its group it goes
    IF pg_trigger_depth() > 1 THEN RETURN OLD\x3b END IF\x3b
  ELSIF (NEW.id, NEW.case_id, NEW.kind, NEW.words, NEW.body_seq, NEW.created_at)
      IS NOT DISTINCT FROM (OLD.id, OLD.case_id, OLD.kind, OLD.words, OLD.body_seq, OLD.created_at)
      AND NEW.reporter_id IS NULL THEN
    RETURN NEW\x3b
  END IF\x3b
  RAISE EXCEPTION ''A report is never changed.'' USING ERRCODE = ''restrict_violation''\x3b
END ';
CREATE TRIGGER "keep_report" BEFORE UPDATE OR DELETE ON "reports" FOR EACH ROW EXECUTE FUNCTION "keep_report"();

-- Of a decision only its end is written later, once, of a statement only that it was read.
CREATE FUNCTION "keep_decision"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''DELETE'' THEN
    IF pg_trigger_depth() > 1 THEN RETURN OLD\x3b END IF\x3b
  ELSIF OLD.ended_at IS NULL AND (to_jsonb(NEW) - ''ended_at'' - ''ended_by'') = (to_jsonb(OLD) - ''ended_at'' - ''ended_by'') THEN
    RETURN NEW\x3b
  END IF\x3b
  RAISE EXCEPTION ''A decision is never changed.'' USING ERRCODE = ''restrict_violation''\x3b
END ';
CREATE TRIGGER "keep_decision" BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION "keep_decision"();

CREATE FUNCTION "keep_statement"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''DELETE'' THEN
    IF pg_trigger_depth() > 1 THEN RETURN OLD\x3b END IF\x3b
  ELSIF (to_jsonb(NEW) - ''read_at'') = (to_jsonb(OLD) - ''read_at'') THEN
    RETURN NEW\x3b
  END IF\x3b
  RAISE EXCEPTION ''A statement is never changed.'' USING ERRCODE = ''restrict_violation''\x3b
END ';
CREATE TRIGGER "keep_statement" BEFORE UPDATE OR DELETE ON "statements" FOR EACH ROW EXECUTE FUNCTION "keep_statement"();

-- Each group has a stream of what its moderators hear, named like the group.
CREATE FUNCTION "add_moderation_stream"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO streams (id, kind) VALUES (NEW.id, ''moderation'')\x3b
  RETURN NULL\x3b
END ';
CREATE TRIGGER "add_moderation_stream" AFTER INSERT ON "groups" FOR EACH ROW EXECUTE FUNCTION "add_moderation_stream"();
INSERT INTO "streams" ("id", "kind") SELECT "id", 'moderation' FROM "groups";

-- The queue, what waits, the most pressing first, and what is done, the newest first.
CREATE INDEX "moderation_cases_waiting" ON "moderation_cases"("group_id", "priority" DESC, "opened_at", "id")
  WHERE "state" IN ('open', 'appealed');
CREATE INDEX "moderation_cases_done" ON "moderation_cases"("group_id", "updated_at" DESC, "id")
  WHERE "state" IN ('decided', 'final');
