import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { postAssetFinding } from '../api/commands';
import type { AssetFindings } from '../api/drafts';
import type { SuspicionReply, WrittenReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useSession } from '../frame/session-provider';
import { useWords } from '../i18n/words';
import { compact } from '../parts/compact';
import { ProblemPanel } from '../parts/problem-panel';
import { useRecording } from '../parts/use-recording';

/** Who may say that it was wrong, or that it is nothing; the server is the judge of it. */
const MAY: readonly (string | null | undefined)[] = ['lab', 'enterprise', 'regulator', 'admin', null];

/** What may be done about a suspicion: report what was found as it was found, or say why it is nothing. */
export function SuspicionForms({ asset, found }: { asset: string; found: SuspicionReply }) {
  const { session } = useSession();
  if (!MAY.includes(session?.role)) return null;
  const { quantity, finding, part, nonconformity } = found;
  const about = { quantity, ...(part === null ? {} : { part }) };
  return (
    <div className="cards no-print">
      {nonconformity !== null && (
        <FindingForm asset={asset} found={found} finding="nonconformities" body={nonconformity} />
      )}
      <FindingForm asset={asset} found={found} finding="dismissals" body={{ ...about, finding }} />
    </div>
  );
}

interface FindingProps<Finding extends keyof AssetFindings> {
  asset: string;
  found: SuspicionReply;
  finding: Finding;
  /** All of it but the reason. */
  body: object;
}

const REASON_ROWS = 2;

function FindingForm<Finding extends keyof AssetFindings>({
  asset,
  found,
  finding,
  body,
}: FindingProps<Finding>) {
  const { t, word } = useWords();
  const moment = useMoment();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const recording = useRecording<AssetFindings[Finding]>({
    form,
    bodyOf: (values) => compact({ ...body, ...(values as object) }) as AssetFindings[Finding],
    post: (stated, key) => postAssetFinding(asset, finding, stated, key),
    onRecorded: (recorded: WrittenReply) => {
      form.resetFields();
      const { proposal } = recorded as { proposal?: string };
      if (proposal === undefined) moment.change({ waitFor: String(recorded.position), knownAt: null });
      else void navigate(`/proposals/${encodeURIComponent(proposal)}?waitFor=${recorded.position}`);
    },
  });
  const id = `${finding}-${found.finding}-${found.quantity}-${found.part ?? ''}`;
  return (
    <Form
      form={form}
      name={id}
      layout="vertical"
      className="card step-form"
      onFinish={(values) => recording.mutate(values)}
      aria-labelledby={`${id}-title`}
      data-testid={`suspicion-${finding}`}
    >
      <h3 id={`${id}-title`}>{t(`suspicion.${finding}`, { quantity: word('quantity', found.quantity) })}</h3>
      <p className="muted small">{t(`suspicion.${finding}Help`)}</p>
      <Form.Item name="reason" label={t('organization.reason')} required>
        <Input.TextArea rows={REASON_ROWS} />
      </Form.Item>
      {recording.isError && <ProblemPanel error={recording.error} />}
      <Button type="primary" htmlType="submit" loading={recording.isPending}>
        {t('form.submit')}
      </Button>
    </Form>
  );
}
