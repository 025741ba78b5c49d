import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Radio } from 'antd';
import { externalKindValues, referenceRoleValues } from '../api/generated';
import { useWords } from '../i18n/words';
import type { NamedBy } from './draft';
import {
  AssetField,
  ChoiceField,
  FoldedFields,
  NameplateFields,
  QuantityField,
  RangeFields,
  TextField,
  type FieldPath,
} from './fields';

interface Props {
  /** Inside its list. */
  path: FieldPath;
  /** From the root of the form. */
  at: FieldPath;
  proposals: string[];
  onRemove: () => void;
}

/** The standard a result was measured against: registered, by its nameplate, or outside of this system. */
export function ReferenceFields({ path, at, proposals, onRemove }: Props) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const namedBy = Form.useWatch([...at, 'namedBy'], form) as NamedBy | undefined;
  const clear = () => {
    for (const field of ['asset', 'certificate', 'external']) form.setFieldValue([...at, field], undefined);
  };
  return (
    <div className="form-grid">
      <Form.Item name={[...path, 'namedBy']} label={t('form.namedBy')} className="whole">
        <Radio.Group
          onChange={clear}
          options={(['asset', 'nameplate', 'external'] as const).map((way) => ({
            value: way,
            label: t(`namedBy.${way}`),
          }))}
        />
      </Form.Item>
      {namedBy === 'asset' && <AssetField path={[...path, 'asset']} label={t('reference.asset')} required />}
      {namedBy === 'nameplate' && <NameplateFields path={[...path, 'asset']} />}
      {namedBy === 'external' ? (
        <ExternalFields path={[...path, 'external']} />
      ) : (
        <>
          <TextField
            path={[...path, 'certificate', 'issuer']}
            label={t('reference.citedIssuer')}
            help={t('form.citedHelp')}
          />
          <TextField path={[...path, 'certificate', 'number']} label={t('reference.citedNumber')} />
        </>
      )}
      <QuantityField
        path={[...path, 'quantity']}
        label={t('question.quantity')}
        required
        proposals={proposals}
      />
      <ChoiceField
        path={[...path, 'role']}
        label={t('reference.role')}
        required
        group="referenceRole"
        codes={referenceRoleValues}
      />
      <Button icon={<DeleteOutlined aria-hidden />} onClick={onRemove} className="remove">
        {t('form.removeReference', { number: Number(at.at(-1)) + 1 })}
      </Button>
      <FoldedFields title={t('form.moreReference')}>
        <RangeFields path={[...path, 'range']} label={t('reference.range')} />
        <TextField path={[...path, 'batch']} label={t('reference.batch')} help={t('form.batchHelp')} />
      </FoldedFields>
    </div>
  );
}

function ExternalFields({ path }: { path: FieldPath }) {
  const { t } = useWords();
  return (
    <>
      <ChoiceField
        path={[...path, 'kind']}
        label={t('reference.externalKind')}
        required
        group="externalKind"
        codes={externalKindValues}
      />
      <TextField path={[...path, 'institute']} label={t('reference.institute')} required />
      <TextField path={[...path, 'certificateNumber']} label={t('certificate.number')} />
      <TextField path={[...path, 'kcdbId']} label={t('reference.kcdbId')} />
      <TextField path={[...path, 'accreditation']} label={t('reference.accreditation')} />
    </>
  );
}
