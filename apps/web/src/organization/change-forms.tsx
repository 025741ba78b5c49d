import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { postOrganizationChange } from '../api/commands';
import type { OrganizationChanges } from '../api/drafts';
import { type OrganizationRecordReply, type WrittenReply } from '../api/generated';
import { DateField, TextField } from '../calibration/fields';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useSession } from '../frame/session-provider';
import { useWords } from '../i18n/words';
import { compact } from '../parts/compact';
import { ProblemPanel } from '../parts/problem-panel';
import { useRecording } from '../parts/use-recording';

/** What an authority may record about an organization that is there; the server is the judge of who may. */
export function ChangeForms({ record }: { record: OrganizationRecordReply }) {
  const { t } = useWords();
  const { session } = useSession();
  // The role of a pasted token is the issuer's business: everything is offered.
  const may = !session?.role || session.role === 'regulator' || session.role === 'admin';
  if (!may || record.ended !== null) return null;
  return (
    <section className="no-print" aria-labelledby="changes-title" data-testid="organization-changes">
      <h2 id="changes-title">{t('organization.changes')}</h2>
      <p className="muted small">{t('organization.twoPeople')}</p>
      <div className="cards">
        <ChangeForm id={record.id} change="amendments">
          <TextField path={['name', 'zh']} label={t('organization.nameZh')} />
          <TextField path={['name', 'en']} label={t('organization.nameEn')} />
          <TextField path={['region']} label={t('lists.regionCode')} />
          <TextField path={['uscc']} label={t('organization.uscc')} />
          <ReasonField required />
        </ChangeForm>
        <ChangeForm id={record.id} change="mergers">
          <TextField
            path={['into']}
            label={t('organization.into')}
            help={t('organization.intoHelp')}
            required
          />
          <ReasonField />
        </ChangeForm>
        <ChangeForm id={record.id} change="dissolutions">
          <ReasonField />
        </ChangeForm>
      </div>
    </section>
  );
}

interface ChangeProps<Change extends keyof OrganizationChanges> {
  id: string;
  change: Change;
  children: ReactNode;
}

function ChangeForm<Change extends keyof OrganizationChanges>({ id, change, children }: ChangeProps<Change>) {
  const { t } = useWords();
  const moment = useMoment();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const onRecorded = (recorded: WrittenReply) => {
    form.resetFields();
    const { proposal } = recorded as { proposal?: string };
    if (proposal === undefined) moment.change({ waitFor: String(recorded.position), knownAt: null });
    else void navigate(`/proposals/${encodeURIComponent(proposal)}?waitFor=${recorded.position}`);
  };
  const recording = useRecording<OrganizationChanges[Change]>({
    form,
    bodyOf: (values) => (compact(values) ?? {}) as OrganizationChanges[Change],
    post: (body, key) => postOrganizationChange(id, change, body, key),
    onRecorded,
  });
  return (
    <Form
      form={form}
      name={change}
      layout="vertical"
      className="card step-form"
      initialValues={{ on: todayInShanghai() }}
      onFinish={(values) => recording.mutate(values)}
      aria-labelledby={`${change}-title`}
      data-testid={`organization-${change}`}
    >
      <h3 id={`${change}-title`}>{t(`organizationChange.${change}`)}</h3>
      <DateField path={['on']} label={t('organization.from')} required />
      {children}
      {recording.isError && <ProblemPanel error={recording.error} />}
      <Button type="primary" htmlType="submit" loading={recording.isPending}>
        {t('form.submit')}
      </Button>
    </Form>
  );
}

const REASON_ROWS = 2;

function ReasonField({ required }: { required?: boolean }) {
  const { t } = useWords();
  return (
    <Form.Item name="reason" label={t('organization.reason')} required={required}>
      <Input.TextArea rows={REASON_ROWS} />
    </Form.Item>
  );
}
