import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { readList, type ListItem, type ListName } from '../api/lists';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { ProblemPanel } from '../parts/problem-panel';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { Waiting } from '../parts/waiting';
import { ListFilters, type ListFilter } from './list-filters';

const ROWS = 50;

interface Props<List extends ListName> {
  list: List;
  title: string;
  help: string;
  filters: readonly ListFilter[];
  columns: SheetColumn<ListItem<List>>[];
}

/** A list of records of one kind: its filters, its rows, and more of them. It is always the newest. */
export function RecordList<List extends ListName>({ list, title, help, filters, columns }: Props<List>) {
  const { t } = useWords();
  const [params] = useSearchParams();
  const asked = Object.fromEntries(filters.map(({ name }) => [name, params.get(name)]));
  const pages = useInfiniteQuery({
    queryKey: [list, asked],
    queryFn: ({ pageParam, signal }) => readList(list, { ...asked, limit: ROWS, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const items = (pages.data?.pages ?? []).flatMap((page) => page.items as ListItem<List>[]);
  return (
    <>
      <PageTitle title={title} below={help} />
      <ListFilters filters={filters} />
      {pages.isPending && <Waiting />}
      {pages.isError && <ProblemPanel error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && (
        <section aria-label={title}>
          <p className="muted" role="status">
            {t('lists.found', { count: items.length, more: pages.hasNextPage ? '+' : '' })}
          </p>
          <Sheet
            caption={title}
            columns={columns}
            rows={items}
            rowKey={(item) => ('id' in item ? item.id : item.code)}
            empty={t(pages.hasNextPage ? 'lists.noneYet' : 'lists.none')}
            testId={list}
          />
          {pages.hasNextPage && (
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('common.more')}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
