CREATE TABLE `payment_reversal` (
	`payment_id` integer PRIMARY KEY NOT NULL,
	`business_day` text NOT NULL,
	`reason` text NOT NULL,
	`refund_fen` integer NOT NULL,
	`requested_by` integer NOT NULL,
	`approved_by` integer NOT NULL,
	`reversed_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_reversal_daybook` ON `payment_reversal` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `refund` (
	`payment_id` integer PRIMARY KEY NOT NULL,
	`amount_fen` integer NOT NULL,
	`paid_from` text NOT NULL,
	`voucher_no` text NOT NULL,
	`paid_by` integer NOT NULL,
	`paid_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paid_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `refund_daybook` ON `refund` (`daybook_no`);
--> statement-breakpoint
CREATE TRIGGER payment_reversal_is_never_changed BEFORE UPDATE ON payment_reversal BEGIN SELECT RAISE(ABORT, 'posted: payment_reversal is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER payment_reversal_is_never_deleted BEFORE DELETE ON payment_reversal BEGIN SELECT RAISE(ABORT, 'posted: payment_reversal is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER refund_is_never_changed BEFORE UPDATE ON refund BEGIN SELECT RAISE(ABORT, 'posted: refund is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER refund_is_never_deleted BEFORE DELETE ON refund BEGIN SELECT RAISE(ABORT, 'posted: refund is never deleted'); END;
