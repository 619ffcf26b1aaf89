CREATE TABLE `error_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`kind` text NOT NULL,
	`description` text NOT NULL,
	`author_id` integer NOT NULL,
	`found_by` integer NOT NULL,
	`found_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`found_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `error_entry_account` ON `error_entry` (`account_id`,`period_month`);--> statement-breakpoint
CREATE INDEX `error_entry_daybook` ON `error_entry` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `error_mending` (
	`error_id` integer PRIMARY KEY NOT NULL,
	`mended_by` integer NOT NULL,
	`mended_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`error_id`) REFERENCES `error_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `error_mending_daybook` ON `error_mending` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `work_order` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`period_month` text NOT NULL,
	`account_id` integer,
	`register_id` integer,
	`meter_no` text,
	`reason` text NOT NULL,
	`opened_by` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`assigned_to` integer,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`result` text,
	`closed_by` integer,
	`closed_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`register_id`) REFERENCES `register`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `work_order_state` ON `work_order` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `work_order_account` ON `work_order` (`account_id`);--> statement-breakpoint
ALTER TABLE `bill_draft` ADD `known_bill_id` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE TRIGGER error_entry_is_never_changed BEFORE UPDATE ON error_entry BEGIN SELECT RAISE(ABORT, 'posted: error_entry is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER error_entry_is_never_deleted BEFORE DELETE ON error_entry BEGIN SELECT RAISE(ABORT, 'posted: error_entry is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER error_mending_is_never_changed BEFORE UPDATE ON error_mending BEGIN SELECT RAISE(ABORT, 'posted: error_mending is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER error_mending_is_never_deleted BEFORE DELETE ON error_mending BEGIN SELECT RAISE(ABORT, 'posted: error_mending is never deleted'); END;
