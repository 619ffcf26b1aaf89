import { useMemo, useState } from 'react';
import type { ImportContacts } from '../../../electron/contract/imports.ts';
import { call } from '../../api/counter-api.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { type Slip, slipsOf } from './slips.ts';

/** What became of a slip: opened with a number, or asked for before. */
type SlipState = { readonly workOrderId: number | null };

/** 有表无卡 and 有卡无表 of a file, with F4 to open a contact slip for each that has none yet. */
export function ContactSlips(props: { readonly contacts: ImportContacts; readonly fileName: string }) {
  const { contacts, fileName } = props;
  const messages = useMessages();
  const words = messages.imports;
  const canOpen = useRight('work_orders.open');
  const slips = useMemo(() => slipsOf(contacts), [contacts]);
  const [done, setDone] = useState<ReadonlyMap<string, SlipState>>(new Map());
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const left = slips.filter(({ key }) => !done.has(key));

  const openOne = async (slip: Slip): Promise<boolean> => {
    const answer = await call('work-orders/open', {
      kind: slip.kind,
      month: contacts.month,
      registerId: null,
      accountNo: slip.kind === 'card_without_meter' ? slip.accountNo : null,
      meterNo: slip.kind === 'meter_without_card' ? slip.meterNo : null,
      reason:
        slip.kind === 'meter_without_card'
          ? words.slipReasonMeter(fileName.slice(0, 60), slip.line ?? 0, slip.accountNo)
          : words.slipReasonCard(fileName.slice(0, 60), slip.meterNo),
      assignedTo: null,
      dueOn: null,
    });
    const isOpenAlready =
      !answer.ok && 'refusal' in answer && answer.refusal.code === 'work_order_open_already';
    if (!answer.ok && !isOpenAlready) {
      setRefusal(sentenceOf(messages, answer));
      return false;
    }
    const workOrderId = answer.ok ? answer.value.workOrderId : null;
    setDone((before) => new Map(before).set(slip.key, { workOrderId }));
    return true;
  };
  const openAll = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    setRefusal(null);
    for (const slip of left) if (!(await openOne(slip))) break;
    setBusy(false);
    await useStatus.getState().refresh();
  };
  const act = useMemo(
    () => ({
      key: 'F4',
      label: words.openSlips(left.length),
      isOff: isBusy || left.length === 0,
      run: () => setAsking(true),
    }),
    [words, isBusy, left.length],
  );
  const isOffered = canOpen && slips.length > 0;
  useKeys(useMemo(() => (isOffered ? [act] : []), [isOffered, act]));

  if (slips.length === 0) return null;
  const { metersWithoutCardCount: meters, cardsWithoutMeterCount: cards } = contacts;
  return (
    <Sheet
      title={words.contactsTitle(meters, cards)}
      testId="import-contacts"
      aside={canOpen ? <KeyButton act={act} testId="open-slips" /> : null}
    >
      {refusal === null ? null : <TroubleLine testId="slips-refused">{refusal}</TroubleLine>}
      {meters + cards > slips.length ? (
        <p className="quiet imports-hint">{words.contactsCut(slips.length)}</p>
      ) : null}
      <div className="imports-contacts">
        <table className="imports-findings">
          <tbody>
            {slips.map((slip) => (
              <tr key={slip.key} data-testid="contact" data-kind={slip.kind}>
                <td>{messages.imports.codeNames[slip.kind]}</td>
                <td className="imports-value">
                  {slip.kind === 'meter_without_card'
                    ? words.contactMeter(slip.meterNo, slip.line ?? 0, slip.accountNo)
                    : words.contactCard(slip.accountNo, slip.name, slip.routeCode, slip.meterNo)}
                  {slip.address === '' ? null : <span className="quiet"> {slip.address}</span>}
                </td>
                <td className="quiet">{stateWord(done.get(slip.key))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isAsking ? (
        <SureQuestion
          title={words.slipsQuestion(left.length)}
          yes={words.slipsYes}
          name="slips"
          onYes={() => void openAll()}
          onNo={() => setAsking(false)}
        >
          {words.slipsWhat}
        </SureQuestion>
      ) : null}
    </Sheet>
  );

  function stateWord(state: SlipState | undefined): string {
    if (state === undefined) return '';
    return state.workOrderId === null ? words.slipOpenAlready : words.slipOpened(state.workOrderId);
  }
}
