CREATE TABLE "clauses" (
	"document_id" uuid NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"parent_id" text,
	"level" integer NOT NULL,
	"label" text NOT NULL,
	"heading" text,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"source" jsonb,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', coalesce("clauses"."heading", '')), 'A') || to_tsvector('english', left("clauses"."text", 100000))) STORED,
	CONSTRAINT "clauses_document_id_id_pk" PRIMARY KEY("document_id","id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"document_id" uuid NOT NULL,
	"finding_id" text NOT NULL,
	"verdict" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"change" jsonb,
	CONSTRAINT "decisions_document_id_finding_id_pk" PRIMARY KEY("document_id","finding_id")
);
--> statement-breakpoint
CREATE TABLE "playbooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"hash" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "state" text DEFAULT 'ready' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "format" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "source_hash" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "source_bytes" integer;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "pages" integer;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "remarks" jsonb;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "playbook_version" text;--> statement-breakpoint
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbooks" ADD CONSTRAINT "playbooks_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clauses_order" ON "clauses" USING btree ("document_id","position");--> statement-breakpoint
CREATE INDEX "playbooks_owner" ON "playbooks" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "documents_source" ON "documents" USING btree ("source_hash");--> statement-breakpoint
CREATE INDEX "documents_unread" ON "documents" USING btree ("created_at") WHERE state = 'unread';--> statement-breakpoint
INSERT INTO "streams" ("id") SELECT 'room:' || "id" FROM "documents" ON CONFLICT DO NOTHING;
