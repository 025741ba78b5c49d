import { ClockCircleOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Popover, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useWords } from '../i18n/words';
import { endOfDayInShanghai, useMoment } from './moment';

type Choice = 'newest' | 'day' | 'position';

/** "As known at": the newest state, what was known at the end of a day, or up to a position of the log. */
export function KnownAtControl() {
  const { t } = useWords();
  const moment = useMoment();
  const [open, setOpen] = useState(false);
  const label = moment.knownAt
    ? t('moment.knownAtShort', { knownAt: readable(moment.knownAt) })
    : t('moment.newestShort');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <KnownAtForm
          onChoose={(knownAt) => {
            moment.change({ knownAt });
            setOpen(false);
          }}
        />
      }
    >
      <Button
        icon={<ClockCircleOutlined aria-hidden />}
        data-testid="known-at"
        aria-haspopup="dialog"
        aria-label={`${t('moment.knownAt')}: ${label}`}
      >
        {label}
      </Button>
    </Popover>
  );
}

/** An instant is shown as the time in Shanghai, a position as it is. */
export function readable(knownAt: string): string {
  if (/^-?\d+$/.test(knownAt)) return `#${knownAt}`;
  const instant = dayjs(knownAt);
  if (!instant.isValid()) return knownAt;
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant.toDate());
}

function KnownAtForm({ onChoose }: { onChoose: (knownAt: string | null) => void }) {
  const { t } = useWords();
  const [choice, setChoice] = useState<Choice>('newest');
  const [day, setDay] = useState<string | null>(null);
  const [position, setPosition] = useState('');
  const ready = choice === 'newest' || (choice === 'day' ? day !== null : /^\d+$/.test(position));
  return (
    <form
      className="stack popover-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (choice === 'newest') onChoose(null);
        else onChoose(choice === 'day' ? endOfDayInShanghai(day ?? '') : position);
      }}
    >
      <p className="muted small">{t('moment.knownAtHelp')}</p>
      <Radio.Group
        vertical
        value={choice}
        onChange={(event) => setChoice(event.target.value as Choice)}
        aria-label={t('moment.knownAt')}
        options={[
          { value: 'newest', label: t('moment.newest') },
          { value: 'day', label: t('moment.endOfDay') },
          { value: 'position', label: t('moment.position') },
        ]}
      />
      {choice === 'day' && (
        <DatePicker
          aria-label={t('moment.endOfDay')}
          onChange={(value) => setDay(value ? value.format('YYYY-MM-DD') : null)}
        />
      )}
      {choice === 'position' && (
        <Input
          inputMode="numeric"
          aria-label={t('moment.position')}
          value={position}
          onChange={(event) => setPosition(event.target.value.trim())}
        />
      )}
      <Button type="primary" htmlType="submit" disabled={!ready}>
        {t('moment.show')}
      </Button>
    </form>
  );
}
