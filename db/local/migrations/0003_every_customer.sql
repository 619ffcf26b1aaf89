CREATE TABLE `adjustment_decision` (
	`adjustment_id` integer PRIMARY KEY NOT NULL,
	`is_approved` integer NOT NULL,
	`reason` text,
	`decided_by` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`adjustment_id`) REFERENCES `bill_adjustment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `adjustment_decision_daybook` ON `adjustment_decision` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `bill_adjustment` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`fault` text NOT NULL,
	`content` text NOT NULL,
	`energy_wh` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`reason` text NOT NULL,
	`proposed_by` integer NOT NULL,
	`proposed_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bill_adjustment_account` ON `bill_adjustment` (`account_id`);--> statement-breakpoint
CREATE INDEX `bill_adjustment_daybook` ON `bill_adjustment` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `bill_correction` (
	`bill_id` integer PRIMARY KEY NOT NULL,
	`adjustment_id` integer NOT NULL,
	`kind` text NOT NULL,
	`corrects_bill_id` integer,
	`carried_fen` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`bill_id`) REFERENCES `bill`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adjustment_id`) REFERENCES `bill_adjustment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects_bill_id`) REFERENCES `bill`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bill_correction_corrects` ON `bill_correction` (`corrects_bill_id`);--> statement-breakpoint
CREATE INDEX `bill_correction_daybook` ON `bill_correction` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `supply_terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`content` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_by` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `supply_terms_daybook` ON `supply_terms` (`daybook_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `supply_terms_version` ON `supply_terms` (`account_id`,`version`);--> statement-breakpoint
DROP INDEX `bill_month`;--> statement-breakpoint
ALTER TABLE `bill` ADD `kind` text DEFAULT 'regular' NOT NULL;--> statement-breakpoint
ALTER TABLE `bill` ADD `correction_no` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `bill_month` ON `bill` (`account_id`,`period_month`,`correction_no`);--> statement-breakpoint
ALTER TABLE `bill_draft` ADD `known_reading_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bill_draft` ADD `known_terms_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bill_draft` ADD `known_pack_id` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE TRIGGER supply_terms_is_never_changed BEFORE UPDATE ON supply_terms BEGIN SELECT RAISE(ABORT, 'posted: supply_terms is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER supply_terms_is_never_deleted BEFORE DELETE ON supply_terms BEGIN SELECT RAISE(ABORT, 'posted: supply_terms is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER bill_adjustment_is_never_changed BEFORE UPDATE ON bill_adjustment BEGIN SELECT RAISE(ABORT, 'posted: bill_adjustment is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bill_adjustment_is_never_deleted BEFORE DELETE ON bill_adjustment BEGIN SELECT RAISE(ABORT, 'posted: bill_adjustment is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER adjustment_decision_is_never_changed BEFORE UPDATE ON adjustment_decision BEGIN SELECT RAISE(ABORT, 'posted: adjustment_decision is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER adjustment_decision_is_never_deleted BEFORE DELETE ON adjustment_decision BEGIN SELECT RAISE(ABORT, 'posted: adjustment_decision is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER bill_correction_is_never_changed BEFORE UPDATE ON bill_correction BEGIN SELECT RAISE(ABORT, 'posted: bill_correction is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bill_correction_is_never_deleted BEFORE DELETE ON bill_correction BEGIN SELECT RAISE(ABORT, 'posted: bill_correction is never deleted'); END;
