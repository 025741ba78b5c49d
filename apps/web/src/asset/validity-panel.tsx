import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RecordedAssetReply, ValidityReply } from '../api/generated';
import { askValidity } from '../api/questions';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { Answer } from '../parts/answer';
import { CompletenessNote } from '../parts/completeness-note';
import { Status } from '../parts/status';
import { QuestionForm } from '../trace/question-form';
import { ReasonList, ValidityTurn } from './validity-reasons';

/** "May I use it on that day?": the verdict in a word, until when, and why. The day is always in the URL. */
export function ValidityPanel({ asset }: { asset: RecordedAssetReply }) {
  const { t } = useWords();
  const moment = useMoment();
  const [params] = useSearchParams();
  const on = moment.on ?? '';
  const question = {
    on,
    quantity: params.get('quantity') ?? asset.measurands[0]?.quantity ?? '',
    value: params.get('value') ?? '',
    unit: params.get('unit') ?? '',
    parameter: params.get('parameter') ?? '',
    part: params.get('part') ?? '',
    purpose: params.get('purpose') ?? '',
  };
  useEffect(() => {
    if (on === '') moment.change({ on: todayInShanghai() }, true);
  }, [on, moment]);
  const validity = useQuery({
    queryKey: ['validity', asset.id, question, moment.seen],
    queryFn: ({ signal }) => askValidity(asset.id, question, moment.seen, signal),
    enabled: on !== '',
  });
  return (
    <section className="card" aria-labelledby="validity-title" data-testid="validity">
      <h2 id="validity-title">{t('validity.title')}</h2>
      <QuestionForm
        key={JSON.stringify(question)}
        asset={asset}
        initial={{ ...question, on: on || todayInShanghai() }}
        submitLabel={t('question.validity')}
      />
      <Answer query={validity}>{(answer) => <ValidityWords answer={answer} on={on} />}</Answer>
    </section>
  );
}

function ValidityWords({ answer, on }: { answer: ValidityReply; on: string }) {
  const { t } = useWords();
  const moment = useMoment();
  const { certificate } = answer;
  return (
    <div className="stack" aria-live="polite">
      <div className="verdict-line">
        <Status group="validityVerdict" code={answer.verdict} big />
        <span>
          {t('validity.onDay', { on })}
          {answer.until && ` ${t('validity.until', { until: answer.until })}`}
        </span>
      </div>
      <ReasonList reasons={answer.reasons} label={t('validity.reasons')} />
      {answer.change && <ValidityTurn answer={answer} change={answer.change} />}
      <dl className="facts">
        {certificate && (
          <div>
            <dt>{t('validity.certificate')}</dt>
            <dd>
              <Link to={moment.to(`/certificates/${encodeURIComponent(certificate.id)}`)}>
                {certificate.number}
              </Link>
            </dd>
          </div>
        )}
        {answer.traceVerdict && (
          <div>
            <dt>{t('validity.trace')}</dt>
            <dd>
              <Status group="traceVerdict" code={answer.traceVerdict} />
            </dd>
          </div>
        )}
      </dl>
      <CompletenessNote completeness={answer.completeness} />
    </div>
  );
}
