import { Tag } from 'antd';
import type { ComparedPointReply, MeasuredPointBody } from '../api/generated';
import { useWords } from '../i18n/words';
import { Quantity } from '../parts/quantity';
import type { SheetColumn } from '../parts/sheet';
import { Figures } from '../parts/stated-figures';

/** What the points of a comparison are compared with, and what each comes to: En as stated, and as it is computed. */
export function useComparedColumns(
  points: readonly MeasuredPointBody[],
  compared: readonly ComparedPointReply[],
): SheetColumn<MeasuredPointBody>[] {
  const { t, word } = useWords();
  if (!points.some(({ comparison }) => comparison)) return [];
  return [
    {
      key: 'compared-value',
      title: t('compared.value'),
      numeric: true,
      render: ({ comparison }) => <Quantity value={comparison?.value} />,
    },
    {
      key: 'compared-u',
      title: t('compared.expandedUncertainty'),
      numeric: true,
      render: ({ comparison }) => <Figures stated={comparison?.expandedUncertainty} />,
    },
    {
      key: 'compared-stated',
      title: t('compared.stated'),
      numeric: true,
      render: ({ comparison }) => <span translate="no">{comparison?.en ?? '–'}</span>,
    },
    {
      key: 'compared-en',
      title: t('compared.en'),
      numeric: true,
      render: (_, index) => {
        const found = compared.find(({ point }) => point === index);
        if (!found) return t('compared.unknown');
        return (
          <>
            <strong translate="no">{found.en}</strong>{' '}
            <Tag color={found.verdict === 'SATISFACTORY' ? 'success' : 'error'}>
              {word('comparison', found.verdict)}
            </Tag>
            {found.agrees === false && <div className="small">{t('compared.disagrees')}</div>}
          </>
        );
      },
    },
  ];
}
