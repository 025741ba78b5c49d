import type { ReactNode } from 'react';
import type { ReferenceMaterialBody } from '../api/generated';
import { useWords } from '../i18n/words';
import { Quantity } from '../parts/quantity';

/** What stands on the label of a certified reference material. */
export function MaterialLabel({ material }: { material: ReferenceMaterialBody }) {
  const { t, word } = useWords();
  const { expiresOn, certifiedValue } = material;
  const rows: [string, ReactNode][] = [
    [t('material.code'), <b key="code">{material.code}</b>],
    [t('material.batch'), material.batch],
    [t('material.grade'), word('materialGrade', material.grade) || '–'],
    [t('material.certifiedValue'), <Quantity key="value" value={certifiedValue} />],
    [t('material.expiresOn'), expiresOn ?? t('common.noEnd')],
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
