import type { ImpactReply } from '../api/generated';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import { RecordedText } from '../parts/recorded-text';
import { Status } from '../parts/status';

/** The totals before any list: how many, in which state, and where. */
export function ImpactCounts({ counts }: { counts: ImpactReply['counts'] }) {
  const { t, word } = useWords();
  const { region } = useNames();
  const totals: [string, string, number][] = [
    ['impactClass', 'AFFECTED', counts.affected],
    ['impactClass', 'CANNOT_SAY', counts.cannotSay],
    ['exposure', 'OPEN', counts.open],
    ['exposure', 'ENDED', counts.ended],
    ['impactClass', 'VOID', counts.void],
  ];
  const groups: [string, Record<string, number>, (code: string) => string][] = [
    [t('impact.byGrade'), withoutZeros(counts.byGrade ?? {}), (code) => word('grade', code)],
    [t('impact.byTier'), counts.byTier, (code) => word('tier', code)],
    [t('impact.byRegion'), counts.byRegion, region],
    [t('impact.byQuantity'), counts.byQuantity ?? {}, (code) => word('quantity', code)],
  ];
  return (
    <section aria-labelledby="counts-title" data-testid="impact-counts">
      <h2 id="counts-title" className="hidden-label">
        {t('impact.counts')}
      </h2>
      <div className="cards counts">
        {totals.map(([group, code, count]) => (
          <div key={code} className="card count" data-testid={`count-${code}`}>
            <span className="count-number">{count}</span>
            <Status group={group} code={code} />
          </div>
        ))}
      </div>
      <div className="cards">
        {groups
          .filter(([, group]) => Object.keys(group).length > 0)
          .map(([title, group, nameOf]) => (
            <Breakdown key={title} title={title} group={group} nameOf={nameOf} />
          ))}
      </div>
    </section>
  );
}

const withoutZeros = (group: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(group).filter(([, count]) => count > 0));

interface BreakdownProps {
  title: string;
  group: Record<string, number>;
  nameOf: (code: string) => string;
}

function Breakdown({ title, group, nameOf }: BreakdownProps) {
  const rows = Object.entries(group).sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return (
    <div className="card">
      <h3>{title}</h3>
      <dl className="bars">
        {rows.map(([code, count]) => (
          <div key={code}>
            <dt>
              <RecordedText text={nameOf(code)} />
            </dt>
            <dd>
              <span className="bar-fill" style={{ width: `${(count / most) * 70}%` }} aria-hidden />
              {count}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
