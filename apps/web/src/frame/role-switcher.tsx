import { UserOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import type { Role } from '../api/generated';
import { ROLES } from '../api/vocabulary';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import { useSession } from './session-provider';
import { TokenForm } from './token-form';

/** These speak for an organization: what they may write is what belongs to it. */
const NEEDS_ORGANIZATION: readonly Role[] = ['lab', 'enterprise'];

/** Who the reader speaks as: a development token for a role, or a pasted token. */
export function RoleSwitcher() {
  const { t } = useWords();
  const { session, hasDevIssuer } = useSession();
  const [open, setOpen] = useState(false);
  const role = session?.role ? t(`role.${session.role}`) : t('session.ownToken');
  const { organization } = useNames();
  const label = session?.organization ? `${role} · ${organization(session.organization)}` : role;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        hasDevIssuer ? (
          <RoleForm onDone={() => setOpen(false)} />
        ) : (
          <TokenForm onDone={() => setOpen(false)} />
        )
      }
    >
      <Button
        icon={<UserOutlined aria-hidden />}
        data-testid="role-switcher"
        aria-haspopup="dialog"
        aria-label={t('session.speakingAs', { who: label })}
      >
        {label}
      </Button>
    </Popover>
  );
}

function RoleForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { session, switchTo } = useSession();
  const [role, setRole] = useState<Role>(session?.role ?? 'inspector');
  const [organization, setOrganization] = useState(session?.organization ?? '');
  const [subject, setSubject] = useState('');
  const needed = NEEDS_ORGANIZATION.includes(role);
  return (
    <form
      className="stack popover-form"
      onSubmit={(event) => {
        event.preventDefault();
        void switchTo(role, needed ? organization.trim() : null, subject.trim() || null).then(onDone);
      }}
    >
      <label htmlFor="session-role">{t('session.role')}</label>
      <Select
        id="session-role"
        value={role}
        onChange={setRole}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <p className="muted small">{t(`roleHelp.${role}`)}</p>
      {needed && (
        <>
          <label htmlFor="session-organization">{t('session.organization')}</label>
          <Input
            id="session-organization"
            value={organization}
            onChange={(event) => setOrganization(event.target.value)}
          />
        </>
      )}
      <label htmlFor="session-subject">{t('session.subject')}</label>
      <Input
        id="session-subject"
        value={subject}
        pattern="[A-Za-z0-9._@\-]{0,64}"
        onChange={(event) => setSubject(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={needed && organization.trim() === ''}>
        {t('session.switch')}
      </Button>
    </form>
  );
}
