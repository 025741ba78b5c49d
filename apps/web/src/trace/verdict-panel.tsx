import { Link } from 'react-router';
import type { GapReply, Severity, TraceReply } from '../api/generated';
import { isHandle } from '../api/references';
import { useMoment } from '../frame/moment';
import { readable } from '../frame/known-at-control';
import { useWords } from '../i18n/words';
import { CompletenessNote } from '../parts/completeness-note';
import { parametersText } from '../parts/parameters';
import { printed } from '../parts/quantity';
import { Status } from '../parts/status';
import { nothingRecordedThen } from './known-then';
import { certificateTitle } from './node-words';

const SEVERITIES: Severity[] = ['GAP', 'UNDECIDED', 'REMARK'];

/** The verdict in words, what it rests on, and the other verdict where it was known differently then. */
export function VerdictPanel({ answer }: { answer: TraceReply }) {
  const { t, local, word } = useWords();
  const { verdict, gaps, firstFailing, completeness, ruleSet } = answer;
  return (
    <section className="verdict card" aria-labelledby="verdict-title" data-testid="verdict">
      <h2 id="verdict-title" className="hidden-label">
        {t('trace.verdict')}
      </h2>
      <div className="verdict-line">
        <Status group="traceVerdict" code={verdict} big />
        <span>{t(`traceVerdictHelp.${verdict}`, { defaultValue: '' })}</span>
      </div>
      {answer.question.on && (
        <p className="muted" data-testid="question">
          {t('trace.asked', { on: answer.question.on, what: askedText(answer, word) })}
        </p>
      )}
      <GapCounts gaps={gaps} />
      {firstFailing && (
        <p data-testid="first-failing">
          <b>{t(firstFailing.severity === 'GAP' ? 'trace.firstFailing' : 'trace.firstOpen')}</b>
          {t('common.colon')}
          <FirstPlace answer={answer} /> {local(firstFailing.message) || word('code', firstFailing.code)}{' '}
          <code className="muted small">{firstFailing.code}</code>
          {firstFailing.articleText && (
            <span className="muted small" data-testid="article">
              {' '}
              {t('trace.article', { article: local(firstFailing.articleText) })}
            </span>
          )}
        </p>
      )}
      {answer.asKnownThen && <KnownThen answer={answer} />}
      <CompletenessNote completeness={{ ...completeness, ruleSet: completeness.ruleSet ?? ruleSet }} />
    </section>
  );
}

/** The quantity that was asked about and, where one was given, its value: paper has no form above it. */
function askedText({ question }: TraceReply, word: ReturnType<typeof useWords>['word']): string {
  const quantity = word('quantity', question.quantity);
  const asked = question.value ? `${quantity} ${printed(question.value)}` : quantity;
  const at = parametersText(question.parameters, word);
  return at === '' ? asked : `${asked}, ${at}`;
}

function GapCounts({ gaps }: { gaps: GapReply[] }) {
  if (gaps.length === 0) return null;
  return (
    <span className="verdict-counts">
      {SEVERITIES.map((severity) => {
        const count = gaps.filter((gap) => gap.severity === severity).length;
        return count === 0 ? null : (
          <span key={severity}>
            <Status group="severity" code={severity} /> × {count}
          </span>
        );
      })}
    </span>
  );
}

function FirstPlace({ answer }: { answer: TraceReply }) {
  const { t, local } = useWords();
  const moment = useMoment();
  const place = (id: string) => {
    const certificate = answer.certificates[id];
    if (!certificate) return id;
    const name = [certificateTitle(certificate, { t, local }), certificate.number].filter(Boolean).join(' ');
    if (isHandle(id)) return name;
    return <Link to={moment.to(`/certificates/${encodeURIComponent(id)}`)}>{name}</Link>;
  };
  const { from, to } = answer.firstFailing?.at ?? { from: null, to: null };
  if (from === null) return null;
  return (
    <span>
      {place(from)}
      {to !== null && (
        <>
          {' → '}
          {place(to)}
        </>
      )}
      {t('common.colon')}
    </span>
  );
}

function KnownThen({ answer }: { answer: TraceReply }) {
  const { t } = useWords();
  const moment = useMoment();
  const then = answer.asKnownThen;
  if (!then) return null;
  return (
    <div className="known-then" data-testid="known-then">
      <div>
        <b>{t('trace.knownThen', { on: answer.question.on ?? '' })}</b>
        {nothingRecordedThen(then) ? (
          <Status group="knownThen" code="UNRECORDED" />
        ) : (
          <>
            <Status group="traceVerdict" code={then.verdict} />
            <GapCounts gaps={then.gaps} />
          </>
        )}
        {then.knownAt < 0 ? (
          <span className="muted">{t('trace.nothingKnownThen')}</span>
        ) : (
          <Link to={moment.here({ knownAt: then.knownAt })}>
            {t('trace.showKnownThen', { knownAt: readable(String(then.knownAt)) })}
          </Link>
        )}
      </div>
      <div>
        <b>{t('trace.knownNow')}</b>
        <Status group="traceVerdict" code={answer.verdict} />
        <GapCounts gaps={answer.gaps} />
      </div>
    </div>
  );
}
