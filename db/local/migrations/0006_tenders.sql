CREATE TABLE `tender_count` (
	`id` integer PRIMARY KEY NOT NULL,
	`cash_session_id` integer NOT NULL,
	`kind` text NOT NULL,
	`pieces` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`cash_session_id`) REFERENCES `cash_session`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tender_count_kind` ON `tender_count` (`cash_session_id`,`kind`);--> statement-breakpoint
CREATE INDEX `tender_count_daybook` ON `tender_count` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `tender_detail` (
	`payment_id` integer NOT NULL,
	`line_no` integer NOT NULL,
	`reference_no` text NOT NULL,
	`bank` text,
	`drawer_account` text,
	`issued_on` text,
	`payee` text,
	`is_holiday_confirmed` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `line_no`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tender_detail_reference` ON `tender_detail` (`reference_no`);
--> statement-breakpoint
CREATE TRIGGER tender_detail_is_never_changed BEFORE UPDATE ON tender_detail BEGIN SELECT RAISE(ABORT, 'posted: tender_detail is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER tender_detail_is_never_deleted BEFORE DELETE ON tender_detail BEGIN SELECT RAISE(ABORT, 'posted: tender_detail is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER tender_count_is_never_changed BEFORE UPDATE ON tender_count BEGIN SELECT RAISE(ABORT, 'posted: tender_count is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER tender_count_is_never_deleted BEFORE DELETE ON tender_count BEGIN SELECT RAISE(ABORT, 'posted: tender_count is never deleted'); END;
