import { Button, Form, Input } from 'antd';
import { placeKindValues, signatoryRoleValues, temperatureScaleValues } from '../api/generated';
import { useWords } from '../i18n/words';
import { ChoiceField, DateField, FoldedFields, ListField, TextField } from './fields';

/** What ISO/IEC 17025, 7.8 has a certificate print beside its figures. */
export function PrintedFields() {
  const { t } = useWords();
  return (
    <FoldedFields title={t('printed.title')}>
      <DateField path={['performedFrom']} label={t('printed.performedFrom')} />
      <TextField path={['item']} label={t('printed.item')} help={t('printed.itemHelp')} />
      <Form.Item
        name="revision"
        label={t('printed.revision')}
        normalize={(typed: string) => (/^\d{1,3}$/.test(typed) ? Number(typed) : typed || null)}
      >
        <Input inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <ChoiceField
        path={['place', 'kind']}
        label={t('printed.placeKind')}
        group="placeKind"
        codes={placeKindValues}
        clearable
      />
      <TextField path={['place', 'name']} label={t('printed.placeName')} />
      <TextField path={['place', 'region']} label={t('printed.placeRegion')} />
      <TextField path={['site']} label={t('printed.site')} />
      <TextField path={['customer', 'name']} label={t('printed.customer')} />
      <ListField
        path={['seals']}
        label={t('printed.seals')}
        help={t('printed.sealsHelp')}
        separators={[';', '；']}
      />
      <ChoiceField
        path={['temperatureScale']}
        label={t('printed.temperatureScale')}
        group="temperatureScale"
        codes={temperatureScaleValues}
        clearable
      />
      <OtherNumbers />
      <Signatories />
    </FoldedFields>
  );
}

function OtherNumbers() {
  const { t } = useWords();
  return (
    <Form.List name="otherNumbers">
      {(fields, { add, remove }) => (
        <fieldset className="whole">
          <legend>{t('printed.otherNumbers')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="form-grid">
              <TextField path={[name, 'kind']} label={t('printed.numberKind')} />
              <TextField path={[name, 'value']} label={t('printed.numberValue')} />
              <Button onClick={() => remove(name)}>{t('printed.remove')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('printed.addNumber')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Signatories() {
  const { t } = useWords();
  return (
    <Form.List name="signatories">
      {(fields, { add, remove }) => (
        <fieldset className="whole">
          <legend>{t('printed.signatories')}</legend>
          <p className="muted small">{t('printed.personsHelp')}</p>
          {fields.map(({ key, name }) => (
            <div key={key} className="form-grid">
              <ChoiceField
                path={[name, 'role']}
                label={t('printed.signatoryRole')}
                group="signatoryRole"
                codes={signatoryRoleValues}
              />
              <TextField path={[name, 'person']} label={t('printed.person')} />
              <TextField path={[name, 'registration']} label={t('printed.registration')} />
              <Button onClick={() => remove(name)}>{t('printed.remove')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('printed.addSignatory')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
