import { Alert, Button } from 'antd';
import { useWords } from '../i18n/words';
import { readable } from './known-at-control';
import { todayInShanghai, useMoment } from './moment';

/** Says that this is not the newest state, and leads back to it. */
export function MomentBanner() {
  const { t } = useWords();
  const moment = useMoment();
  if (!moment.past) return null;
  const parts = [
    moment.on && moment.on !== todayInShanghai() ? t('moment.seeOn', { on: moment.on }) : null,
    moment.knownAt ? t('moment.seeKnownAt', { knownAt: readable(moment.knownAt) }) : null,
  ].filter((part) => part !== null);
  return (
    <Alert
      className="moment-banner"
      data-testid="moment-banner"
      type="info"
      showIcon
      title={parts.join(t('common.clauseJoin'))}
      action={
        <Button
          size="small"
          onClick={() => moment.change({ on: moment.on && todayInShanghai(), knownAt: null, waitFor: null })}
        >
          {t('moment.backToNewest')}
        </Button>
      }
    />
  );
}
