import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ImpactWindow } from '../api/questions';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';

/** In which window the standard is suspected, and for which quantity. Open ends are allowed and said. */
export function WindowForm({ initial, quantities }: { initial: ImpactWindow; quantities: string[] }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const [window, setWindow] = useState(initial);
  const date = (text: string | null) => (text ? dayjs(text) : null);
  return (
    <form
      className="question no-print"
      onSubmit={(event) => {
        event.preventDefault();
        moment.change({ ...window });
      }}
    >
      <label>
        {t('impact.from')}
        <DatePicker
          value={date(window.from)}
          placeholder={t('impact.anyFrom')}
          onChange={(value) => setWindow({ ...window, from: value ? value.format('YYYY-MM-DD') : null })}
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
    </form>
  );
}
