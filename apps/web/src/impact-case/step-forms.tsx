import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { postImpactCaseStep } from '../api/commands';
import type { ImpactCaseSteps } from '../api/drafts';
import { type ImpactCaseReply, impactGradeValues, type Role } from '../api/generated';
import { ChoiceField, DateField } from '../calibration/fields';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useSession } from '../frame/session-provider';
import { useWords } from '../i18n/words';
import { compact } from '../parts/compact';
import { ProblemPanel } from '../parts/problem-panel';
import { useRecording } from '../parts/use-recording';

/** Who may record which step; the server is the judge of it, the page only leaves out what would be refused. */
const ROLES_OF: Record<keyof ImpactCaseSteps, readonly Role[]> = {
  assessments: ['lab', 'enterprise', 'regulator'],
  notifications: ['regulator'],
  closures: ['regulator'],
};

/** What the reader may record about a case that is still open. */
export function StepForms({ record }: { record: ImpactCaseReply }) {
  const { t } = useWords();
  const { session } = useSession();
  if (record.state === 'CLOSED') return null;
  // The role of a pasted token is the issuer's business: everything is offered.
  const may = (step: keyof ImpactCaseSteps) => !session?.role || ROLES_OF[step].includes(session.role);
  return (
    <section className="no-print" aria-labelledby="steps-title" data-testid="case-steps">
      <h2 id="steps-title">{t('impactCase.steps')}</h2>
      {!may('notifications') && <p className="muted small">{t('impactCase.whoMay')}</p>}
      <div className="cards">
        {may('assessments') && (
          <StepForm id={record.id} step="assessments" initial={{}}>
            <ChoiceField
              path={['grade']}
              label={t('impactCase.grade')}
              group="grade"
              codes={impactGradeValues}
              clearable
            />
            <NoteField name="note" label={t('impactCase.note')} required />
          </StepForm>
        )}
        {may('notifications') && (
          <StepForm id={record.id} step="notifications" initial={{ on: todayInShanghai() }}>
            <Form.Item
              name="notified"
              label={t('impactCase.notified')}
              required
              extra={t('form.methodsHelp')}
            >
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ';', ' ']} />
            </Form.Item>
            <DateField path={['on']} label={t('impactCase.on')} required />
            <NoteField name="note" label={t('impactCase.note')} />
          </StepForm>
        )}
        {may('closures') && (
          <StepForm id={record.id} step="closures" initial={{ on: todayInShanghai() }}>
            <DateField path={['on']} label={t('impactCase.on')} required />
            <NoteField name="reason" label={t('impactCase.closingReason')} required />
          </StepForm>
        )}
      </div>
    </section>
  );
}

interface StepProps<Step extends keyof ImpactCaseSteps> {
  id: string;
  step: Step;
  initial: ImpactCaseSteps[Step];
  children: ReactNode;
}

function StepForm<Step extends keyof ImpactCaseSteps>({ id, step, initial, children }: StepProps<Step>) {
  const { t } = useWords();
  const moment = useMoment();
  const [form] = Form.useForm();
  const recording = useRecording<ImpactCaseSteps[Step]>({
    form,
    bodyOf: (values) => (compact(values) ?? {}) as ImpactCaseSteps[Step],
    post: (body, key) => postImpactCaseStep(id, step, body, key),
    onRecorded: ({ position }) => {
      form.resetFields();
      moment.change({ waitFor: String(position), knownAt: null });
    },
  });
  return (
    <Form
      form={form}
      name={step}
      layout="vertical"
      className="card step-form"
      initialValues={initial}
      onFinish={(values) => recording.mutate(values)}
      aria-labelledby={`${step}-title`}
      data-testid={`case-${step}`}
    >
      <h3 id={`${step}-title`}>{t(`impactCaseStep.${step}`)}</h3>
      {children}
      {recording.isError && <ProblemPanel error={recording.error} />}
      <Button type="primary" htmlType="submit" loading={recording.isPending}>
        {t('form.submit')}
      </Button>
    </Form>
  );
}

const NOTE_ROWS = 3;

function NoteField({ name, label, required }: { name: string; label: string; required?: boolean }) {
  return (
    <Form.Item name={name} label={label} required={required}>
      <Input.TextArea rows={NOTE_ROWS} />
    </Form.Item>
  );
}
