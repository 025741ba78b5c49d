import { Spin } from 'antd';
import { useWords } from '../i18n/words';

export function Waiting() {
  const { t } = useWords();
  return (
    <div className="wait" role="status" aria-live="polite">
      <Spin size="large" />
      <span>{t('common.loading')}</span>
    </div>
  );
}
