import { compareResults } from '../../api/commands';
import type { ComparisonBody } from '../../api/drafts';
import type { ConformityComparisonReply } from '../../api/generated';
import { DecimalField, TextField } from '../../calibration/fields';
import { useWords } from '../../i18n/words';
import { Figure } from '../../parts/figure';
import { printedUnit } from '../../parts/quantity';
import { Status } from '../../parts/status';
import { Calculator } from '../calculator';
import { Facts } from '../facts';
import {
  COMPARISON_EXAMPLES,
  COMPARISON_FIRST_FIELDS,
  comparisonBody,
  EMPTY_COMPARISON,
} from './comparison-draft';

/** The normalised error En of a result beside a reference value. */
export function ComparisonCalculator() {
  return (
    <Calculator
      name="comparison"
      empty={EMPTY_COMPARISON}
      examples={COMPARISON_EXAMPLES}
      bodyOf={comparisonBody}
      post={compareResults}
      inside={COMPARISON_FIRST_FIELDS}
      fields={<ComparisonFields />}
      answer={(answer, body) => <ComparisonAnswerSheet answer={answer} body={body} />}
    />
  );
}

function ComparisonFields() {
  const { t } = useWords();
  return (
    <>
      <fieldset>
        <legend>{t('calculators.ownResult')}</legend>
        <div className="form-grid">
          <ResultFields at={[]} />
          <TextField path={['unit']} label={t('question.unit')} />
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('calculators.referenceValue')}</legend>
        <div className="form-grid">
          <ResultFields at={['reference']} />
          <DecimalField path={['instability']} label={t('calculators.instability')} />
        </div>
      </fieldset>
    </>
  );
}

function ResultFields({ at }: { at: string[] }) {
  const { t } = useWords();
  return (
    <>
      <DecimalField path={[...at, 'value']} label={t('calculators.comparedValue')} required />
      <DecimalField path={[...at, 'expandedUncertainty']} label={t('point.expandedUncertainty')} required />
      <DecimalField path={[...at, 'coverageFactor']} label={t('point.coverageFactor')} required />
    </>
  );
}

function ComparisonAnswerSheet({
  answer,
  body,
}: {
  answer: ConformityComparisonReply;
  body: ComparisonBody;
}) {
  const { t, word } = useWords();
  const unit = answer.unit === null ? '' : ` ${printedUnit(answer.unit)}`;
  return (
    <section className="card verdict" aria-label={t('calculators.verdict')}>
      <div className="verdict-line" data-testid="comparison-verdict">
        <Status group="comparison" code={answer.verdict} big />
        <span>
          E<sub>n</sub> = <Figure text={answer.en} digits={3} />
        </span>
      </div>
      <p className="muted">{word('calculators.comparisonHelp', answer.verdict)}</p>
      <Facts
        testId="comparison-facts"
        facts={[
          ['x − X', `${answer.difference}${unit}`],
          ['√(U² + U_ref²)', <Figure text={answer.expandedUncertainty} digits={4} />],
          [t('calculators.ownResult'), `${body.value} ± ${body.expandedUncertainty}${unit}`],
          [
            t('calculators.referenceValue'),
            `${body.reference?.value} ± ${body.reference?.expandedUncertainty}${unit}`,
          ],
        ]}
      />
    </section>
  );
}
