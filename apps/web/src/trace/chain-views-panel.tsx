import { ApartmentOutlined, PrinterOutlined, TableOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Segmented } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { TraceReply } from '../api/generated';
import { useWords } from '../i18n/words';
import { usePhone } from '../parts/use-media';
import { Waiting } from '../parts/waiting';
import { chainOf } from './chain-model';
import { ChainTable } from './chain-table';
import { drawnChainOf, onlyWaysToRoots } from './chain-views';

const ChainCanvas = lazy(() => import('./chain-canvas'));

type View = 'picture' | 'table';

/** The chain as a picture or as an equal table; on paper always as the table. */
export function ChainViewsPanel({ answer }: { answer: TraceReply }) {
  const { t } = useWords();
  const phone = usePhone();
  const [chosen, setChosen] = useState<View | null>(null);
  const [onlyRoots, setOnlyRoots] = useState(false);
  const view = chosen ?? (phone ? 'table' : 'picture');
  const whole = useMemo(() => chainOf(answer), [answer]);
  const chain = useMemo(() => (onlyRoots ? onlyWaysToRoots(whole) : whole), [whole, onlyRoots]);
  const drawn = useMemo(() => drawnChainOf(chain), [chain]);
  const endsWell = answer.roots.length > 0;
  if (whole.nodes.length === 0) {
    return <Alert type="warning" showIcon title={t('trace.empty')} description={t('trace.emptyHelp')} />;
  }
  return (
    <section aria-labelledby="chain-title">
      <div className="bar">
        <h2 id="chain-title">{t('trace.chain')}</h2>
        <div className="bar-tools no-print">
          {endsWell && (
            <Checkbox checked={onlyRoots} onChange={(event) => setOnlyRoots(event.target.checked)}>
              {t('trace.onlyRoots')}
            </Checkbox>
          )}
          <Segmented<View>
            value={view}
            onChange={setChosen}
            aria-label={t('trace.view')}
            options={[
              { value: 'picture', label: t('trace.picture'), icon: <ApartmentOutlined aria-hidden /> },
              { value: 'table', label: t('trace.table'), icon: <TableOutlined aria-hidden /> },
            ]}
          />
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('common.print')}
          </Button>
        </div>
      </div>
      {onlyRoots && chain.nodes.length < whole.nodes.length && (
        <Alert
          type="info"
          showIcon
          title={t('trace.filtered', { shown: chain.nodes.length, total: whole.nodes.length })}
          action={
            <Button size="small" onClick={() => setOnlyRoots(false)}>
              {t('trace.showAll')}
            </Button>
          }
        />
      )}
      {view === 'picture' && (
        <div className="no-print">
          {drawn.grouped && (
            <Alert
              type="warning"
              showIcon
              data-testid="grouped-banner"
              title={t('trace.grouped', { drawn: drawn.nodes.length, total: drawn.total })}
              action={
                <Button size="small" onClick={() => setChosen('table')}>
                  {t('trace.seeTable')}
                </Button>
              }
            />
          )}
          <Suspense fallback={<Waiting />}>
            <ChainCanvas chain={drawn} />
          </Suspense>
        </div>
      )}
      <div className={view === 'table' ? undefined : 'print-only'}>
        <ChainTable chain={chain} />
      </div>
    </section>
  );
}
