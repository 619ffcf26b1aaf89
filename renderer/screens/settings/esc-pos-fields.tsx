import { Button, Checkbox, Input, Segmented, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  type EscPosPrinter,
  type Printer,
  type PrinterFont,
  printerFonts,
  printerShape,
  type PrintPurpose,
} from '../../../electron/contract/printer-shape.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** Where a receipt printer is and what it can do; nothing is kept before every field is right. */
export function EscPosFields(props: {
  readonly purpose: PrintPurpose;
  readonly road: EscPosPrinter['road'];
  readonly queues: readonly string[];
  readonly chosen: EscPosPrinter | null;
  readonly onUse: (printer: Printer) => void;
}) {
  const { purpose, road, queues, chosen, onUse } = props;
  const { printing } = useMessages();
  const [place, setPlace] = useState(() => placeOf(chosen, queues));
  const [port, setPort] = useState(chosen?.road === 'tcp' ? String(chosen.port) : '9100');
  const [widthMm, setWidthMm] = useState<58 | 80>(chosen?.widthMm ?? 80);
  const [font, setFont] = useState<PrinterFont>(chosen?.font ?? 'gbk');
  const [hasDrawer, setHasDrawer] = useState(chosen?.hasDrawer ?? false);
  const [tellsState, setTellsState] = useState(chosen?.tellsState ?? true);
  const common = { widthMm, font, hasDrawer, tellsState };
  const parsed = printerShape.safeParse(
    road === 'tcp'
      ? { road, host: place.trim(), port: Number(port), ...common }
      : road === 'device'
        ? { road, path: place.trim(), ...common }
        : { road, queue: place, ...common },
  );
  const wrongFields = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]));
  const use = (event: FormEvent): void => {
    event.preventDefault();
    if (parsed.success) onUse(parsed.data);
  };
  const placeWords =
    road === 'tcp'
      ? { label: printing.host, hint: printing.hostHint, wrong: printing.hostWrong }
      : { label: printing.path, hint: printing.pathHint, wrong: printing.pathWrong };
  return (
    <form className="settings-esc-pos" onSubmit={use} data-testid={`${purpose}-esc-pos`}>
      {road === 'windows_raw' ? (
        <FieldRow label={printing.queueName}>
          {(id) => (
            <Select
              id={id}
              value={place === '' ? null : place}
              options={queues.map((value) => ({ value, label: value }))}
              onChange={(value: string) => setPlace(value)}
            />
          )}
        </FieldRow>
      ) : (
        <div className="settings-fields">
          <FieldRow
            label={placeWords.label}
            hint={placeWords.hint}
            wrong={
              place.trim() !== '' && (wrongFields.has('host') || wrongFields.has('path'))
                ? placeWords.wrong
                : null
            }
          >
            {(id) => (
              <Input
                id={id}
                data-testid={`${purpose}-place`}
                autoComplete="off"
                spellCheck={false}
                maxLength={253}
                value={place}
                onChange={(event) => setPlace(event.target.value)}
              />
            )}
          </FieldRow>
          {road === 'tcp' ? (
            <FieldRow
              label={printing.port}
              hint={printing.portHint}
              wrong={wrongFields.has('port') ? printing.portWrong : null}
            >
              {(id) => (
                <Input
                  id={id}
                  data-testid={`${purpose}-port`}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={5}
                  value={port}
                  onChange={(event) => setPort(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
                />
              )}
            </FieldRow>
          ) : null}
        </div>
      )}
      <FieldRow label={printing.width}>
        {(id) => (
          <Segmented
            id={id}
            value={widthMm}
            options={([58, 80] as const).map((value) => ({ value, label: printing.widths[value] }))}
            onChange={setWidthMm}
          />
        )}
      </FieldRow>
      <FieldRow label={printing.font} hint={printing.fontHint}>
        {(id) => (
          <Segmented
            id={id}
            value={font}
            options={printerFonts.map((value) => ({ value, label: printing.fonts[value] }))}
            onChange={setFont}
          />
        )}
      </FieldRow>
      <Checkbox checked={hasDrawer} onChange={(event) => setHasDrawer(event.target.checked)}>
        {printing.drawer}
      </Checkbox>
      <Checkbox
        checked={tellsState}
        onChange={(event) => setTellsState(event.target.checked)}
        data-testid={`${purpose}-tells-state`}
      >
        {printing.tellsState}
      </Checkbox>
      <span className="quiet field-note">{printing.tellsStateHint}</span>
      <Button htmlType="submit" type="primary" disabled={!parsed.success} data-testid={`${purpose}-use`}>
        {printing.use}
      </Button>
    </form>
  );
}

function placeOf(chosen: EscPosPrinter | null, queues: readonly string[]): string {
  switch (chosen?.road) {
    case 'tcp':
      return chosen.host;
    case 'device':
      return chosen.path;
    case 'windows_raw':
      return chosen.queue;
    case undefined:
      return queues[0] !== undefined && queues.length === 1 ? queues[0] : '';
  }
}
