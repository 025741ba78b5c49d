import { Form, Radio, Select, Switch } from 'antd';
import { CERTIFICATE_KINDS, CONCLUSIONS } from '../api/vocabulary';
import { useWords } from '../i18n/words';
import { AssetField, ChoiceField, DateField, NameplateFields, TextField } from './fields';
import type { NamedBy } from './draft';

/** What was calibrated, by whom, when, and how it ended. */
export function HeadFields() {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const namedBy = Form.useWatch('namedBy', form) as NamedBy | undefined;
  return (
    <>
      <fieldset>
        <legend>{t('form.subject')}</legend>
        <div className="form-grid">
          <Form.Item name="namedBy" label={t('form.namedBy')} className="whole">
            <Radio.Group
              onChange={() => form.setFieldValue('asset', undefined)}
              options={(['asset', 'nameplate'] as const).map((way) => ({
                value: way,
                label: t(`namedBy.${way}`),
              }))}
            />
          </Form.Item>
          {namedBy === 'nameplate' ? (
            <NameplateFields path={['asset']} />
          ) : (
            <AssetField path={['asset']} label={t('certificate.asset')} required />
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('form.certificate')}</legend>
        <div className="form-grid">
          <TextField path={['issuer']} label={t('certificate.issuer')} required help={t('form.issuerHelp')} />
          <TextField path={['certificateNumber']} label={t('certificate.number')} required />
          <ChoiceField
            path={['kind']}
            label={t('certificate.kind')}
            required
            group="certificateKind"
            codes={CERTIFICATE_KINDS}
          />
          <DateField path={['receivedOn']} label={t('certificate.receivedOn')} />
          <DateField path={['performedOn']} label={t('certificate.performedOn')} required />
          <DateField path={['issuedOn']} label={t('certificate.issuedOn')} />
          <DateField path={['validUntil']} label={t('certificate.validUntil')} />
          <ChoiceField
            path={['conclusion']}
            label={t('certificate.conclusion')}
            required
            group="conclusion"
            codes={CONCLUSIONS}
          />
          <Form.Item name="methods" label={t('certificate.methods')} extra={t('form.methodsHelp')}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[';', ';']} />
          </Form.Item>
          <TextField path={['replaces']} label={t('certificate.replaces')} help={t('form.replacesHelp')} />
          <Form.Item name="accredited" label={t('certificate.accredited')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
      </fieldset>
    </>
  );
}
