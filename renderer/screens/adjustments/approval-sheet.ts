import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { addFen, fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import { amountInWords } from '../../../db/domain/payments/amount-in-words.ts';
import type { AdjustmentDetail } from '../../../electron/contract/adjustments.ts';
import { energyWords } from '../../components/adjustment-words.ts';
import { kwhText, lineWorking } from '../../components/bill-line-text.ts';
import type { Messages } from '../../messages/index.ts';

/** A row of the sheet: what it is and what stands there. */
export type PaperFact = readonly [name: string, value: string];

/** 退补审批单: what stands on the sheet of paper, all as text. */
export interface ApprovalSheet {
  readonly title: string;
  readonly no: string;
  readonly facts: readonly PaperFact[];
  /** The corrected bills month by month with their sum, or the lines of a charge; its first row is the heading. */
  readonly table: readonly (readonly string[])[];
  readonly decision: readonly PaperFact[];
}

/** Writes the approval sheet of an adjustment: figures as the program computed them, the amount in words as on every voucher. */
export function approvalSheet(messages: Messages, detail: AdjustmentDetail): ApprovalSheet {
  const { adjustments: words, app, lists } = messages;
  const { paper } = words;
  const { preview } = detail;
  const magnitude = fen(Math.abs(preview.amountFen));
  const direction =
    preview.amountFen > 0 ? words.collect : preview.amountFen < 0 ? words.refund : words.noChange;
  const effects = [
    ...(preview.owedChangeFen === 0
      ? []
      : [
          `${preview.owedChangeFen > 0 ? words.owedMore : words.owedLess} ${formatYuanGrouped(fen(Math.abs(preview.owedChangeFen)))}`,
        ]),
    ...(preview.toPrepaymentFen === 0
      ? []
      : [`${words.toPrepayment} ${formatYuanGrouped(preview.toPrepaymentFen)}`]),
  ];
  const { name, rule } = words.faults[detail.fault];
  return {
    title: paper.title,
    no: paper.no(detail.adjustmentId),
    facts: [
      [paper.account, `${detail.accountNo}  ${detail.name}`],
      [paper.fault, `${name} (${rule})`],
      [paper.formula, preview.formula],
      [paper.source, preview.source],
      ...(preview.energyWh === 0
        ? []
        : [[paper.energy, energyWords(words, preview.energyWh)] satisfies PaperFact]),
      [paper.amount, `${direction} ${formatYuanGrouped(magnitude)} ${app.yuan}`],
      [paper.inWords, amountInWords(magnitude)],
      [paper.effect, effects.length === 0 ? words.nothingOwedMore : lists.enumerate(effects)],
      [paper.reason, detail.reason],
    ],
    table: preview.corrected.length > 0 ? correctedTable(words, detail) : chargeTable(messages, detail),
    decision: [
      [paper.proposer, `${detail.proposedByName}  ${stationTimeAt(detail.proposedAt)}`],
      [
        paper.decision,
        detail.decidedByName === null || detail.decidedAt === null
          ? words.states.waiting
          : `${words.states[detail.state]}  ${detail.decidedByName}  ${stationTimeAt(detail.decidedAt)}`,
      ],
      ...(detail.decisionReason === null
        ? []
        : [[paper.decisionReason, detail.decisionReason] satisfies PaperFact]),
    ],
  };
}

function correctedTable(words: Messages['adjustments'], { preview }: AdjustmentDetail): string[][] {
  const { paper } = words;
  const { corrected } = preview;
  const rowOf = (title: string, bills: typeof corrected): string[] => {
    const energy = (side: 'before' | 'after') =>
      kwhText(wattHours(bills.reduce((sum, bill) => sum + bill[side].energyWh, 0)));
    const amount = (side: 'before' | 'after') => addFen(...bills.map((bill) => bill[side].amountFen));
    return [
      title,
      energy('before'),
      energy('after'),
      formatYuanGrouped(amount('before')),
      formatYuanGrouped(amount('after')),
      formatYuanGrouped(fen(amount('after') - amount('before'))),
    ];
  };
  return [
    [
      paper.month,
      paper.energyBefore,
      paper.energyAfter,
      paper.amountBefore,
      paper.amountAfter,
      paper.difference,
    ],
    ...corrected.map((bill) => rowOf(bill.periodMonth, [bill])),
    ...(corrected.length > 1 ? [rowOf(paper.sum, corrected)] : []),
  ];
}

function chargeTable({ adjustments, explanation, lists }: Messages, { preview }: AdjustmentDetail) {
  return [
    [
      preview.fault === 'wrong_charge' ? adjustments.chargeReversed : adjustments.charge,
      '',
      adjustments.amount,
    ],
    ...preview.chargeLines.map((line) => [
      lists.chargeName(line.code, line.label),
      lineWorking(line, explanation),
      formatYuanGrouped(line.amountFen),
    ]),
  ];
}
