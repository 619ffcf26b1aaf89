CREATE TABLE `account` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_no` text NOT NULL,
	`customer_id` integer NOT NULL,
	`customer_class` text NOT NULL,
	`opened_on` text,
	`closed_on` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_account_no_unique` ON `account` (`account_no`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`id_number_sealed` blob,
	`id_number_masked` text,
	`phone` text,
	`household_size` integer,
	`welfare` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `route` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `route_code_unique` ON `route` (`code`);--> statement-breakpoint
CREATE TABLE `service_point` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`address` text NOT NULL,
	`village` text NOT NULL,
	`area_id` integer,
	`route_id` integer,
	`walk_order` integer,
	`voltage_v` integer,
	`contract_capacity_w` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `transformer_area`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_id`) REFERENCES `route`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_point_account` ON `service_point` (`account_id`);--> statement-breakpoint
CREATE INDEX `service_point_route` ON `service_point` (`route_id`,`walk_order`);--> statement-breakpoint
CREATE TABLE `transformer_area` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transformer_area_code_unique` ON `transformer_area` (`code`);--> statement-breakpoint
CREATE TABLE `bill` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`reading_id` integer NOT NULL,
	`energy_wh` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`due_on` text NOT NULL,
	`working` text NOT NULL,
	`policy_pack_id` integer NOT NULL,
	`computed_by` integer NOT NULL,
	`audited_by` integer NOT NULL,
	`issued_by` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reading_id`) REFERENCES `reading`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_pack_id`) REFERENCES `policy_pack`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`computed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`audited_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bill_daybook` ON `bill` (`daybook_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `bill_month` ON `bill` (`account_id`,`period_month`);--> statement-breakpoint
CREATE TABLE `bill_draft` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`reading_id` integer NOT NULL,
	`energy_wh` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`lines` text NOT NULL,
	`working` text NOT NULL,
	`policy_pack_id` integer NOT NULL,
	`computed_by` integer NOT NULL,
	`computed_at` integer NOT NULL,
	`audit_state` text NOT NULL,
	`audited_by` integer,
	`audited_at` integer,
	`return_reason` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reading_id`) REFERENCES `reading`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_pack_id`) REFERENCES `policy_pack`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`computed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`audited_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bill_draft_state` ON `bill_draft` (`period_month`,`audit_state`);--> statement-breakpoint
