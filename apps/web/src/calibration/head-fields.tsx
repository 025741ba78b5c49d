import { Form, Radio, Switch } from 'antd';
import {
  certificateKindValues,
  conclusionValues,
  decisionRuleValues,
  type CertificateKind,
  type DecisionRule,
} from '../api/generated';
import { DECISION_RULE_FACTS, KINDS_WITHOUT_RULE } from '../api/vocabulary';
import { useWords } from '../i18n/words';
import {
  AssetField,
  ChoiceField,
  DateField,
  DecimalField,
  ListField,
  NameplateFields,
  QuantityFields,
  TextField,
} from './fields';
import type { NamedBy } from './draft';
import { PrintedFields } from './printed-fields';
import { ReferenceList } from './reference-list';

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
            codes={certificateKindValues}
          />
          <DateField path={['performedOn']} label={t('certificate.performedOn')} required />
          <DateField path={['issuedOn']} label={t('certificate.issuedOn')} />
          <DateField path={['validUntil']} label={t('certificate.validUntil')} />
          <ChoiceField
            path={['conclusion']}
            label={t('certificate.conclusion')}
            required
            group="conclusion"
            codes={conclusionValues}
          />
          <RuleFields />
          <ListField
            path={['methods']}
            label={t('certificate.methods')}
            help={t('form.methodsHelp')}
            separators={[';', ';']}
          />
        </div>
      </fieldset>
    </>
  );
}

/** By which rule the conclusion was drawn. Without one it is remarked, which is said before it happens. */
function RuleFields() {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const rule = Form.useWatch(['decisionRule', 'id'], form) as DecisionRule | undefined;
  const conclusion = Form.useWatch('conclusion', form) as string | undefined;
  const kind = Form.useWatch('kind', form) as CertificateKind | undefined;
  const missing = !rule && conclusion !== 'NONE' && !(kind && KINDS_WITHOUT_RULE.includes(kind));
  return (
    <>
      <ChoiceField
        path={['decisionRule', 'id']}
        label={t('certificate.decisionRule')}
        group="decisionRule"
        codes={decisionRuleValues}
        clearable
        help={missing ? <span data-testid="rule-hint">{t('form.ruleHint')}</span> : undefined}
      />
      {rule && DECISION_RULE_FACTS[rule].guarded && (
        <DecimalField path={['decisionRule', 'guardFactor']} label={t('calculators.guardFactor')} />
      )}
    </>
  );
}

/** What few certificates state: the surroundings, the mark, what it amends, and standards of the whole document. */
export function MoreFields({ proposals }: { proposals: string[] }) {
  const { t } = useWords();
  return (
    <details className="more card">
      <summary>{t('form.more')}</summary>
      <div className="form-grid">
        <DateField path={['receivedOn']} label={t('certificate.receivedOn')} />
        <TextField path={['replaces']} label={t('certificate.replaces')} help={t('form.replacesHelp')} />
        <Form.Item name="accredited" label={t('certificate.accredited')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <PrintedFields />
      <h3>{t('form.environment')}</h3>
      <div className="form-grid">
        <QuantityFields
          path={['environment', 'temperature']}
          label={t('certificate.temperature')}
          unit="Cel"
        />
        <QuantityFields path={['environment', 'humidity']} label={t('certificate.humidity')} unit="%" />
        <QuantityFields path={['environment', 'pressure']} label={t('certificate.pressure')} unit="kPa" />
      </div>
      <h3>{t('certificate.wholeReferences')}</h3>
      <p className="muted small">{t('form.wholeReferencesHelp')}</p>
      <ReferenceList list={['references']} at={['references']} proposals={proposals} />
    </details>
  );
}
