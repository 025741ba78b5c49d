import type { ReactNode } from 'react';
import type { ReferenceMaterial } from '../api/records';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { periodOf } from '../parts/period';
import { Quantity } from '../parts/quantity';
import { Status } from '../parts/status';

/** What stands on the label of a certified reference material. */
export function MaterialLabel({ material }: { material: ReferenceMaterial }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const on = moment.on ?? todayInShanghai();
  const { expiresOn, certifiedValue } = material;
  const rows: [string, ReactNode][] = [
    [t('material.code'), <b key="code">{material.code}</b>],
    [t('material.batch'), material.batch],
    [t('material.grade'), word('materialGrade', material.grade) || '–'],
    [t('material.certifiedValue'), <Quantity key="value" value={certifiedValue} />],
    [
      t('material.expiresOn'),
      <span key="expiry">
        {expiresOn ?? t('common.noEnd')}{' '}
        {expiresOn && (
          <>
            <span className="muted small">{t('certificate.periodOn', { on })}</span>{' '}
            <Status group="period" code={periodOf({ validUntil: expiresOn }, on)} />
          </>
        )}
      </span>,
    ],
  ];
  return (
    <div data-testid="material">
      <h3>{t('material.title')}</h3>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
