import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemPanel } from './problem-panel';
import { Waiting } from './waiting';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** Waiting, a problem, or the answer: never a blank place. */
export function Answer<T>({ query, children }: Props<T>) {
  if (query.isPending) return <Waiting />;
  if (query.isError) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  return children(query.data);
}
