-- Posted rows are never changed and never deleted, whoever holds the file open: a correction is a further row (product.md).
CREATE TRIGGER daybook_entry_is_never_changed BEFORE UPDATE ON daybook_entry BEGIN SELECT RAISE(ABORT, 'posted: daybook_entry is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER daybook_entry_is_never_deleted BEFORE DELETE ON daybook_entry BEGIN SELECT RAISE(ABORT, 'posted: daybook_entry is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER policy_pack_is_never_changed BEFORE UPDATE ON policy_pack BEGIN SELECT RAISE(ABORT, 'posted: policy_pack is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER policy_pack_is_never_deleted BEFORE DELETE ON policy_pack BEGIN SELECT RAISE(ABORT, 'posted: policy_pack is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER reading_is_never_changed BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'posted: reading is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER reading_is_never_deleted BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'posted: reading is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER bill_is_never_changed BEFORE UPDATE ON bill BEGIN SELECT RAISE(ABORT, 'posted: bill is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bill_is_never_deleted BEFORE DELETE ON bill BEGIN SELECT RAISE(ABORT, 'posted: bill is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER bill_line_is_never_changed BEFORE UPDATE ON bill_line BEGIN SELECT RAISE(ABORT, 'posted: bill_line is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bill_line_is_never_deleted BEFORE DELETE ON bill_line BEGIN SELECT RAISE(ABORT, 'posted: bill_line is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER payment_is_never_changed BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'posted: payment is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER payment_is_never_deleted BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'posted: payment is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER tender_is_never_changed BEFORE UPDATE ON tender BEGIN SELECT RAISE(ABORT, 'posted: tender is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER tender_is_never_deleted BEFORE DELETE ON tender BEGIN SELECT RAISE(ABORT, 'posted: tender is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER allocation_is_never_changed BEFORE UPDATE ON allocation BEGIN SELECT RAISE(ABORT, 'posted: allocation is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER allocation_is_never_deleted BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'posted: allocation is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_is_never_changed BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'posted: receipt is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_is_never_deleted BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'posted: receipt is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER payment_void_is_never_changed BEFORE UPDATE ON payment_void BEGIN SELECT RAISE(ABORT, 'posted: payment_void is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER payment_void_is_never_deleted BEFORE DELETE ON payment_void BEGIN SELECT RAISE(ABORT, 'posted: payment_void is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER cash_count_is_never_changed BEFORE UPDATE ON cash_count BEGIN SELECT RAISE(ABORT, 'posted: cash_count is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER cash_count_is_never_deleted BEFORE DELETE ON cash_count BEGIN SELECT RAISE(ABORT, 'posted: cash_count is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER till_closing_is_never_changed BEFORE UPDATE ON till_closing BEGIN SELECT RAISE(ABORT, 'posted: till_closing is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER till_closing_is_never_deleted BEFORE DELETE ON till_closing BEGIN SELECT RAISE(ABORT, 'posted: till_closing is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER day_closing_is_never_changed BEFORE UPDATE ON day_closing BEGIN SELECT RAISE(ABORT, 'posted: day_closing is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER day_closing_is_never_deleted BEFORE DELETE ON day_closing BEGIN SELECT RAISE(ABORT, 'posted: day_closing is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER journal_entry_is_never_changed BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'posted: journal_entry is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER journal_entry_is_never_deleted BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'posted: journal_entry is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER journal_line_is_never_changed BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'posted: journal_line is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER journal_line_is_never_deleted BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'posted: journal_line is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER daybook_entry_has_no_gap BEFORE INSERT ON daybook_entry WHEN NEW.entry_no <> (SELECT coalesce(max(entry_no), 0) + 1 FROM daybook_entry) OR NEW.previous_hash <> coalesce((SELECT hash FROM daybook_entry WHERE entry_no = NEW.entry_no - 1), '0000000000000000000000000000000000000000000000000000000000000000') BEGIN SELECT RAISE(ABORT, 'posted: a daybook entry follows the one before it'); END;
--> statement-breakpoint
CREATE TRIGGER daybook_entry_without_rows_is_remembered AFTER INSERT ON daybook_entry WHEN NEW.rows_hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' BEGIN INSERT INTO daybook_end (id, entry_no) VALUES (1, NEW.entry_no) ON CONFLICT (id) DO UPDATE SET entry_no = excluded.entry_no; END;
--> statement-breakpoint
CREATE TRIGGER receipt_book_moves_on_by_one BEFORE UPDATE ON receipt_book WHEN NEW.first_no <> OLD.first_no OR NEW.last_no <> OLD.last_no OR NEW.next_no <> OLD.next_no + 1 OR NEW.next_no > OLD.last_no + 1 BEGIN SELECT RAISE(ABORT, 'posted: receipt numbers are used one after the other'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_book_is_never_deleted BEFORE DELETE ON receipt_book BEGIN SELECT RAISE(ABORT, 'posted: receipt_book is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER cash_session_stays_closed BEFORE UPDATE ON cash_session WHEN OLD.state = 'closed' OR NEW.cashier_id <> OLD.cashier_id OR NEW.business_day <> OLD.business_day OR NEW.float_fen <> OLD.float_fen OR NEW.opened_at <> OLD.opened_at BEGIN SELECT RAISE(ABORT, 'posted: a cash session only moves on to counted and closed'); END;
--> statement-breakpoint
CREATE TRIGGER cash_session_is_never_deleted BEFORE DELETE ON cash_session BEGIN SELECT RAISE(ABORT, 'posted: cash_session is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER sync_batch_is_sealed BEFORE UPDATE ON sync_batch WHEN NEW.envelope <> OLD.envelope OR NEW.content_hash <> OLD.content_hash OR NEW.first_entry_no <> OLD.first_entry_no OR NEW.last_entry_no <> OLD.last_entry_no OR (OLD.ack IS NOT NULL AND NEW.ack IS NOT OLD.ack) BEGIN SELECT RAISE(ABORT, 'posted: a sealed batch is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER sync_batch_is_never_deleted BEFORE DELETE ON sync_batch BEGIN SELECT RAISE(ABORT, 'posted: sync_batch is never deleted'); END;
