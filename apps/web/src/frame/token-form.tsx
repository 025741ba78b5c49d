import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/words';
import { useSession } from './session-provider';

/** Where there is no development issuer, the token of the organization's identity provider is pasted. */
export function TokenForm({ onDone }: { onDone?: () => void }) {
  const { t } = useWords();
  const { paste } = useSession();
  const [token, setToken] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() === '') return;
        paste(token.trim());
        onDone?.();
      }}
    >
      <label htmlFor="session-token">{t('session.token')}</label>
      <Input.TextArea
        id="session-token"
        rows={3}
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={token.trim() === ''}>
        {t('session.useToken')}
      </Button>
    </form>
  );
}
