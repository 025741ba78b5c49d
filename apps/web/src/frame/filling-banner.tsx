import { Alert } from 'antd';
import { useFilling } from '../api/readiness';
import { useWords } from '../i18n/words';

/** Says while the demonstration is being posted that what is not found may still come. */
export function FillingBanner() {
  const { t } = useWords();
  const filling = useFilling();
  if (filling === null) return null;
  const { done, total } = filling;
  return (
    <Alert
      className="moment-banner"
      data-testid="filling-banner"
      type="info"
      showIcon
      role="status"
      title={t('frame.filling', { done, total })}
    />
  );
}
