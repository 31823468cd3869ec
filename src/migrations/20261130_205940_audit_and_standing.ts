import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_audit_log_kind" AS ENUM('security', 'content', 'social', 'moderation', 'system');
  CREATE TABLE "audit_log" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone NOT NULL,
  	"kind" "enum_audit_log_kind" NOT NULL,
  	"action" varchar NOT NULL,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"key_id" varchar,
  	"target_kind" varchar,
  	"target_id" varchar,
  	"target_name" varchar,
  	"before" jsonb,
  	"after" jsonb,
  	"network" varchar,
  	"agent" varchar
  );
  
  ALTER TABLE "users" ADD COLUMN "premium_until" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "suspended_until" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "suspension_reason" varchar;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "audit_log" CASCADE;
  ALTER TABLE "users" DROP COLUMN "premium_until";
  ALTER TABLE "users" DROP COLUMN "suspended_until";
  ALTER TABLE "users" DROP COLUMN "suspension_reason";
  DROP TYPE "public"."enum_audit_log_kind";`)
}
