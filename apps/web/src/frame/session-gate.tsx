import { Alert, Button, Card, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words';
import { useSession } from './session-provider';
import { TokenForm } from './token-form';

/** Pages ask questions as somebody: until there is a token they wait, or ask for one. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { state, switchTo } = useSession();
  const { t } = useWords();
  if (state === 'asking') return <Spin size="large" className="wait" aria-label={t('common.loading')} />;
  if (state === 'unreachable') {
    return (
      <Alert
        type="error"
        showIcon
        title={t('session.unreachable')}
        action={<Button onClick={() => void switchTo('inspector', null)}>{t('common.retry')}</Button>}
      />
    );
  }
  if (state === 'paste') {
    return (
      <Card className="narrow">
        <h1>{t('session.pasteTitle')}</h1>
        <p>{t('session.pasteHelp')}</p>
        <TokenForm />
      </Card>
    );
  }
  return children;
}
