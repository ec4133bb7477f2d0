-- CreateTable
CREATE TABLE "departures" (
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "departures_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "departures_due_at_idx" ON "departures"("due_at");

-- CreateIndex
CREATE INDEX "comments_author_id_idx" ON "comments"("author_id");

-- Of a decision its words can be taken away: when it is final and who wrote them is erased.
CREATE OR REPLACE FUNCTION "keep_decision"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''DELETE'' THEN
    IF pg_trigger_depth() > 1 THEN RETURN OLD\x3b END IF\x3b
  ELSIF OLD.ended_at IS NULL AND (to_jsonb(NEW) - ''ended_at'' - ''ended_by'') = (to_jsonb(OLD) - ''ended_at'' - ''ended_by'') THEN
    RETURN NEW\x3b
  ELSIF NEW.body = '''' AND (to_jsonb(NEW) - ''body'') = (to_jsonb(OLD) - ''body'') THEN
    RETURN NEW\x3b
  END IF\x3b
  RAISE EXCEPTION ''A decision is never changed.'' USING ERRCODE = ''restrict_violation''\x3b
END ';
