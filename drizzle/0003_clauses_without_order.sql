DROP INDEX "clauses_order";--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "text" SET STORAGE EXTERNAL;
