import { PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useWords } from '../i18n/words';
import { EMPTY_REFERENCE } from './draft';
import type { FieldPath } from './fields';
import { ReferenceFields } from './reference-fields';

interface Props {
  /** Inside the list it stands in. */
  list: FieldPath;
  /** From the root of the form. */
  at: FieldPath;
  proposals: string[];
}

/** The standards of a result, or of the certificate as a whole. */
export function ReferenceList({ list, at, proposals }: Props) {
  const { t } = useWords();
  return (
    <Form.List name={list}>
      {(references, { add, remove }) => (
        <>
          {references.map(({ key, name }) => (
            <fieldset key={key} className="inner">
              <legend>{t('form.reference', { number: name + 1 })}</legend>
              <ReferenceFields
                path={[name]}
                at={[...at, name]}
                proposals={proposals}
                onRemove={() => remove(name)}
              />
            </fieldset>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(EMPTY_REFERENCE)}>
            {t('form.addReference')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
