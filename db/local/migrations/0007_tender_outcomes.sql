CREATE TABLE `bounce_allocation` (
	`outcome_id` integer NOT NULL,
	`bill_id` integer NOT NULL,
	`principal_fen` integer NOT NULL,
	`late_fee_fen` integer NOT NULL,
	PRIMARY KEY(`outcome_id`, `bill_id`),
	FOREIGN KEY (`outcome_id`) REFERENCES `tender_outcome`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bill_id`) REFERENCES `bill`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tender_outcome` (
	`id` integer PRIMARY KEY NOT NULL,
	`payment_id` integer NOT NULL,
	`line_no` integer NOT NULL,
	`outcome` text NOT NULL,
	`bank_slip_no` text,
	`reason` text,
	`prepayment_fen` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tender_outcome_tender` ON `tender_outcome` (`payment_id`,`line_no`);--> statement-breakpoint
CREATE INDEX `tender_outcome_daybook` ON `tender_outcome` (`daybook_no`);
--> statement-breakpoint
CREATE TRIGGER tender_outcome_is_never_changed BEFORE UPDATE ON tender_outcome BEGIN SELECT RAISE(ABORT, 'posted: tender_outcome is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER tender_outcome_is_never_deleted BEFORE DELETE ON tender_outcome BEGIN SELECT RAISE(ABORT, 'posted: tender_outcome is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER bounce_allocation_is_never_changed BEFORE UPDATE ON bounce_allocation BEGIN SELECT RAISE(ABORT, 'posted: bounce_allocation is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bounce_allocation_is_never_deleted BEFORE DELETE ON bounce_allocation BEGIN SELECT RAISE(ABORT, 'posted: bounce_allocation is never deleted'); END;
