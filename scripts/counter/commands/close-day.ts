import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { DayPage } from '../../../electron/contract/cash.ts';
import { closeDay } from '../../../electron/services/cash/close-day.ts';
import { listDays } from '../../../electron/services/cash/list-days.ts';
import { today } from '../../../electron/services/counter.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CommonOptions, dayGiven } from '../options.ts';
import { tell, valueOf } from '../output.ts';
import { withCounter } from '../with-counter.ts';
import { messagesHere } from '../words.ts';

/** `counter close-day`: closes the named business day, or the newest open one, by a person who held no till on it. */
export async function closeBusinessDay(options: CommonOptions & { readonly day?: string }): Promise<void> {
  const given = options.day === undefined ? null : dayGiven(options.day, '--day');
  await withCounter(options, async ({ counter, actorFor }) => {
    const accountant = await actorFor('cash.close_day');
    const open = valueOf(listDays(counter, accountant)).find((day) => day.state === 'open');
    const page = valueOf(
      closeDay(counter, accountant, { businessDay: given ?? open?.businessDay ?? today(counter) }),
    );
    tell(options.json, page, linesOf(page, messagesHere()));
  });
}

function linesOf(page: DayPage, { dayClose }: Messages): string[] {
  const yuan = formatYuanGrouped;
  return [
    dayClose.closedNow(page.businessDay),
    `${dayClose.sums.receipts}: ${yuan(page.receiptsFen)} (${dayClose.receiptCount(page.receiptCount, page.voidCount)})`,
    `${dayClose.sums.diary}: ${yuan(page.diaryFen)}`,
    `${dayClose.sums.tenders}: ${yuan(page.tendersFen)}`,
    `${dayClose.sums.journal}: ${yuan(page.journalFen)}`,
    ...(page.countedTakingsFen === null ? [] : [`${dayClose.sums.counted}: ${yuan(page.countedTakingsFen)}`]),
    `${dayClose.chain}: ${page.chainHead ?? '—'}`,
  ];
}
