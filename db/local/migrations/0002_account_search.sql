CREATE TABLE `account_search` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`wide_lines` text NOT NULL,
	`lines` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `account_suffix` (
	`suffix` text NOT NULL,
	`spot` integer NOT NULL,
	`account_id` integer NOT NULL,
	PRIMARY KEY(`suffix`, `spot`, `account_id`)
) STRICT, WITHOUT ROWID;
