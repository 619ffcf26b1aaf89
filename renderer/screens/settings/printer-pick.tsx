import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { Printer, PrintPurpose } from '../../../electron/contract/printer-shape.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { QueuePaper } from './queue-paper.tsx';
import { EscPosFields } from './esc-pos-fields.tsx';

type EscPosRoad = Exclude<Printer['road'], 'queue'>;

/** A printer out of those that the system lists, or a receipt printer by another road; whoever manages the PC sees the other roads. */
export function PrinterPick(props: {
  readonly purpose: PrintPurpose;
  readonly queues: readonly string[];
  readonly roads: readonly Printer['road'][];
  readonly chosen: Printer | null;
  readonly onChoose: (printer: Printer | null) => void;
  readonly onTest: () => void;
}) {
  const { purpose, queues, roads, chosen, onChoose, onTest } = props;
  const { printing } = useMessages();
  const canManage = useRight('station.manage');
  const [openRoad, setOpenRoad] = useState<EscPosRoad | null>(null);
  const queueValue = (queue: string): string => `queue ${queue}`;
  const chosenValue = chosen === null ? '' : chosen.road === 'queue' ? queueValue(chosen.queue) : chosen.road;
  const escPosRoads = roads.filter((road): road is EscPosRoad => road !== 'queue');
  const road = openRoad ?? (chosen === null || chosen.road === 'queue' ? null : chosen.road);
  return (
    <>
      <Radio.Group
        className="settings-printers"
        value={openRoad ?? chosenValue}
        onChange={(event) => {
          const value = String(event.target.value);
          const wanted = escPosRoads.find((candidate) => candidate === value) ?? null;
          setOpenRoad(wanted);
          if (wanted !== null) return;
          const queue = queues.find((name) => queueValue(name) === value);
          onChoose(queue === undefined ? null : { road: 'queue', queue, widthMm: 80, form: null });
        }}
      >
        {queues.length === 0 ? <span className="quiet">{printing.empty}</span> : null}
        {queues.map((queue) => (
          <Radio key={queue} value={queueValue(queue)} data-testid="printer">
            {queue}
          </Radio>
        ))}
        {canManage
          ? escPosRoads.map((value) => (
              <Radio key={value} value={value} data-testid={`${purpose}-road-${value}`}>
                {printing.roads[value]}
              </Radio>
            ))
          : null}
        {!canManage && road !== null ? <Radio value={road}>{printing.roads[road]}</Radio> : null}
        <Radio value="">{printing.none}</Radio>
      </Radio.Group>
      {road === null || !canManage ? null : (
        <EscPosFields
          key={road}
          purpose={purpose}
          road={road}
          queues={queues}
          chosen={chosen !== null && chosen.road === road ? chosen : null}
          onUse={(printer) => {
            setOpenRoad(null);
            onChoose(printer);
          }}
        />
      )}
      {canManage ? null : <p className="quiet">{printing.manage}</p>}
      <div className="settings-acts">
        {chosen?.road === 'queue' && openRoad === null ? (
          <QueuePaper printer={chosen} canHaveForms={purpose === 'receipt'} onChange={onChoose} />
        ) : null}
        <Button
          disabled={chosen === null || openRoad !== null}
          onClick={onTest}
          data-testid={`${purpose}-test`}
        >
          {printing.test}
        </Button>
      </div>
    </>
  );
}
