import { Link } from 'react-router';
import type { ImpactCauseReply, ImpactReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { printed } from '../parts/quantity';

/** What the grades rest on: each finding and each restated value, with its shift and its window. */
export function GradingNote({ grading }: { grading: ImpactReply['grading'] }) {
  const { t } = useWords();
  const { causes, limit } = grading;
  if (causes.length === 0) return <p className="muted small">{t('impact.noCause')}</p>;
  return (
    <div data-testid="impact-grading">
      <p className="muted small">{t('impact.gradedBy')}</p>
      <ul className="small">
        {causes.map((cause) => (
          <li key={`${cause.kind}/${cause.id}`}>
            <Cause cause={cause} />
          </li>
        ))}
      </ul>
      {limit && <p className="small">{t('impact.gradingCut', { limit })}</p>}
    </div>
  );
}

function Cause({ cause }: { cause: ImpactCauseReply }) {
  const { t, word } = useWords();
  const { kind, id, quantity, from, to, shift } = cause;
  return (
    <>
      {word('impactCause', kind)} <CauseName kind={kind} id={id} /> ({word('quantity', quantity)}
      {', '}
      <span className="quantity">
        {from ?? t('impact.anyFrom')} → {to ?? t('impact.anyTo')}
      </span>
      {'): '}
      <strong>{shift ? printed(shift) : t('impact.shiftNotStated')}</strong>
    </>
  );
}

/** A finding opened a case of its own id; a restated value opened none. */
function CauseName({ kind, id }: Pick<ImpactCauseReply, 'kind' | 'id'>) {
  const moment = useMoment();
  const name = <span translate="no">{id}</span>;
  if (kind !== 'NONCONFORMITY') return name;
  return <Link to={moment.to(`/impact-cases/${encodeURIComponent(id)}`)}>{name}</Link>;
}
