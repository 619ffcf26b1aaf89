import { useMemo, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import type { AreaRow } from '../../../electron/contract/checks.ts';
import { call } from '../../api/counter-api.ts';
import { LongTable } from '../../components/long-table.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { kwhText, percentText, wordText } from './check-facts.ts';
import { TotalForm } from './total-form.tsx';

/** The areas' losses, and under them who moved the chosen one's most. */
export function AreasView(props: {
  readonly areas: readonly AreaRow[];
  readonly month: Month;
  readonly onChanged: () => void;
}) {
  const { areas, month, onChanged } = props;
  const messages = useMessages();
  const words = messages.checks;
  const canSay = useRight('readings.enter');
  const canSet = useRight('supply.change');
  const [chosenId, setChosen] = useState<number | null>(null);
  const [asking, setAsking] = useState<'word' | 'total' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const chosen = areas.find((area) => area.areaId === chosenId) ?? areas[0];
  useKeys(
    useMemo(
      () => [
        ...(canSay && chosen?.isOutOfRange === true && chosen.word === null
          ? [{ key: 'F6', label: words.word, run: () => setAsking('word') }]
          : []),
        ...(canSet ? [{ key: 'F7', label: words.setTotal, run: () => setAsking('total') }] : []),
      ],
      [canSay, canSet, chosen, words],
    ),
  );
  if (chosen === undefined) return <p className="quiet">{words.noAreas}</p>;
  const say = async (reason: string): Promise<void> => {
    const { areaId } = chosen;
    const answer = await call('checks/explain', {
      month,
      code: 'area_loss',
      accountNo: null,
      areaId,
      reason,
    });
    setTrouble(answer.ok ? null : sentenceOf(messages, answer));
    if (!answer.ok) return;
    setAsking(null);
    onChanged();
  };
  return (
    <>
      <LongTable
        rows={areas}
        rowKey={(area) => area.areaId}
        chosen={chosen.areaId}
        onChoose={(area) => {
          setChosen(area.areaId);
          setAsking(null);
        }}
        label={words.areasList}
        testId="areas"
        columns={[
          {
            id: 'area',
            title: words.area,
            width: 'minmax(8em, 2fr)',
            cell: (area) => `${area.code} ${area.name}`,
          },
          {
            id: 'total',
            title: words.total,
            width: 'minmax(7em, 1fr)',
            cell: (area) => area.totalAccountNo ?? <span className="quiet">{words.noTotal}</span>,
          },
          {
            id: 'households',
            title: words.households,
            width: '4.5em',
            isFigure: true,
            cell: (area) => area.households,
          },
          {
            id: 'supplied',
            title: words.supplied,
            width: 'minmax(5em, 7em)',
            isFigure: true,
            cell: (area) => kwhText(area.suppliedWh),
          },
          {
            id: 'sold',
            title: words.sold,
            width: 'minmax(5em, 7em)',
            isFigure: true,
            cell: (area) => kwhText(area.soldWh),
          },
          {
            id: 'loss',
            title: words.loss,
            width: 'minmax(5em, 7em)',
            isFigure: true,
            cell: (area) => kwhText(area.lossWh),
          },
          {
            id: 'share',
            title: words.lossShare,
            width: 'minmax(4.5em, 6em)',
            isFigure: true,
            cell: (area) => (area.lossBasisPoints === null ? '' : percentText(area.lossBasisPoints)),
          },
          {
            id: 'state',
            title: words.answer,
            width: 'minmax(7em, 1.4fr)',
            cell: (area) => <AreaState area={area} />,
          },
        ]}
      />
      <section className="check-answer" data-testid="area-movers">
        <p>
          <strong>{words.movers}</strong>{' '}
          <span className="quiet">{words.range(share(chosen.fromPpm), share(chosen.upToPpm))}</span>
        </p>
        {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
        {asking === 'word' ? (
          <ReasonPick
            label={words.wordLabel}
            usual={words.usualWords}
            testId="area-word"
            onGive={(reason) => void say(reason)}
            onLeave={() => setAsking(null)}
          />
        ) : asking === 'total' ? (
          <TotalForm
            area={chosen}
            onDone={() => {
              setAsking(null);
              onChanged();
            }}
            onLeave={() => setAsking(null)}
          />
        ) : (
          <Movers area={chosen} />
        )}
      </section>
    </>
  );
}

function AreaState({ area }: { readonly area: AreaRow }) {
  const messages = useMessages();
  const words = messages.checks;
  if (area.unread > 0) return <span className="quiet">{words.unread(area.unread)}</span>;
  if (area.suppliedWh === null) return null;
  if (!area.isOutOfRange) return <span className="done">✓ {words.inRange}</span>;
  if (area.word === null) return <strong className="wrong">{words.outOfRange}</strong>;
  return <span className="clip">{wordText(messages, area.word)}</span>;
}

function Movers({ area }: { readonly area: AreaRow }) {
  const words = useMessages().checks;
  if (area.movers.length === 0) return <p className="quiet">{words.noMovers}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>{words.account}</th>
          <th className="figures">{words.before}</th>
          <th className="figures">{words.use}</th>
          <th className="figures">{words.moved}</th>
        </tr>
      </thead>
      <tbody>
        {area.movers.slice(0, 5).map((one) => (
          <tr key={one.accountNo}>
            <td>
              {one.accountNo} {one.name} <span className="quiet">{one.address}</span>
            </td>
            <td className="figures">{kwhText(one.beforeWh)}</td>
            <td className="figures">{kwhText(one.useWh)}</td>
            <td className="figures">{signed(one.movedLossWh ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function signed(energy: number): string {
  return `${energy < 0 ? '−' : '+'}${kwhText(wattHours(Math.abs(energy)))}`;
}

/** Millionths as a percentage without idle zeros. */
function share(ppm: number): string {
  return formatDecimal(BigInt(ppm), 4).replace(/\.?0+$/, '');
}
