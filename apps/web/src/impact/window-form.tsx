import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link } from 'react-router';
import type { KnownGoodCheckReply, LastKnownGoodReply } from '../api/generated';
import { askLastKnownGood, type ImpactWindow } from '../api/questions';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { Quantity } from '../parts/quantity';

interface Props {
  asset: string;
  initial: ImpactWindow;
  quantities: string[];
}

/**
 * In which window the standard is suspected, and for which quantity. Open ends are allowed and said. Whoever picks the
 * day on which it was found wrong is offered the last known good certificate as its beginning.
 */
export function WindowForm({ asset, initial, quantities }: Props) {
  const { t, word } = useWords();
  const moment = useMoment();
  const [window, setWindow] = useState(initial);
  const [beginningChosen, setBeginningChosen] = useState(false);
  const found = window.to;
  const good = useQuery({
    queryKey: ['last-known-good', asset, found, window.quantity, moment.seen],
    queryFn: ({ signal }) =>
      askLastKnownGood(asset, { on: found ?? '', quantity: window.quantity }, moment.seen, signal),
    enabled: found !== null,
  });
  const known = found === null ? null : (good.data?.lastKnownGood ?? null);
  // Only for a day picked here: the fields of a question that was answered say what it was.
  const offered = found !== initial.to && !beginningChosen ? (known?.performedOn ?? null) : null;
  const from = window.from ?? offered;
  const begin = (day: string | null): void => {
    setBeginningChosen(true);
    setWindow({ ...window, from: day });
  };
  const date = (text: string | null) => (text ? dayjs(text) : null);
  return (
    <form
      className="question no-print"
      onSubmit={(event) => {
        event.preventDefault();
        moment.change({ ...window, from });
      }}
    >
      <label>
        {t('impact.from')}
        <DatePicker
          value={date(from)}
          placeholder={t('impact.anyFrom')}
          onChange={(value) => begin(value ? value.format('YYYY-MM-DD') : null)}
        />
      </label>
      <label>
        {t('impact.to')}
        <DatePicker
          value={date(window.to)}
          placeholder={t('impact.anyTo')}
          onChange={(value) => setWindow({ ...window, to: value ? value.format('YYYY-MM-DD') : null })}
        />
      </label>
      <label htmlFor="impact-quantity">
        {t('question.quantity')}
        <Select
          id="impact-quantity"
          allowClear
          value={window.quantity}
          placeholder={t('impact.anyQuantity')}
          onChange={(quantity: string | undefined) => setWindow({ ...window, quantity: quantity ?? null })}
          options={quantities.map((quantity) => ({ value: quantity, label: word('quantity', quantity) }))}
        />
      </label>
      <Button type="primary" htmlType="submit">
        {t('question.impact')}
      </Button>
      {good.isSuccess && found !== null && (
        <LastKnownGood
          found={found}
          known={known}
          onBegin={known && from !== known.performedOn ? () => begin(known.performedOn) : null}
        />
      )}
      {found !== null && (good.data?.checks ?? []).map((check) => <GoodCheck key={check.check} {...check} />)}
    </form>
  );
}

interface LastKnownGoodProps {
  /** The day on which it was found wrong. */
  found: string;
  known: LastKnownGoodReply['lastKnownGood'];
  /** null: the window begins there already. */
  onBegin: (() => void) | null;
}

/** The certificate that spoke for the standard last, and a way to begin the window with it. */
function LastKnownGood({ found, known, onBegin }: LastKnownGoodProps) {
  const { t } = useWords();
  const moment = useMoment();
  return (
    <p className="muted small" role="status" data-testid="last-known-good">
      {known ? (
        <>
          {t('impact.lastKnownGood', { on: known.performedOn })}{' '}
          <Link to={moment.to(`/certificates/${encodeURIComponent(known.certificate)}`)}>{known.number}</Link>
          {onBegin && (
            <Button type="link" size="small" onClick={onBegin}>
              {t('impact.beginThere')}
            </Button>
          )}
        </>
      ) : (
        t('impact.neverKnownGood', { on: found })
      )}
    </p>
  );
}

/** A passed check moves the last known good day of its own points, not that of the whole. */
function GoodCheck({ on, part, values }: KnownGoodCheckReply) {
  const { t } = useWords();
  return (
    <p className="muted small" data-testid="known-good-check">
      {t('check.goodAt', { on })} {part}{' '}
      {values.map((value, index) => (
        <span key={index}>
          {index > 0 && ', '}
          <Quantity value={value} />
        </span>
      ))}
    </p>
  );
}
