import { Alert, Button } from 'antd';
import { useWords } from '../i18n/words';
import { readable } from './known-at-control';
import { todayInShanghai, useMoment } from './moment';

/** Says that this is not the newest state, and leads back to it. */
export function MomentBanner() {
  const { t } = useWords();
  const moment = useMoment();
  if (!moment.past) return null;
  const on = moment.on === todayInShanghai() ? null : moment.on;
  const knownAt = moment.knownAt && readable(moment.knownAt);
  return (
    <Alert
      className="moment-banner"
      data-testid="moment-banner"
      type="info"
      showIcon
      title={
        knownAt === null
          ? t('moment.seeOn', { on })
          : on === null
            ? t('moment.seeKnownAt', { knownAt })
            : t('moment.seeBoth', { on, knownAt })
      }
      action={
        <Button
          className="no-print"
          size="small"
          onClick={() => moment.change({ on: moment.on && todayInShanghai(), knownAt: null, waitFor: null })}
        >
          {t('moment.backToNewest')}
        </Button>
      }
    />
  );
}
