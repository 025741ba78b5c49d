import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Result } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { postCalibration } from '../api/commands';
import type { WrittenReply } from '../api/generated';
import { readAsset } from '../api/questions';
import { pathWith } from '../api/http';
import { COMMON_QUANTITIES } from '../api/vocabulary';
import { PageTitle } from '../frame/page-title';
import { useSession } from '../frame/session-provider';
import { useWords } from '../i18n/words';
import { ProblemPanel } from '../parts/problem-panel';
import { useRecording } from '../parts/use-recording';
import { bodyOf, newDraft } from './draft';
import { HeadFields, MoreFields } from './head-fields';
import { ResultFields } from './result-fields';

/** Records one certificate. The server is the only judge of it; its refusals stand at the fields they mean. */
export default function NewCalibrationPage() {
  const { t } = useWords();
  const { session } = useSession();
  const [params] = useSearchParams();
  const [form] = Form.useForm();
  const proposals = useProposals(Form.useWatch('asset', form) as unknown);
  const post = useRecording({ form, bodyOf, post: postCalibration, inside: FIRST_FIELDS });
  if (post.data) return <Done recorded={post.data} onAnother={() => post.reset()} />;
  return (
    <>
      <PageTitle title={t('form.title')} below={t('form.help')} />
      {session?.role === 'inspector' && <Alert type="warning" showIcon title={t('form.cannotWrite')} />}
      <Form
        form={form}
        layout="vertical"
        className="calibration-form"
        initialValues={newDraft(params.get('asset'), session?.organization ?? null)}
        onFinish={(values) => post.mutate(values)}
        scrollToFirstError={{ focus: true }}
        data-testid="calibration-form"
      >
        <HeadFields />
        <ResultFields proposals={proposals} />
        <MoreFields proposals={proposals} />
        {post.isError && <ProblemPanel error={post.error} />}
        <div className="form-end">
          <Button type="primary" size="large" htmlType="submit" loading={post.isPending}>
            {t('form.submit')}
          </Button>
        </div>
      </Form>
    </>
  );
}

/** The quantities of the chosen asset first, then the usual ones. */
function useProposals(asset: unknown): string[] {
  const id = typeof asset === 'string' ? asset.trim() : '';
  const record = useQuery({
    queryKey: ['asset', id, 'proposals'],
    queryFn: ({ signal }) => readAsset(id, { knownAt: null, waitFor: null }, signal),
    enabled: id !== '',
    retry: false,
  });
  const own = record.data?.asset.measurands.map(({ quantity }) => quantity) ?? [];
  return [...new Set([...own, ...COMMON_QUANTITIES])];
}

/** Of a part that was left out as a whole, the field that stands for it. */
const FIRST_FIELDS = ['value', 'number', 'manufacturer', 'institute', 'min'];

function Done({ recorded, onAnother }: { recorded: WrittenReply; onAnother: () => void }) {
  const { t } = useWords();
  const base = `/certificates/${encodeURIComponent(recorded.id)}`;
  const waitFor = recorded.position;
  return (
    <>
      <PageTitle title={t('form.title')} />
      <Result
        status="success"
        title={t('form.done')}
        subTitle={t('form.doneDetail', { id: recorded.id, position: recorded.position })}
        data-testid="recorded"
        extra={
          <div className="actions">
            <Link to={pathWith(`${base}/trace`, { waitFor })}>{t('form.seeTrace')}</Link>
            <Link to={pathWith(base, { waitFor })}>{t('form.seeCertificate')}</Link>
            <Button onClick={onAnother}>{t('form.another')}</Button>
          </div>
        }
      />
    </>
  );
}
