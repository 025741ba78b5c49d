import { SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type AssetListItemReply, stateValues, tierValues } from '../api/generated';
import { listAssets } from '../api/questions';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { ProblemPanel } from '../parts/problem-panel';
import { Waiting } from '../parts/waiting';
import { EntryCards } from './entry-cards';
import { LedgerFilters } from './ledger-filters';
import { LedgerTable } from './ledger-table';
import { matchCounts, understand } from './understanding';

const RESULT_ROWS = 50;
/** Enough to find one asset of each kind of example in the demonstration. */
const EXAMPLE_ROWS = 100;
const EXAMPLES_SHOWN = 7;

/** One asset of each tier, instruments first: the most telling few of the ledger. */
function variedExamples(items: AssetListItemReply[]): AssetListItemReply[] {
  const varied = [...tierValues].reverse().flatMap((tier) => items.find((item) => item.tier === tier) ?? []);
  return [...varied, ...items.filter((item) => !varied.includes(item))].slice(0, EXAMPLES_SHOWN);
}

/** The front page: one box for everything that can be on a label or a certificate. */
export function SearchPage() {
  const { t } = useWords();
  const moment = useMoment();
  const [params] = useSearchParams();
  const asked = params.get('query') ?? '';
  const filters = { tier: params.get('tier'), due: params.get('due'), state: params.get('state') };
  // Who searches goes on typing: the box of each question is a new one, and takes the focus of the one before.
  const searched = useRef(false);
  const searching = asked !== '' || Object.values(filters).some((filter) => filter !== null);
  const examples = useQuery({
    queryKey: ['ledger', 'examples'],
    queryFn: ({ signal }) => listAssets({ limit: EXAMPLE_ROWS }, signal),
  });
  return (
    <>
      <div className={searching ? 'hero hero-small' : 'hero'}>
        <PageTitle title={t('search.question')} />
        <p className="muted">{t('search.help')}</p>
        <SearchBox
          key={asked}
          initial={asked}
          focused={asked === '' || searched.current}
          onSearch={(query) => {
            searched.current = true;
            moment.change({ query });
          }}
        />
        <LedgerFilters />
      </div>
      {searching ? (
        <Results asked={asked} filters={filters} />
      ) : (
        <>
          <EntryCards examples={examples.data?.items ?? []} />
          <section aria-labelledby="examples-title">
            <h2 id="examples-title">{t('search.examples')}</h2>
            {examples.isPending && <Waiting />}
            {examples.isError && (
              <ProblemPanel error={examples.error} onRetry={() => void examples.refetch()} />
            )}
            {examples.data && (
              <LedgerTable
                items={variedExamples(examples.data.items)}
                query={null}
                caption={t('search.examples')}
                empty={t('search.emptyLedger')}
              />
            )}
          </section>
        </>
      )}
    </>
  );
}

interface SearchBoxProps {
  initial: string;
  focused: boolean;
  onSearch: (query: string) => void;
}

function SearchBox({ initial, focused, onSearch }: SearchBoxProps) {
  const { t } = useWords();
  const [text, setText] = useState(initial);
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <Input
        size="large"
        autoFocus={focused}
        value={text}
        onChange={(event) => setText(event.target.value)}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.box')}
        data-testid="search-box"
      />
      <Button type="primary" size="large" htmlType="submit">
        {t('search.go')}
      </Button>
    </form>
  );
}

interface ResultsProps {
  asked: string;
  filters: { tier: string | null; due: string | null };
}

function Results({ asked, filters }: ResultsProps) {
  const { t, word } = useWords();
  const moment = useMoment();
  const understood = understand(asked);
  const pages = useInfiniteQuery({
    queryKey: ['ledger', understood.query, filters],
    queryFn: ({ pageParam, signal }) =>
      listAssets({ query: understood.query, ...filters, limit: RESULT_ROWS, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (pages.isPending) return <Waiting />;
  if (pages.isError) return <ProblemPanel error={pages.error} onRetry={() => void pages.refetch()} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  const states = pages.data.pages[0]?.states ?? null;
  return (
    <section aria-labelledby="results-title">
      <h2 id="results-title">
        {t('search.results', { count: items.length, more: pages.hasNextPage ? '+' : '' })}
      </h2>
      {understood.path && (
        <Alert
          type="info"
          showIcon
          title={t('search.isAddress')}
          action={<Link to={understood.path}>{t('search.openAddress')}</Link>}
        />
      )}
      {asked !== '' && (
        <p data-testid="understood">
          {t(`understood.${understood.kind}`, { query: understood.query })}
          {items.length > 0 && (
            <span className="muted">
              {' '}
              {matchCounts(items, understood.query)
                .map(([match, count]) => t('search.matchCount', { match: t(`match.${match}`), count }))
                .join(t('common.listJoin'))}
            </span>
          )}
        </p>
      )}
      {states?.asOf && (
        <p className="muted small" data-testid="states-as-of">
          {t('state.asOf', { on: states.asOf.on, position: states.asOf.position })}{' '}
          {stateValues
            .filter((state) => states.counts[state])
            .map((state) => `${word('stateWord', state)} ${states.counts[state]}`)
            .join(t('common.listJoin'))}
        </p>
      )}
      <LedgerTable
        items={items}
        query={asked === '' ? null : understood.query}
        caption={t('search.resultsCaption')}
        empty={
          <>
            <p>{t('search.nothing')}</p>
            <Button onClick={() => moment.change({ query: null, tier: null, due: null, state: null })}>
              {t('search.clear')}
            </Button>
          </>
        }
      />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  );
}
