import { Link } from 'react-router';
import type { Gap, TraceAnswer } from '../api/answers';
import type { Severity } from '../api/shapes';
import { useMoment } from '../frame/moment';
import { readable } from '../frame/known-at-control';
import { useWords } from '../i18n/words';
import { CompletenessNote } from '../parts/completeness-note';
import { printed } from '../parts/quantity';
import { Status } from '../parts/status';

const SEVERITIES: Severity[] = ['GAP', 'UNDECIDED', 'REMARK'];

/** The verdict in words, what it rests on, and the other verdict where it was known differently then. */
export function VerdictPanel({ answer }: { answer: TraceAnswer }) {
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
          {firstFailing.article && (
            <span className="muted small" data-testid="article">
              {' '}
              {t('trace.article', { article: firstFailing.article })}
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
function askedText({ question }: TraceAnswer, word: ReturnType<typeof useWords>['word']): string {
  const quantity = word('quantity', question.quantity);
  return question.value ? `${quantity} ${printed(question.value)}` : quantity;
}

function GapCounts({ gaps }: { gaps: Gap[] }) {
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

function FirstPlace({ answer }: { answer: TraceAnswer }) {
  const { t, local } = useWords();
  const name = (id: string | null) => {
    const certificate = id === null ? undefined : answer.certificates[id];
    if (!certificate) return id;
    return [local(certificate.assetName), certificate.number].filter((part) => part !== '').join(' ');
  };
  const { from, to } = answer.firstFailing?.at ?? { from: null, to: null };
  if (from === null) return null;
  return (
    <span>
      {name(from)}
      {to !== null && ` → ${name(to)}`}
      {t('common.colon')}
    </span>
  );
}

function KnownThen({ answer }: { answer: TraceAnswer }) {
  const { t } = useWords();
  const moment = useMoment();
  const then = answer.asKnownThen;
  if (!then) return null;
  return (
    <div className="known-then" data-testid="known-then">
      <div>
        <b>{t('trace.knownThen', { on: answer.question.on ?? '' })}</b>
        <Status group="traceVerdict" code={then.verdict} />
        <GapCounts gaps={then.gaps} />
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
