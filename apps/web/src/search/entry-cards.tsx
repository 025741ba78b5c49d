import { AuditOutlined, BankOutlined, ExperimentOutlined, ShopOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import type { AssetListItemReply } from '../api/generated';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';

type Entry = 'lab' | 'enterprise' | 'inspector' | 'regulator';

const ICONS: Record<Entry, ComponentType<{ 'aria-hidden'?: boolean }>> = {
  lab: ExperimentOutlined,
  enterprise: ShopOutlined,
  inspector: AuditOutlined,
  regulator: BankOutlined,
};

/** The first calibrated asset of one of these tiers, for a link that shows something. */
function exampleOf(items: AssetListItemReply[], tiers: string[]): AssetListItemReply | null {
  const calibrated = items.filter((item) => item.newestCertificate !== null);
  return calibrated.find((item) => tiers.includes(item.tier)) ?? calibrated[0] ?? null;
}

/** Four ways in, each with its question and a link that answers it for something of the ledger. */
export function EntryCards({ examples }: { examples: AssetListItemReply[] }) {
  const { t } = useWords();
  const moment = useMoment();
  const instrument = exampleOf(examples, ['WORKING']);
  const standard = exampleOf(examples, ['PUBLIC', 'WORKING_STANDARD', 'ENTERPRISE_HIGHEST']);
  const page = (item: AssetListItemReply | null, tail: string, more: Record<string, string> = {}) =>
    item === null ? '/' : moment.to(`/assets/${encodeURIComponent(item.id)}${tail}`, more);
  const today = moment.on ?? todayInShanghai();
  const targets: Record<Entry, string> = {
    lab: moment.to('/calibrations/new'),
    enterprise: page(instrument, '', { on: today }),
    inspector: page(instrument, '/trace', { on: today }),
    regulator: page(standard, '/impact'),
  };
  return (
    <section aria-labelledby="entries-title">
      <h2 id="entries-title" className="hidden-label">
        {t('search.entries')}
      </h2>
      <div className="cards">
        {(Object.keys(targets) as Entry[]).map((entry) => {
          const Icon = ICONS[entry];
          return (
            <Card key={entry} className="entry">
              <h3>
                <Icon aria-hidden /> {t(`entry.${entry}.title`)}
              </h3>
              <p>{t(`entry.${entry}.question`)}</p>
              <Link to={targets[entry]} data-testid={`entry-${entry}`}>
                {t(`entry.${entry}.action`)}
              </Link>
              {entry === 'lab' && <Link to={moment.to('/calculators')}>{t('entry.lab.calculate')}</Link>}
            </Card>
          );
        })}
      </div>
    </section>
  );
}