CREATE UNIQUE INDEX `bill_draft_month` ON `bill_draft` (`account_id`,`period_month`);--> statement-breakpoint
CREATE TABLE `bill_line` (
	`bill_id` integer NOT NULL,
	`line_no` integer NOT NULL,
	`code` text NOT NULL,
	`label` text NOT NULL,
	`energy_wh` integer,
	`price_nanoyuan` integer,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`bill_id`, `line_no`),
	FOREIGN KEY (`bill_id`) REFERENCES `bill`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `open_item` (
	`bill_id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`due_on` text NOT NULL,
	`outstanding_fen` integer NOT NULL,
	FOREIGN KEY (`bill_id`) REFERENCES `bill`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `open_item_account` ON `open_item` (`account_id`);--> statement-breakpoint
CREATE INDEX `open_item_due` ON `open_item` (`due_on`);--> statement-breakpoint
CREATE TABLE `policy_pack` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`accepted_by` integer NOT NULL,
	`accepted_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`accepted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `policy_pack_daybook` ON `policy_pack` (`daybook_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `policy_pack_version` ON `policy_pack` (`code`,`version`);--> statement-breakpoint
CREATE TABLE `cash_count` (
	`cash_session_id` integer PRIMARY KEY NOT NULL,
	`denominations` text NOT NULL,
	`counted_fen` integer NOT NULL,
	`counted_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`cash_session_id`) REFERENCES `cash_session`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `cash_count_daybook` ON `cash_count` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `cash_session` (
	`id` integer PRIMARY KEY NOT NULL,
	`cashier_id` integer NOT NULL,
	`business_day` text NOT NULL,
	`float_fen` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`cashier_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cash_session_one_open` ON `cash_session` (`cashier_id`) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX `cash_session_day` ON `cash_session` (`business_day`);--> statement-breakpoint
CREATE TABLE `day_closing` (
	`business_day` text PRIMARY KEY NOT NULL,
	`session_count` integer NOT NULL,
	`payment_count` integer NOT NULL,
	`void_count` integer NOT NULL,
	`collected_fen` integer NOT NULL,
	`counted_fen` integer NOT NULL,
	`difference_fen` integer NOT NULL,
	`closed_by` integer NOT NULL,
	`closed_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `day_closing_daybook` ON `day_closing` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `till_closing` (
	`cash_session_id` integer PRIMARY KEY NOT NULL,
	`business_day` text NOT NULL,
	`payment_count` integer NOT NULL,
	`void_count` integer NOT NULL,
	`first_receipt_no` text,
	`last_receipt_no` text,
	`float_fen` integer NOT NULL,
	`taken_fen` integer NOT NULL,
	`voided_fen` integer NOT NULL,
	`expected_fen` integer NOT NULL,
	`counted_fen` integer NOT NULL,
	`difference_fen` integer NOT NULL,
	`difference_reason` text,
	`closed_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`cash_session_id`) REFERENCES `cash_session`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `till_closing_daybook` ON `till_closing` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `daybook_end` (
	`id` integer PRIMARY KEY NOT NULL,
	`entry_no` integer NOT NULL,
	CONSTRAINT "one_end" CHECK("daybook_end"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `daybook_entry` (
	`entry_no` integer PRIMARY KEY NOT NULL,
	`recorded_at` integer NOT NULL,
	`business_day` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` integer NOT NULL,
	`actor_name` text NOT NULL,
	`payload` text NOT NULL,
	`rows_hash` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `journal_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`business_day` text NOT NULL,
	`kind` text NOT NULL,
	`daybook_no` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `journal_entry_daybook` ON `journal_entry` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `journal_line` (
	`entry_id` integer NOT NULL,
	`line_no` integer NOT NULL,
	`ledger_account` text NOT NULL,
	`account_id` integer,
	`bill_id` integer,
	`cash_session_id` integer,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `line_no`),
	FOREIGN KEY (`entry_id`) REFERENCES `journal_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bill_id`) REFERENCES `bill`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cash_session_id`) REFERENCES `cash_session`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `journal_line_session` ON `journal_line` (`cash_session_id`) WHERE cash_session_id is not null;--> statement-breakpoint
CREATE TABLE `prepayment_balance` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`balance_fen` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `meter` (
	`id` integer PRIMARY KEY NOT NULL,
	`meter_no` text NOT NULL,
	`kind` text NOT NULL,
	`digits` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meter_meter_no_unique` ON `meter` (`meter_no`);--> statement-breakpoint
CREATE TABLE `meter_installation` (
	`id` integer PRIMARY KEY NOT NULL,
	`meter_id` integer NOT NULL,
	`service_point_id` integer NOT NULL,
	`multiplier_milli` integer NOT NULL,
	`installed_on` text,
	`removed_on` text,
	FOREIGN KEY (`meter_id`) REFERENCES `meter`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_point_id`) REFERENCES `service_point`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meter_hangs_once` ON `meter_installation` (`meter_id`) WHERE removed_on is null;--> statement-breakpoint
CREATE INDEX `meter_installation_point` ON `meter_installation` (`service_point_id`);--> statement-breakpoint
CREATE TABLE `reading` (
	`id` integer PRIMARY KEY NOT NULL,
	`register_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`period_month` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`read_on` text,
	`dial_wh` integer,
	`usual_use_wh` integer,
	`source` text NOT NULL,
	`finding` text,
	`reason` text,
	`recorded_by` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`register_id`) REFERENCES `register`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reading_account` ON `reading` (`account_id`,`period_month`);--> statement-breakpoint
CREATE INDEX `reading_daybook` ON `reading` (`daybook_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `reading_version` ON `reading` (`register_id`,`period_month`,`version`);--> statement-breakpoint
CREATE TABLE `register` (
	`id` integer PRIMARY KEY NOT NULL,
	`meter_id` integer NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`meter_id`) REFERENCES `meter`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `register_kind` ON `register` (`meter_id`,`kind`);--> statement-breakpoint
CREATE TABLE `allocation` (
	`payment_id` integer NOT NULL,
	`bill_id` integer NOT NULL,
	`principal_fen` integer NOT NULL,
	`late_fee_fen` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `bill_id`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bill_id`) REFERENCES `bill`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `payment` (
	`id` integer PRIMARY KEY NOT NULL,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`account_id` integer NOT NULL,
	`cash_session_id` integer NOT NULL,
	`business_day` text NOT NULL,
	`due_fen` integer NOT NULL,
	`prepayment_used_fen` integer NOT NULL,
	`prepayment_added_fen` integer NOT NULL,
	`collected_fen` integer NOT NULL,
	`taken_by` integer NOT NULL,
	`taken_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cash_session_id`) REFERENCES `cash_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_request_key_unique` ON `payment` (`request_key`);--> statement-breakpoint
CREATE INDEX `payment_account` ON `payment` (`account_id`);--> statement-breakpoint
CREATE INDEX `payment_session` ON `payment` (`cash_session_id`);--> statement-breakpoint
CREATE INDEX `payment_daybook` ON `payment` (`daybook_no`);--> statement-breakpoint
CREATE TABLE `payment_void` (
	`payment_id` integer PRIMARY KEY NOT NULL,
	`business_day` text NOT NULL,
	`cash_session_id` integer NOT NULL,
	`reason` text NOT NULL,
	`requested_by` integer NOT NULL,
	`approved_by` integer NOT NULL,
	`voided_at` integer NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cash_session_id`) REFERENCES `cash_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_void_daybook` ON `payment_void` (`daybook_no`);--> statement-breakpoint
CREATE INDEX `payment_void_session` ON `payment_void` (`cash_session_id`);--> statement-breakpoint
CREATE TABLE `print_job` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`receipt_no` text,
	`cash_session_id` integer,
	`copy_no` integer NOT NULL,
	`state` text NOT NULL,
	`printer` text,
	`trouble` text,
	`requested_by` integer NOT NULL,
	`requested_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`receipt_no`) REFERENCES `receipt`(`receipt_no`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cash_session_id`) REFERENCES `cash_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `print_job_receipt` ON `print_job` (`receipt_no`);--> statement-breakpoint
CREATE INDEX `print_job_due` ON `print_job` (`state`) WHERE state in ('waiting', 'failed');--> statement-breakpoint
CREATE TABLE `receipt` (
	`receipt_no` text PRIMARY KEY NOT NULL,
	`payment_id` integer NOT NULL,
	`content` text NOT NULL,
	`check_code` text NOT NULL,
	`daybook_no` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_payment_id_unique` ON `receipt` (`payment_id`);--> statement-breakpoint
