import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../api/problem';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { Answer } from './answer';
import { ProblemPanel } from './problem-panel';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** The answer that a whole page is about. Where there is none the page has its heading and a way on all the same. */
export function PageAnswer<T>({ query, children }: Props<T>) {
  const { t } = useWords();
  if (!query.isError) return <Answer query={query}>{children}</Answer>;
  const { error } = query;
  const status = error instanceof ApiError ? error.problem.status : 0;
  const title = status === 404 ? 'unknown' : status === 403 ? 'refused' : 'failed';
  return (
    <>
      <PageTitle title={t(`pageProblem.${title}`)} />
      <ProblemPanel error={error} onRetry={() => void query.refetch()} />
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </>
  );
}
