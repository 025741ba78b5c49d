import type { ReactNode } from 'react';

/** Names and what they are, side by side. */
export function Facts({
  facts,
  testId,
}: {
  facts: readonly (readonly [string, ReactNode])[];
  testId: string;
}) {
  return (
    <dl className="facts facts-figures" data-testid={testId}>
      {facts.map(([name, what]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
