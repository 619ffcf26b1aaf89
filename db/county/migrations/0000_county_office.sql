CREATE TABLE "batch" (
	"station_id" integer NOT NULL,
	"batch_no" bigint NOT NULL,
	"first_entry_no" bigint NOT NULL,
	"last_entry_no" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"head_hash" text NOT NULL,
	"envelope" "bytea" NOT NULL,
	"received_at" bigint NOT NULL,
	"ack" text NOT NULL,
	CONSTRAINT "batch_station_id_batch_no_pk" PRIMARY KEY("station_id","batch_no"),
	CONSTRAINT "batch_first_entry" UNIQUE("station_id","first_entry_no")
);
--> statement-breakpoint
CREATE TABLE "county_office" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"signing_key" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "county_office_is_one" CHECK ("county_office"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "day_summary" (
	"station_id" integer NOT NULL,
	"business_day" date NOT NULL,
	"entry_count" bigint NOT NULL,
	"payment_count" bigint NOT NULL,
	"void_count" bigint NOT NULL,
	"collected_fen" bigint NOT NULL,
	"bills_issued" bigint NOT NULL,
	"bills_issued_fen" bigint NOT NULL,
	"is_closed" boolean NOT NULL,
	"counted_fen" bigint,
	"difference_fen" bigint,
	"closed_collected_fen" bigint,
	"unread_count" bigint NOT NULL,
	CONSTRAINT "day_summary_station_id_business_day_pk" PRIMARY KEY("station_id","business_day")
);
--> statement-breakpoint
CREATE TABLE "enrolment_code" (
	"code" text PRIMARY KEY NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"station_id" integer NOT NULL,
	"entry_no" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"business_day" date NOT NULL,
	"kind" text NOT NULL,
	"actor_id" bigint NOT NULL,
	"actor_name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"rows_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "entry_station_id_entry_no_pk" PRIMARY KEY("station_id","entry_no")
);
--> statement-breakpoint
CREATE TABLE "refusal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refusal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" bigint NOT NULL,
	"station_code" text,
	"batch_no" bigint,
	"content_hash" text,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "station_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"station_key" text NOT NULL,
	"enrolled_at" bigint NOT NULL,
	"last_contact_at" bigint NOT NULL,
	"last_batch_no" bigint DEFAULT 0 NOT NULL,
	"last_entry_no" bigint DEFAULT 0 NOT NULL,
	"head_hash" text NOT NULL,
	CONSTRAINT "station_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_summary" ADD CONSTRAINT "day_summary_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_day" ON "entry" USING btree ("station_id","business_day");