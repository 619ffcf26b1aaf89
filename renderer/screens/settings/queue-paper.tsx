import { Segmented } from 'antd';
import type { Printer } from '../../../electron/contract/printer-shape.ts';
import { useMessages } from '../../components/use-messages.ts';
import { MeasureField } from './measure-field.tsx';

type QueuePrinter = Extract<Printer, { readonly road: 'queue' }>;

/** What paper lies in a printer of the system: a roll of one of two widths, or forms; and by how much forms lie off. */
export function QueuePaper(props: {
  readonly printer: QueuePrinter;
  readonly canHaveForms: boolean;
  readonly onChange: (printer: QueuePrinter) => void;
}) {
  const { printer, canHaveForms, onChange } = props;
  const { printing } = useMessages();
  const { form } = printer;
  const move = (way: 'dxTenthMm' | 'dyTenthMm', millimetres: number): void => {
    if (form !== null) onChange({ ...printer, form: { ...form, [way]: Math.round(millimetres * 10) } });
  };
  return (
    <>
      <Segmented
        aria-label={printing.width}
        value={form === null ? String(printer.widthMm) : 'form'}
        options={[
          ...([58, 80] as const).map((value) => ({
            value: String(value),
            label: printing.rolls[value],
          })),
          ...(canHaveForms
            ? [{ value: 'form', label: <span data-testid="paper-form">{printing.form}</span> }]
            : []),
        ]}
        onChange={(value) =>
          onChange(
            value === 'form'
              ? { ...printer, form: { dxTenthMm: 0, dyTenthMm: 0 } }
              : { ...printer, widthMm: value === '58' ? 58 : 80, form: null },
          )
        }
      />
      {form === null
        ? null
        : (['dxTenthMm', 'dyTenthMm'] as const).map((way) => (
            <MeasureField
              key={way}
              label={printing.offset[way]}
              testId={way}
              min={-20}
              max={20}
              step={0.5}
              value={form[way] / 10}
              onChange={(value) => move(way, value)}
            />
          ))}
    </>
  );
}
