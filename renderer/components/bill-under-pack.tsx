import { Select, type RefSelectProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { BillCompare } from './bill-compare.tsx';
import { InlineField } from './inline-field.tsx';
import { TroubleLine } from './trouble-line.tsx';
import { useAnswer } from './use-answer.ts';
import { useMessages } from './use-messages.ts';
import '../styles/bill-compare.css';

/** An issued bill under a pack of the station: choose the pack, see before and after. Nothing is changed by it. */
export function BillUnderPack(props: {
  readonly billId: number;
  /** The cursor goes to the choice of the pack. */
  readonly isFocused?: boolean;
}) {
  const { billId, isFocused = true } = props;
  const { explanation: words } = useMessages();
  const packs = useAnswer('trial/list-packs', undefined);
  const [chosen, setChosen] = useState<number | null>(null);
  const choice = useRef<RefSelectProps>(null);
  const own = (packs.value ?? []).flatMap(({ packId, ...pack }) =>
    packId === null ? [] : [{ ...pack, packId }],
  );
  const packId = chosen ?? own[0]?.packId ?? null;
  const tried = useAnswer('trial/bill-under-pack', { billId, packId: packId ?? 1 }, packId === null);
  const isThere = packs.value !== null;
  useEffect(() => {
    if (isThere && isFocused) choice.current?.focus();
  }, [isThere, isFocused]);
  if (packs.trouble !== null) return <TroubleLine>{packs.trouble}</TroubleLine>;
  return (
    <section className="bill-under-pack" data-testid="bill-under-pack">
      {tried.value === null ? null : <h2>{words.tryTitle(tried.value.name, tried.value.periodMonth)}</h2>}
      <InlineField label={words.tryPackLabel}>
        {(id) => (
          <Select
            ref={choice}
            id={id}
            value={packId}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            className="under-pack-choice"
            data-testid="under-pack-choice"
            options={own.map(({ packId: value, title, code, version }) => ({
              value,
              label: words.packName(title, code, version),
            }))}
            onChange={setChosen}
          />
        )}
      </InlineField>
      {own.length === 1 ? <p className="quiet">{words.tryNone}</p> : null}
      {tried.trouble === null ? null : <TroubleLine testId="under-pack-trouble">{tried.trouble}</TroubleLine>}
      {tried.value === null ? (
        tried.trouble === null && packId !== null ? (
          <p className="quiet">{words.tryWaiting}</p>
        ) : null
      ) : (
        <>
          <BillCompare
            before={tried.value.before}
            after={tried.value.after}
            headings={{ before: words.tryAsBilled, after: words.tryAsTried }}
          />
          <p className="quiet">{words.tryNote}</p>
        </>
      )}
    </section>
  );
}
