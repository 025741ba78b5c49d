import { Alert, Button } from 'antd';
import { ApiError } from '../api/problem';
import { useFilling } from '../api/readiness';
import { useMoment } from '../frame/moment';
import { useSession } from '../frame/session-provider';
import { useWords } from '../i18n/words';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong in words, with the code and the trace id that support asks for, and the next step. */
export function ProblemPanel({ error, onRetry }: Props) {
  const { t, word } = useWords();
  const moment = useMoment();
  const { session, switchTo, hasDevIssuer } = useSession();
  const problem = error instanceof ApiError ? error.problem : null;
  const code = problem?.code ?? 'UNEXPECTED';
  const detail = problem?.detail || (problem ? '' : String(error));
  const title = t(`problem.${code}`, {
    defaultValue: problem?.title || word('problemStatus', String(problem?.status ?? '')),
  });
  const filling = useFilling();
  // Asked as known at a position at which it may not have been recorded yet: nothing went wrong.
  const tooEarly = problem?.status === 404 && moment.knownAt !== null;
  const expired = problem?.status === 401 && hasDevIssuer;
  return (
    <Alert
      type={tooEarly ? 'info' : 'error'}
      showIcon
      role="alert"
      data-testid="problem"
      title={title}
      description={
        <div className="stack">
          {detail !== title && <span>{detail}</span>}
          {problem?.status === 404 && filling !== null && <span>{t('problem.filling', { ...filling })}</span>}
          {problem && problem.errors.length > 0 && (
            <ul className="plain">
              {problem.errors.map((field) => (
                <li key={`${field.pointer} ${field.code}`}>
                  <code>{field.pointer}</code> {field.code}: {field.detail}
                </li>
              ))}
            </ul>
          )}
          <span className="small">
            {t('problem.code')} <code>{code}</code>
            {problem?.traceId && (
              <>
                {' '}
                · {t('problem.traceId')} <code>{problem.traceId}</code>
              </>
            )}
          </span>
        </div>
      }
      action={
        <>
          {expired && (
            <Button
              onClick={() => void switchTo(session?.role ?? 'inspector', session?.organization ?? null)}
            >
              {t('session.renew')}
            </Button>
          )}
          {onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
        </>
      }
    />
  );
}
