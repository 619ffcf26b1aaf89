CREATE TABLE `check_word` (
	`id` integer PRIMARY KEY NOT NULL,
	`period_month` text NOT NULL,
	`code` text NOT NULL,
	`account_id` integer,
	`area_id` integer,
	`reason` text NOT NULL,
	`said_by` integer NOT NULL,
	`said_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `transformer_area`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `check_word_month` ON `check_word` (`period_month`,`code`);--> statement-breakpoint
CREATE INDEX `check_word_daybook` ON `check_word` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `period_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`period_month` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`requested_by` integer,
	`decided_by` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`requested_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `period_event_month` ON `period_event` (`period_month`);--> statement-breakpoint
CREATE INDEX `period_event_daybook` ON `period_event` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `reading_attachment` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`content_sha256` text NOT NULL,
	`content` blob NOT NULL,
	`added_by` integer NOT NULL,
	`added_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reading_attachment_daybook` ON `reading_attachment` (`daybook_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `reading_attachment_once` ON `reading_attachment` (`account_id`,`period_month`,`content_sha256`);--> statement-breakpoint
CREATE TABLE `reopen_request` (
	`id` integer PRIMARY KEY NOT NULL,
	`period_month` text NOT NULL,
	`reason` text NOT NULL,
	`requested_by` integer NOT NULL,
	`requested_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` integer,
	`decided_at` integer,
	FOREIGN KEY (`requested_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reopen_request_one_waiting` ON `reopen_request` (`period_month`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `route_sheet` (
	`id` integer PRIMARY KEY NOT NULL,
	`route_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`meters` integer NOT NULL,
	`issued_to` integer NOT NULL,
	`issued_by` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`route_id`) REFERENCES `route`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_to`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `route_sheet_route` ON `route_sheet` (`route_id`,`period_month`);--> statement-breakpoint
CREATE INDEX `route_sheet_daybook` ON `route_sheet` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `route_sheet_return` (
	`sheet_id` integer PRIMARY KEY NOT NULL,
	`read` integer NOT NULL,
	`returned_by` integer NOT NULL,
	`taken_by` integer NOT NULL,
	`returned_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`sheet_id`) REFERENCES `route_sheet`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`returned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `route_sheet_return_daybook` ON `route_sheet_return` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `second_look` (
	`id` integer PRIMARY KEY NOT NULL,
	`register_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`read_on` text NOT NULL,
	`dial_wh` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`register_id`) REFERENCES `register`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `second_look_register` ON `second_look` (`register_id`,`period_month`);--> statement-breakpoint
CREATE INDEX `second_look_daybook` ON `second_look` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `site_record` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`meter_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`anomaly` text,
	`seals` text,
	`seals_are_whole` integer,
	`customer_was_present` integer,
	`note` text,
	`recorded_by` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meter_id`) REFERENCES `meter`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `site_record_account` ON `site_record` (`account_id`,`period_month`);--> statement-breakpoint
CREATE INDEX `site_record_daybook` ON `site_record` (`daybook_no`);--> statement-breakpoint
ALTER TABLE `route` ADD `name` text;--> statement-breakpoint
ALTER TABLE `route` ADD `reader_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `route` ADD `first_reading_day` integer;--> statement-breakpoint
ALTER TABLE `route` ADD `last_reading_day` integer;--> statement-breakpoint
ALTER TABLE `transformer_area` ADD `total_account_id` integer REFERENCES account(id);
--> statement-breakpoint
CREATE TRIGGER route_sheet_is_never_changed BEFORE UPDATE ON route_sheet BEGIN SELECT RAISE(ABORT, 'posted: route_sheet is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER route_sheet_is_never_deleted BEFORE DELETE ON route_sheet BEGIN SELECT RAISE(ABORT, 'posted: route_sheet is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER route_sheet_return_is_never_changed BEFORE UPDATE ON route_sheet_return BEGIN SELECT RAISE(ABORT, 'posted: route_sheet_return is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER route_sheet_return_is_never_deleted BEFORE DELETE ON route_sheet_return BEGIN SELECT RAISE(ABORT, 'posted: route_sheet_return is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER site_record_is_never_changed BEFORE UPDATE ON site_record BEGIN SELECT RAISE(ABORT, 'posted: site_record is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER site_record_is_never_deleted BEFORE DELETE ON site_record BEGIN SELECT RAISE(ABORT, 'posted: site_record is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER second_look_is_never_changed BEFORE UPDATE ON second_look BEGIN SELECT RAISE(ABORT, 'posted: second_look is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER second_look_is_never_deleted BEFORE DELETE ON second_look BEGIN SELECT RAISE(ABORT, 'posted: second_look is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER reading_attachment_is_never_changed BEFORE UPDATE ON reading_attachment BEGIN SELECT RAISE(ABORT, 'posted: reading_attachment is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER reading_attachment_is_never_deleted BEFORE DELETE ON reading_attachment BEGIN SELECT RAISE(ABORT, 'posted: reading_attachment is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER check_word_is_never_changed BEFORE UPDATE ON check_word BEGIN SELECT RAISE(ABORT, 'posted: check_word is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER check_word_is_never_deleted BEFORE DELETE ON check_word BEGIN SELECT RAISE(ABORT, 'posted: check_word is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER period_event_is_never_changed BEFORE UPDATE ON period_event BEGIN SELECT RAISE(ABORT, 'posted: period_event is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER period_event_is_never_deleted BEFORE DELETE ON period_event BEGIN SELECT RAISE(ABORT, 'posted: period_event is never deleted'); END;
