import type { Messages } from '../index.ts';

export const county: Messages['county'] = {
  notEnrolled:
    "From here each day's entries go to the county office, sealed and signed. The station is not enrolled yet; work goes on and everything is kept here.",
  notEnrolledFirst: `The administrator enters the county's address and code under "Settings".`,
  send: 'Send now',
  pending: (count) => (count === 1 ? '1 entry to send' : `${count} entries to send`),
  pendingNone: 'All sent',
  pendingSafe: 'What waits is kept safe here.',
  lastAck: 'Last ack of the county',
  neverAcked: 'none yet',
  address: 'County office',
  sent: 'Sent, and acknowledged by the county.',
  nothingNew: 'There is nothing new to send.',
  lineDown:
    'The line is down. Everything is safe here and work goes on; it is sent when the line is back, or press F9 again.',
  troubleDetail: (detail) => `Last time: ${detail}`,
  batches: 'Batches',
  noBatches: 'No batch yet. F9 seals and sends the first one.',
  batchNo: 'Batch',
  entriesRange: 'Entries',
  count: 'Count',
  bytes: 'Size',
  sealedAt: 'Sealed at',
  attempts: 'Tries',
  ackedAt: 'Acknowledged',
  notAcked: 'waiting',
  size: (bytes) => (bytes < 1_024 ? `${bytes} bytes` : `${(bytes / 1_024).toFixed(1)} KB`),
  exportName: 'Batches',
};
