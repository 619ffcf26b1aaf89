import type { VerifyReport } from '../../../electron/contract/county.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** Of each check so many findings are read out; the first says where to look. */
const shownFindings = 4;

/** What the proof found: all sound with its figures, or the findings by check. */
export function VerifyOutcome({ report }: { readonly report: VerifyReport }) {
  const words = useMessages().books;
  if (report.isSound) {
    return (
      <TroubleLine tone="done" testId="verify-sound">
        <strong>
          <span className="done">✓</span> {words.sound}
        </strong>{' '}
        {words.soundFigures(report.entries, report.postedRows, report.receipts)}
        <br />
        <span className="quiet books-hash">
          {words.head} <code data-testid="chain-head">{report.chainHead}</code>
        </span>
      </TroubleLine>
    );
  }
  const wrong = report.checks.filter(({ findings }) => findings.length > 0);
  const good = report.checks.filter(({ findings }) => findings.length === 0);
  const count = report.checks.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <TroubleLine tone="wrong" testId="verify-unsound">
      <strong>{words.unsound(count)}</strong>
      <dl className="books-findings">
        {wrong.map(({ check, findings }) => (
          <div key={check} data-testid={`check-${check}`}>
            <dt>
              {words.checks[check] ?? check} <span className="wrong">{words.checkBad(findings.length)}</span>
            </dt>
            {findings.slice(0, shownFindings).map((finding) => (
              <dd key={finding}>{finding}</dd>
            ))}
            {findings.length > shownFindings ? (
              <dd className="quiet">{words.moreFindings(findings.length - shownFindings)}</dd>
            ) : null}
          </div>
        ))}
      </dl>
      <p className="books-good">
        {good.map(({ check }) => (
          <span key={check}>
            <span className="done">✓</span> {words.checks[check] ?? check}
          </span>
        ))}
      </p>
    </TroubleLine>
  );
}
