import { Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClosingSlip, CountedTill } from '../../../electron/contract/cash.ts';
import { isTenderEven } from '../../../db/domain/cash/tender-comparison.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money, SignedMoney } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** After the count is final: counted, expected, over or short, its reason, and the closing. */
export function CountResult(props: {
  readonly till: CountedTill;
  readonly onClosed: (slip: ClosingSlip) => void;
}) {
  const { till: counted, onClosed } = props;
  const messages = useMessages();
  const { till, names } = messages;
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const reasonField = useRef<InputRef>(null);
  const { countedFen, expectedFen, differenceFen, tenders } = counted;
  const isEven = differenceFen === 0 && tenders.every(isTenderEven);
  useEffect(() => reasonField.current?.focus(), []);

  const act = useMemo(() => {
    const close = async (): Promise<void> => {
      if (!isEven && reason.trim() === '') {
        setTrouble(messages.refusals.difference_reason_missing({}));
        reasonField.current?.focus();
        return;
      }
      setBusy(true);
      setTrouble(null);
      const answer = await call('cash/close-till', { differenceReason: isEven ? null : reason });
      setBusy(false);
      if (answer.ok) onClosed(answer.value);
      else setTrouble(sentenceOf(messages, answer));
    };
    return { key: 'F9', label: isBusy ? till.closing : till.close, isOff: isBusy, run: () => void close() };
  }, [isEven, reason, isBusy, till, messages, onClosed]);
  useKeys(useMemo(() => [act], [act]));

  return (
    <Sheet title={till.resultTitle} testId="count-result">
      <dl className="count-result">
        <dt>{till.counted}</dt>
        <dd>
          <Money amount={countedFen} size="large" testId="counted" />
        </dd>
        <dt>{till.expected}</dt>
        <dd>
          <Money amount={expectedFen} size="large" testId="expected" />
        </dd>
        <dt>{differenceFen === 0 ? till.difference : differenceFen > 0 ? till.over : till.short}</dt>
        <dd className="money-huge">
          {differenceFen === 0 ? (
            <span className="done" data-testid="difference" data-fen={0}>
              ✓ {till.even}
            </span>
          ) : (
            <SignedMoney amount={differenceFen} testId="difference" />
          )}
        </dd>
      </dl>
      {tenders.length === 0 ? null : (
        <table className="count paper-count" data-testid="count-papers">
          <thead>
            <tr className="quiet">
              <th scope="col">{till.papers}</th>
              <th scope="col">{till.papersCounted}</th>
              <th scope="col">{till.papersBooked}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {tenders.map((tender) => (
              <tr key={tender.kind}>
                <td>{names.tenders[tender.kind]}</td>
                <td className="figures">
                  {till.piecesAndSum(tender.countedPieces, formatYuanGrouped(tender.countedFen))}
                </td>
                <td className="figures">
                  {till.piecesAndSum(tender.bookedPieces, formatYuanGrouped(tender.bookedFen))}
                </td>
                <td className={isTenderEven(tender) ? 'done' : 'wrong'}>
                  {isTenderEven(tender) ? '✓' : '≠'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isEven ? null : (
        <FieldRow label={till.reason} hint={till.reasonHint}>
          {(id) => (
            <Input
              ref={reasonField}
              id={id}
              size="large"
              data-testid="difference-reason"
              maxLength={200}
              placeholder={till.reasonExample}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : act.run())}
            />
          )}
        </FieldRow>
      )}
      {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
      <div className="till-acts">
        <KeyButton act={act} kind="primary" size="large" isWide testId="close-till" />
      </div>
      <p className="quiet till-text">{till.closeHint}</p>
    </Sheet>
  );
}
