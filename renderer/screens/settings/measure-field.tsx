import { InputNumber } from 'antd';
import { useId } from 'react';

/** A measure with its name beside it, in steps of half a millimetre (or whole points). */
export function MeasureField(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly testId: string;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, min, max, step, testId, onChange } = props;
  const id = useId();
  return (
    <span className="settings-offset">
      <label htmlFor={id}>{label}</label>
      <InputNumber
        id={id}
        data-testid={testId}
        min={min}
        max={max}
        step={step}
        precision={step < 1 ? 1 : 0}
        value={value}
        onChange={(changed) => (changed === null ? undefined : onChange(changed))}
      />
    </span>
  );
}
