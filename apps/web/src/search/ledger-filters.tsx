import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { stateValues, tierValues } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';

/** What narrows the ledger down without a text: the level, the state, and what falls due. */
export function LedgerFilters() {
  const { t, word } = useWords();
  const moment = useMoment();
  const [params] = useSearchParams();
  const due = params.get('due');
  return (
    <div className="filters no-print">
      <label htmlFor="filter-tier">
        {t('search.tier')}
        <Select
          id="filter-tier"
          allowClear
          value={params.get('tier')}
          placeholder={t('search.allTiers')}
          onChange={(tier: string | undefined) => moment.change({ tier: tier ?? null })}
          options={tierValues.map((tier) => ({ value: tier, label: word('tier', tier) }))}
          className="wide-select"
        />
      </label>
      <label htmlFor="filter-state">
        {t('search.state')}
        <Select
          id="filter-state"
          allowClear
          value={params.get('state')}
          placeholder={t('search.allStates')}
          onChange={(state: string | undefined) => moment.change({ state: state ?? null })}
          options={stateValues
            .filter((state) => state !== 'SUPERSEDED')
            .map((state) => ({
              value: state,
              label: word('stateWord', state),
            }))}
          className="wide-select"
        />
      </label>
      <label>
        {t('search.due')}
        <DatePicker
          value={due ? dayjs(due) : null}
          onChange={(value) => moment.change({ due: value ? value.format('YYYY-MM-DD') : null })}
        />
      </label>
    </div>
  );
}
