import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import type { Tariff } from '../../../db/domain/billing/tariff.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { packRules } from './pack-rules.ts';
import { priceLines, voltsText } from './price-lines.ts';

/** What is in a pack, for a person to read: its tariffs, then every other rule. Scrolls with the arrows once it has the cursor. */
export function PackContent({ pack }: { readonly pack: PolicyPack }) {
  const messages = useMessages();
  const { policy } = messages;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long text must be reachable and scrolled without a mouse
    <section className="pack-content" tabIndex={0} aria-label={pack.title} data-testid="pack-content">
      <Sheet title={policy.tariffs(pack.tariffs.length)}>
        <table className="pack-tariffs">
          <thead>
            <tr>
              <th>{policy.tariff}</th>
              <th>{policy.use}</th>
              <th>{policy.pricing}</th>
            </tr>
          </thead>
          <tbody>
            {pack.tariffs.map((tariff) => (
              <TariffRow key={tariff.code} tariff={tariff} />
            ))}
          </tbody>
        </table>
      </Sheet>
      <Sheet title={policy.otherRules}>
        <dl className="pack-rules">
          {packRules(messages, pack).map((rule) => (
            <div key={rule.section} data-testid={`rule-${rule.section}`}>
              <dt className="quiet">
                {rule.name}
                {rule.isSample ? <SampleMark /> : null}
              </dt>
              <dd>
                {rule.lines.length === 0 ? <span className="quiet">{policy.none}</span> : null}
                {rule.lines.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </section>
  );
}

function TariffRow({ tariff }: { readonly tariff: Tariff }) {
  const messages = useMessages();
  const { policy, names } = messages;
  return (
    <tr data-testid={`tariff-${tariff.code}`}>
      <td>
        {tariff.label}
        {tariff.isSample ? <SampleMark /> : null}
        <div className="quiet pack-code">{tariff.code}</div>
      </td>
      <td>
        {names.classes[tariff.customerClass]}
        <div className="quiet">
          {voltsText(messages, tariff)}
          {tariff.use === 'named' ? <span className="pack-mark">{policy.named}</span> : null}
        </div>
      </td>
      <td>
        {priceLines(messages, tariff).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </td>
    </tr>
  );
}

/** Says that no published source was found for this. */
export function SampleMark() {
  const { policy } = useMessages();
  return (
    <span className="pack-mark owed" title={policy.sampleHint}>
      {policy.sample}
    </span>
  );
}