CREATE TABLE `receipt_book` (
	`id` integer PRIMARY KEY NOT NULL,
	`first_no` integer NOT NULL,
	`last_no` integer NOT NULL,
	`next_no` integer NOT NULL,
	`received_by` integer NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`received_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_book_first_no_unique` ON `receipt_book` (`first_no`);--> statement-breakpoint
CREATE TABLE `tender` (
	`payment_id` integer NOT NULL,
	`line_no` integer NOT NULL,
	`kind` text NOT NULL,
	`given_fen` integer NOT NULL,
	`change_fen` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `line_no`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `void_request` (
	`id` integer PRIMARY KEY NOT NULL,
	`payment_id` integer NOT NULL,
	`reason` text NOT NULL,
	`requested_by` integer NOT NULL,
	`requested_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` integer,
	`decided_at` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `void_request_one_waiting` ON `void_request` (`payment_id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY NOT NULL,
	`login_name` text NOT NULL,
	`full_name` text NOT NULL,
	`password_hash` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`failed_attempts` integer DEFAULT 0 NOT NULL,
	`blocked_until_at` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_login_name_unique` ON `person` (`login_name`);--> statement-breakpoint
CREATE TABLE `person_role` (
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sealed_secret` (
	`name` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `station` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`county_name` text NOT NULL,
	`is_demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "one_station" CHECK("station"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `county_link` (
	`id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`county_key` text NOT NULL,
	`station_key` text NOT NULL,
	`enrolled_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sync_batch` (
	`batch_no` integer PRIMARY KEY NOT NULL,
	`first_entry_no` integer NOT NULL,
	`last_entry_no` integer NOT NULL,
	`content_hash` text NOT NULL,
	`envelope` blob NOT NULL,
	`sealed_at` integer NOT NULL,
	`ack` text,
	`acked_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_tried_at` integer,
	`last_trouble` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_batch_first_entry_no_unique` ON `sync_batch` (`first_entry_no`);