import type { RouteCount } from '../../../electron/contract/routes.ts';
import { cellText } from '../../components/cell-text.ts';
import { useMessages } from '../../components/use-messages.ts';

/** 实抄率 of the month as it stands: lighting, power and both, with the meters that stand on no route. */
export function RateLine({
  total,
  without,
}: {
  readonly total: RouteCount;
  readonly without: RouteCount | null;
}) {
  const { routes: words } = useMessages();
  const { rates } = total;
  const rate = (value: number | null) =>
    value === null ? words.noRate : cellText('percent_hundredths', value);
  return (
    <div className="rate-line" data-testid="rate-line">
      <span>
        {words.rate} <strong className="rate-all figures">{rate(rates.all)}</strong>
      </span>
      <span>
        {words.lighting} <strong className="figures">{rate(rates.lighting)}</strong>
      </span>
      <span>
        {words.power} <strong className="figures">{rate(rates.power)}</strong>
      </span>
      <span>
        {words.read} <strong className="figures">{total.read}</strong> / {total.meters}
      </span>
      <span className={total.missed > 0 ? 'wrong' : 'quiet'}>
        {words.missed} <strong className="figures">{total.missed}</strong>
      </span>
      <span className={total.late > 0 ? 'owed' : 'quiet'}>
        {words.late} <strong className="figures">{total.late}</strong>
      </span>
      {without === null ? null : (
        <span className="owed">
          {words.without} <strong className="figures">{without.meters}</strong>
        </span>
      )}
    </div>
  );
}
