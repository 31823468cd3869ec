import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_schematics_visibility" AS ENUM('public', 'unlisted', 'private');
  CREATE TYPE "public"."enum_schematics_status" AS ENUM('processing', 'ready', 'refused', 'stalled');
  CREATE TYPE "public"."enum_schematics_format" AS ENUM('sponge', 'litematic', 'structure', 'mcedit', 'mcstructure');
  CREATE TYPE "public"."enum_schematics_edition" AS ENUM('java', 'bedrock');
  CREATE TYPE "public"."enum_schematics_moderated_visibility" AS ENUM('unlisted', 'private');
  CREATE TYPE "public"."enum_schematic_files_format" AS ENUM('sponge', 'litematic', 'structure', 'mcedit', 'mcstructure');
  CREATE TYPE "public"."enum_schematic_files_edition" AS ENUM('java', 'bedrock');
  CREATE TYPE "public"."enum_schematic_files_status" AS ENUM('received', 'hashed', 'scanned', 'ready', 'refused', 'stalled');
  CREATE TYPE "public"."enum_schematic_files_verdict" AS ENUM('pending', 'clean', 'infected', 'unscannable', 'unscanned');
  CREATE TYPE "public"."enum_schematic_files_reason" AS ENUM('infected', 'unscannable', 'not_a_schematic', 'malformed', 'limits_exceeded', 'unsupported_version');
  CREATE TYPE "public"."enum_media_kind" AS ENUM('avatar', 'gallery', 'preview');
  CREATE TYPE "public"."enum_lists_visibility" AS ENUM('public', 'unlisted', 'private');
  CREATE TYPE "public"."enum_lists_moderated_visibility" AS ENUM('unlisted', 'private');
  CREATE TYPE "public"."enum_users_role" AS ENUM('user', 'premium', 'moderator', 'admin');
  CREATE TYPE "public"."enum_users_state" AS ENUM('active', 'suspended');
  CREATE TYPE "public"."enum_users_locale" AS ENUM('en', 'de', 'es', 'fr', 'pt', 'ru', 'ja', 'zh');
  CREATE TYPE "public"."enum_reports_kind" AS ENUM('schematic', 'comment', 'profile');
  CREATE TYPE "public"."enum_reports_reason" AS ENUM('spam', 'stolen', 'harmful_file', 'harassment', 'inappropriate', 'other');
  CREATE TYPE "public"."enum_reports_status" AS ENUM('open', 'resolved', 'dismissed');
  CREATE TYPE "public"."enum_notifications_kind" AS ENUM('comment', 'reply', 'mention', 'likes', 'follow', 'build', 'published', 'refused', 'moderation', 'storage', 'report');
  CREATE TABLE "schematics" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"description" varchar,
  	"category_id" uuid,
  	"visibility" "enum_schematics_visibility" DEFAULT 'public' NOT NULL,
  	"owner_id" uuid NOT NULL,
  	"status" "enum_schematics_status" DEFAULT 'processing' NOT NULL,
  	"file_id" uuid,
  	"preview_id" uuid,
  	"published_at" timestamp(3) with time zone,
  	"format" "enum_schematics_format",
  	"format_version" numeric,
  	"edition" "enum_schematics_edition",
  	"game_version" varchar,
  	"data_version" numeric,
  	"width" numeric,
  	"height" numeric,
  	"length" numeric,
  	"block_count" numeric,
  	"materials" jsonb,
  	"mods" jsonb,
  	"safety" jsonb,
  	"moderated_visibility" "enum_schematics_moderated_visibility",
  	"moderation_reason" varchar,
  	"moderated_at" timestamp(3) with time zone,
  	"moderated_by_id" uuid,
  	"withheld" boolean DEFAULT false,
  	"like_count" numeric DEFAULT 0 NOT NULL,
  	"comment_count" numeric DEFAULT 0 NOT NULL,
  	"download_count" numeric DEFAULT 0 NOT NULL,
  	"view_count" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "schematics_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"tags_id" uuid,
  	"media_id" uuid
  );
  
  CREATE TABLE "schematic_files" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"filename" varchar NOT NULL,
  	"filesize" numeric NOT NULL,
  	"sha256" varchar NOT NULL,
  	"format" "enum_schematic_files_format",
  	"format_version" numeric,
  	"edition" "enum_schematic_files_edition",
  	"status" "enum_schematic_files_status" DEFAULT 'received' NOT NULL,
  	"verdict" "enum_schematic_files_verdict" DEFAULT 'pending' NOT NULL,
  	"reason" "enum_schematic_files_reason",
  	"reason_detail" varchar,
  	"signature" varchar,
  	"schematic_id" uuid NOT NULL,
  	"owner_id" uuid NOT NULL,
  	"preview_id" uuid,
  	"inspection" jsonb,
  	"hashed_at" timestamp(3) with time zone,
  	"scanned_at" timestamp(3) with time zone,
  	"scan_signatures" varchar,
  	"inspected_at" timestamp(3) with time zone,
  	"ready_at" timestamp(3) with time zone,
  	"published_at" timestamp(3) with time zone,
  	"refused_at" timestamp(3) with time zone,
  	"stalled_at" timestamp(3) with time zone,
  	"failed_step" varchar,
  	"failure" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "tags" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"description" varchar,
  	"follower_count" numeric DEFAULT 0,
  	"in_use" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "categories" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"description" varchar,
  	"icon" varchar,
  	"color" varchar,
  	"parent_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"alt" varchar NOT NULL,
  	"kind" "enum_media_kind" DEFAULT 'gallery' NOT NULL,
  	"owner_id" uuid NOT NULL,
  	"schematic_id" uuid,
  	"withheld" boolean DEFAULT false,
  	"prefix" varchar DEFAULT 'media',
  	"_objectkey" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric,
  	"sizes_card_url" varchar,
  	"sizes_card_width" numeric,
  	"sizes_card_height" numeric,
  	"sizes_card_mime_type" varchar,
  	"sizes_card_filesize" numeric,
  	"sizes_card_filename" varchar,
  	"sizes_avatar_url" varchar,
  	"sizes_avatar_width" numeric,
  	"sizes_avatar_height" numeric,
  	"sizes_avatar_mime_type" varchar,
  	"sizes_avatar_filesize" numeric,
  	"sizes_avatar_filename" varchar
  );
  
  CREATE TABLE "comments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"schematic_id" uuid NOT NULL,
  	"author_id" uuid,
  	"parent_id" uuid,
  	"body" varchar NOT NULL,
  	"edited_at" timestamp(3) with time zone,
  	"removed" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "likes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"user_id" uuid NOT NULL,
  	"schematic_id" uuid NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "follows" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"follower_id" uuid NOT NULL,
  	"profile_id" uuid,
  	"tag_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "lists" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"description" varchar,
  	"visibility" "enum_lists_visibility" DEFAULT 'public' NOT NULL,
  	"owner_id" uuid NOT NULL,
  	"moderated_visibility" "enum_lists_moderated_visibility",
  	"moderation_reason" varchar,
  	"moderated_at" timestamp(3) with time zone,
  	"moderated_by_id" uuid,
  	"withheld" boolean DEFAULT false,
  	"item_count" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "list_items" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"list_id" uuid NOT NULL,
  	"schematic_id" uuid NOT NULL,
  	"position" numeric NOT NULL,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"role" "enum_users_role" DEFAULT 'user' NOT NULL,
  	"state" "enum_users_state" DEFAULT 'active' NOT NULL,
  	"hide_content" boolean DEFAULT false,
  	"locale" "enum_users_locale",
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "profiles_links" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"url" varchar NOT NULL
  );
  
  CREATE TABLE "profiles" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"username" varchar NOT NULL,
  	"display_name" varchar NOT NULL,
  	"user_id" uuid,
  	"avatar_id" uuid,
  	"bio" varchar,
  	"show_likes" boolean DEFAULT false,
  	"withheld" boolean DEFAULT false,
  	"schematic_count" numeric DEFAULT 0 NOT NULL,
  	"list_count" numeric DEFAULT 0 NOT NULL,
  	"follower_count" numeric DEFAULT 0 NOT NULL,
  	"following_count" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "storage_accounts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"owner_id" uuid NOT NULL,
  	"used_bytes" numeric DEFAULT 0 NOT NULL,
  	"file_count" numeric DEFAULT 0 NOT NULL,
  	"quota_bytes" numeric,
  	"alert_level" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "reports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum_reports_kind" NOT NULL,
  	"schematic_id" uuid,
  	"comment_id" uuid,
  	"profile_id" uuid,
  	"reason" "enum_reports_reason" NOT NULL,
  	"text" varchar,
  	"snapshot" jsonb,
  	"note" varchar,
  	"status" "enum_reports_status" DEFAULT 'open' NOT NULL,
  	"reporter_id" uuid,
  	"handled_by_id" uuid,
  	"handled_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "notifications" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"recipient_id" uuid NOT NULL,
  	"kind" "enum_notifications_kind" NOT NULL,
  	"group_key" varchar NOT NULL,
  	"data" jsonb,
  	"told_at" timestamp(3) with time zone NOT NULL,
  	"read_at" timestamp(3) with time zone,
  	"mailed_at" timestamp(3) with time zone,
  	"on_site" boolean DEFAULT true NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "schematics" ADD CONSTRAINT "schematics_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schematics" ADD CONSTRAINT "schematics_owner_id_profiles_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schematics" ADD CONSTRAINT "schematics_file_id_schematic_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."schematic_files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schematics" ADD CONSTRAINT "schematics_preview_id_media_id_fk" FOREIGN KEY ("preview_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schematics" ADD CONSTRAINT "schematics_moderated_by_id_profiles_id_fk" FOREIGN KEY ("moderated_by_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schematics_rels" ADD CONSTRAINT "schematics_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."schematics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "schematics_rels" ADD CONSTRAINT "schematics_rels_tags_fk" FOREIGN KEY ("tags_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "schematics_rels" ADD CONSTRAINT "schematics_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "schematic_files" ADD CONSTRAINT "schematic_files_schematic_id_schematics_id_fk" FOREIGN KEY ("schematic_id") REFERENCES "public"."schematics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schematic_files" ADD CONSTRAINT "schematic_files_owner_id_profiles_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schematic_files" ADD CONSTRAINT "schematic_files_preview_id_media_id_fk" FOREIGN KEY ("preview_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_categories_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."categories"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_owner_id_profiles_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_schematic_id_schematics_id_fk" FOREIGN KEY ("schematic_id") REFERENCES "public"."schematics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comments" ADD CONSTRAINT "comments_schematic_id_schematics_id_fk" FOREIGN KEY ("schematic_id") REFERENCES "public"."schematics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_profiles_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_comments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "likes" ADD CONSTRAINT "likes_user_id_profiles_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "likes" ADD CONSTRAINT "likes_schematic_id_schematics_id_fk" FOREIGN KEY ("schematic_id") REFERENCES "public"."schematics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "follows" ADD CONSTRAINT "follows_follower_id_profiles_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "follows" ADD CONSTRAINT "follows_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "follows" ADD CONSTRAINT "follows_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "lists" ADD CONSTRAINT "lists_owner_id_profiles_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "lists" ADD CONSTRAINT "lists_moderated_by_id_profiles_id_fk" FOREIGN KEY ("moderated_by_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "list_items" ADD CONSTRAINT "list_items_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "list_items" ADD CONSTRAINT "list_items_schematic_id_schematics_id_fk" FOREIGN KEY ("schematic_id") REFERENCES "public"."schematics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "profiles_links" ADD CONSTRAINT "profiles_links_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "profiles" ADD CONSTRAINT "profiles_avatar_id_media_id_fk" FOREIGN KEY ("avatar_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "storage_accounts" ADD CONSTRAINT "storage_accounts_owner_id_profiles_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_schematic_id_schematics_id_fk" FOREIGN KEY ("schematic_id") REFERENCES "public"."schematics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_profiles_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_handled_by_id_profiles_id_fk" FOREIGN KEY ("handled_by_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notifications" ADD CONSTRAINT "notifications_recipient_id_profiles_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE UNIQUE INDEX "schematics_slug_idx" ON "schematics" USING btree ("slug");
  CREATE INDEX "schematics_category_idx" ON "schematics" USING btree ("category_id");
  CREATE INDEX "schematics_visibility_idx" ON "schematics" USING btree ("visibility");
  CREATE INDEX "schematics_owner_idx" ON "schematics" USING btree ("owner_id");
  CREATE INDEX "schematics_status_idx" ON "schematics" USING btree ("status");
  CREATE INDEX "schematics_file_idx" ON "schematics" USING btree ("file_id");
  CREATE INDEX "schematics_preview_idx" ON "schematics" USING btree ("preview_id");
  CREATE INDEX "schematics_published_at_idx" ON "schematics" USING btree ("published_at");
  CREATE INDEX "schematics_moderated_by_idx" ON "schematics" USING btree ("moderated_by_id");
  CREATE INDEX "schematics_like_count_idx" ON "schematics" USING btree ("like_count");
  CREATE INDEX "schematics_comment_count_idx" ON "schematics" USING btree ("comment_count");
  CREATE INDEX "schematics_download_count_idx" ON "schematics" USING btree ("download_count");
  CREATE INDEX "schematics_view_count_idx" ON "schematics" USING btree ("view_count");
  CREATE INDEX "schematics_updated_at_idx" ON "schematics" USING btree ("updated_at");
  CREATE INDEX "schematics_created_at_idx" ON "schematics" USING btree ("created_at");
  CREATE INDEX "schematics_rels_order_idx" ON "schematics_rels" USING btree ("order");
  CREATE INDEX "schematics_rels_parent_idx" ON "schematics_rels" USING btree ("parent_id");
  CREATE INDEX "schematics_rels_path_idx" ON "schematics_rels" USING btree ("path");
  CREATE INDEX "schematics_rels_tags_id_idx" ON "schematics_rels" USING btree ("tags_id");
  CREATE INDEX "schematics_rels_media_id_idx" ON "schematics_rels" USING btree ("media_id");
  CREATE INDEX "schematic_files_sha256_idx" ON "schematic_files" USING btree ("sha256");
  CREATE INDEX "schematic_files_status_idx" ON "schematic_files" USING btree ("status");
  CREATE INDEX "schematic_files_schematic_idx" ON "schematic_files" USING btree ("schematic_id");
  CREATE INDEX "schematic_files_owner_idx" ON "schematic_files" USING btree ("owner_id");
  CREATE INDEX "schematic_files_preview_idx" ON "schematic_files" USING btree ("preview_id");
  CREATE INDEX "schematic_files_updated_at_idx" ON "schematic_files" USING btree ("updated_at");
  CREATE INDEX "schematic_files_created_at_idx" ON "schematic_files" USING btree ("created_at");
  CREATE UNIQUE INDEX "tags_slug_idx" ON "tags" USING btree ("slug");
  CREATE INDEX "tags_follower_count_idx" ON "tags" USING btree ("follower_count");
  CREATE INDEX "tags_in_use_idx" ON "tags" USING btree ("in_use");
  CREATE INDEX "tags_updated_at_idx" ON "tags" USING btree ("updated_at");
  CREATE INDEX "tags_created_at_idx" ON "tags" USING btree ("created_at");
  CREATE UNIQUE INDEX "categories_slug_idx" ON "categories" USING btree ("slug");
  CREATE INDEX "categories_parent_idx" ON "categories" USING btree ("parent_id");
  CREATE INDEX "categories_updated_at_idx" ON "categories" USING btree ("updated_at");
  CREATE INDEX "categories_created_at_idx" ON "categories" USING btree ("created_at");
  CREATE INDEX "media_owner_idx" ON "media" USING btree ("owner_id");
  CREATE INDEX "media_schematic_idx" ON "media" USING btree ("schematic_id");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "media_sizes_card_sizes_card_filename_idx" ON "media" USING btree ("sizes_card_filename");
  CREATE INDEX "media_sizes_avatar_sizes_avatar_filename_idx" ON "media" USING btree ("sizes_avatar_filename");
  CREATE INDEX "comments_schematic_idx" ON "comments" USING btree ("schematic_id");
  CREATE INDEX "comments_author_idx" ON "comments" USING btree ("author_id");
  CREATE INDEX "comments_parent_idx" ON "comments" USING btree ("parent_id");
  CREATE INDEX "comments_updated_at_idx" ON "comments" USING btree ("updated_at");
  CREATE INDEX "comments_created_at_idx" ON "comments" USING btree ("created_at");
  CREATE INDEX "likes_user_idx" ON "likes" USING btree ("user_id");
  CREATE INDEX "likes_schematic_idx" ON "likes" USING btree ("schematic_id");
  CREATE INDEX "likes_updated_at_idx" ON "likes" USING btree ("updated_at");
  CREATE INDEX "likes_created_at_idx" ON "likes" USING btree ("created_at");
  CREATE UNIQUE INDEX "user_schematic_idx" ON "likes" USING btree ("user_id","schematic_id");
  CREATE INDEX "follows_follower_idx" ON "follows" USING btree ("follower_id");
  CREATE INDEX "follows_profile_idx" ON "follows" USING btree ("profile_id");
  CREATE INDEX "follows_tag_idx" ON "follows" USING btree ("tag_id");
  CREATE INDEX "follows_updated_at_idx" ON "follows" USING btree ("updated_at");
  CREATE INDEX "follows_created_at_idx" ON "follows" USING btree ("created_at");
  CREATE UNIQUE INDEX "lists_slug_idx" ON "lists" USING btree ("slug");
  CREATE INDEX "lists_owner_idx" ON "lists" USING btree ("owner_id");
  CREATE INDEX "lists_moderated_by_idx" ON "lists" USING btree ("moderated_by_id");
  CREATE INDEX "lists_item_count_idx" ON "lists" USING btree ("item_count");
  CREATE INDEX "lists_updated_at_idx" ON "lists" USING btree ("updated_at");
  CREATE INDEX "lists_created_at_idx" ON "lists" USING btree ("created_at");
  CREATE INDEX "list_items_list_idx" ON "list_items" USING btree ("list_id");
  CREATE INDEX "list_items_schematic_idx" ON "list_items" USING btree ("schematic_id");
  CREATE INDEX "list_items_updated_at_idx" ON "list_items" USING btree ("updated_at");
  CREATE INDEX "list_items_created_at_idx" ON "list_items" USING btree ("created_at");
  CREATE UNIQUE INDEX "list_schematic_idx" ON "list_items" USING btree ("list_id","schematic_id");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_role_idx" ON "users" USING btree ("role");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "profiles_links_order_idx" ON "profiles_links" USING btree ("_order");
  CREATE INDEX "profiles_links_parent_id_idx" ON "profiles_links" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "profiles_user_idx" ON "profiles" USING btree ("user_id");
  CREATE INDEX "profiles_avatar_idx" ON "profiles" USING btree ("avatar_id");
  CREATE INDEX "profiles_schematic_count_idx" ON "profiles" USING btree ("schematic_count");
  CREATE INDEX "profiles_list_count_idx" ON "profiles" USING btree ("list_count");
  CREATE INDEX "profiles_follower_count_idx" ON "profiles" USING btree ("follower_count");
  CREATE INDEX "profiles_following_count_idx" ON "profiles" USING btree ("following_count");
  CREATE INDEX "profiles_updated_at_idx" ON "profiles" USING btree ("updated_at");
  CREATE INDEX "profiles_created_at_idx" ON "profiles" USING btree ("created_at");
  CREATE UNIQUE INDEX "storage_accounts_owner_idx" ON "storage_accounts" USING btree ("owner_id");
  CREATE INDEX "storage_accounts_updated_at_idx" ON "storage_accounts" USING btree ("updated_at");
  CREATE INDEX "storage_accounts_created_at_idx" ON "storage_accounts" USING btree ("created_at");
  CREATE INDEX "reports_schematic_idx" ON "reports" USING btree ("schematic_id");
  CREATE INDEX "reports_comment_idx" ON "reports" USING btree ("comment_id");
  CREATE INDEX "reports_profile_idx" ON "reports" USING btree ("profile_id");
  CREATE INDEX "reports_reporter_idx" ON "reports" USING btree ("reporter_id");
  CREATE INDEX "reports_handled_by_idx" ON "reports" USING btree ("handled_by_id");
  CREATE INDEX "reports_updated_at_idx" ON "reports" USING btree ("updated_at");
  CREATE INDEX "reports_created_at_idx" ON "reports" USING btree ("created_at");
  CREATE INDEX "notifications_recipient_idx" ON "notifications" USING btree ("recipient_id");
  CREATE INDEX "notifications_updated_at_idx" ON "notifications" USING btree ("updated_at");
  CREATE INDEX "notifications_created_at_idx" ON "notifications" USING btree ("created_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "schematics" CASCADE;
  DROP TABLE "schematics_rels" CASCADE;
  DROP TABLE "schematic_files" CASCADE;
  DROP TABLE "tags" CASCADE;
  DROP TABLE "categories" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "comments" CASCADE;
  DROP TABLE "likes" CASCADE;
  DROP TABLE "follows" CASCADE;
  DROP TABLE "lists" CASCADE;
  DROP TABLE "list_items" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "profiles_links" CASCADE;
  DROP TABLE "profiles" CASCADE;
  DROP TABLE "storage_accounts" CASCADE;
  DROP TABLE "reports" CASCADE;
  DROP TABLE "notifications" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_schematics_visibility";
  DROP TYPE "public"."enum_schematics_status";
  DROP TYPE "public"."enum_schematics_format";
  DROP TYPE "public"."enum_schematics_edition";
  DROP TYPE "public"."enum_schematics_moderated_visibility";
  DROP TYPE "public"."enum_schematic_files_format";
  DROP TYPE "public"."enum_schematic_files_edition";
  DROP TYPE "public"."enum_schematic_files_status";
  DROP TYPE "public"."enum_schematic_files_verdict";
  DROP TYPE "public"."enum_schematic_files_reason";
  DROP TYPE "public"."enum_media_kind";
  DROP TYPE "public"."enum_lists_visibility";
  DROP TYPE "public"."enum_lists_moderated_visibility";
  DROP TYPE "public"."enum_users_role";
  DROP TYPE "public"."enum_users_state";
  DROP TYPE "public"."enum_users_locale";
  DROP TYPE "public"."enum_reports_kind";
  DROP TYPE "public"."enum_reports_reason";
  DROP TYPE "public"."enum_reports_status";
  DROP TYPE "public"."enum_notifications_kind";`)
}
