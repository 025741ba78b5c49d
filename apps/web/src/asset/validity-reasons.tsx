import { Link } from 'react-router';
import type { ValidityReasonReply, ValidityReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { pageOf } from '../parts/page-of';
import { Status } from '../parts/status';

/** Every reason with what it means and the article it rests on. */
export function ReasonList({ reasons, label }: { reasons: ValidityReasonReply[]; label: string }) {
  const { t, local, word } = useWords();
  if (reasons.length === 0) return null;
  return (
    <ul className="findings" aria-label={label}>
      {reasons.map((reason, index) => (
        <li key={`${reason.code} ${index}`}>
          <Status group="severity" code={reason.severity} />{' '}
          {local(reason.message) || word('code', reason.code)}{' '}
          <code className="muted small">{reason.code}</code>
          <ReasonLink reason={reason} />
          {reason.articleText && (
            <span className="muted small"> {t('trace.article', { article: local(reason.articleText) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The way to the certificate, case or asset that a reason speaks of. */
function ReasonLink({ reason }: { reason: ValidityReasonReply }) {
  const { t } = useWords();
  const moment = useMoment();
  const page = reason.link ? pageOf(reason.link) : null;
  return page === null ? null : <Link to={moment.to(page)}> {t('state.source')}</Link>;
}

type Change = NonNullable<ValidityReply['change']>;

/** What the verdict turns to on the first day on which it is another, and which reasons come and go. */
export function ValidityTurn({ answer, change }: { answer: ValidityReply; change: Change }) {
  const { t } = useWords();
  return (
    <p className="small" data-testid="validity-change">
      {t('validity.from', { on: change.on })} <Status group="validityVerdict" code={change.verdict} />
      <CodeWords label={t('validity.appears')} codes={change.appears} reasons={change.reasons} />
      <CodeWords label={t('validity.disappears')} codes={change.disappears} reasons={answer.reasons} />
    </p>
  );
}

function CodeWords({
  label,
  codes,
  reasons,
}: {
  label: string;
  codes: string[];
  reasons: ValidityReasonReply[];
}) {
  const { local, word } = useWords();
  if (codes.length === 0) return null;
  const words = codes.map((code) => {
    const reason = reasons.find((each) => each.code === code);
    return local(reason?.message) || word('code', code);
  });
  return (
    <span>
      {' '}
      {label}: {words.join(' ')}
    </span>
  );
}
