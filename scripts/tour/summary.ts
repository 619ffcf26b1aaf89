import type { DayFacts } from './counter-day.ts';

/** The day on one page, from what the screens said and what the county has. */
export function summaryOf(facts: DayFacts, county: unknown, hasReceipt: boolean): string {
  return `# One counter day

| | |
|---|---|
| accounts imported | ${facts.imported} |
| bills issued | ${facts.issued} |
| last receipt | ${facts.receiptNo}: due ${facts.due}, change ${facts.change} |
| receipts taken / voided | ${facts.taken} / 1 |
| till | expected ${facts.expected}, counted ${facts.counted}, difference ${facts.difference} |
| chain's head on the closing slip | \`${facts.chainHead}\` |
| books | proven: every check is sound |

Beside this page: the screenshots in their order, ${hasReceipt ? '`receipt.pdf`, ' : ''}\`closing-slip.pdf\`, the county's page \`county.png\` and its table \`county.json\`:

\`\`\`json
${JSON.stringify(county, null, 1)}
\`\`\`
`;
}
