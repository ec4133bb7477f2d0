-- CreateEnum
CREATE TYPE "NotificationReason" AS ENUM ('mention', 'answer', 'comment');

-- CreateEnum
CREATE TYPE "NotificationLevel" AS ENUM ('everything', 'answers', 'mentions', 'nothing');

-- CreateTable
CREATE TABLE "notifications" (
    "person_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "reason" "NotificationReason" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("person_id","comment_id")
);

-- CreateTable
CREATE TABLE "told_streams" (
    "stream_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "told_streams_pkey" PRIMARY KEY ("stream_id")
);

-- CreateTable
CREATE TABLE "notification_levels" (
    "person_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "level" "NotificationLevel" NOT NULL,

    CONSTRAINT "notification_levels_pkey" PRIMARY KEY ("person_id","scope_id")
);

-- CreateIndex
CREATE INDEX "notifications_person_id_created_at_idx" ON "notifications"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "notifications_comment_id_idx" ON "notifications"("comment_id");

-- CreateIndex
CREATE INDEX "notification_levels_scope_id_idx" ON "notification_levels"("scope_id");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "told_streams" ADD CONSTRAINT "told_streams_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_levels" ADD CONSTRAINT "notification_levels_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was said before there were notifications is nobody's news.
INSERT INTO "told_streams" ("stream_id", "seq") SELECT "id", "head" FROM "streams" WHERE "kind" = 'reading';
