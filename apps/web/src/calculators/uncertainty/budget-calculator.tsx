import { calculateBudget } from '../../api/commands';
import { Calculator } from '../calculator';
import { BudgetAnswerSheet } from './budget-answer';
import { budgetBody, EMPTY_BUDGET, FIRST_FIELDS } from './budget-draft';
import { BUDGET_EXAMPLES } from './budget-examples';
import { CorrelationFields } from './correlation-fields';
import { InputFields } from './input-fields';
import { OutputFields } from './output-fields';
import { SettingFields } from './setting-fields';

/** Uncertainty budgets by the GUM, with Monte Carlo trials where wanted. */
export function BudgetCalculator() {
  return (
    <Calculator
      name="uncertainty"
      empty={EMPTY_BUDGET}
      examples={BUDGET_EXAMPLES}
      bodyOf={budgetBody}
      post={calculateBudget}
      inside={FIRST_FIELDS}
      fields={
        <>
          <OutputFields />
          <InputFields />
          <CorrelationFields />
          <SettingFields />
        </>
      }
      answer={(answer, body) => <BudgetAnswerSheet answer={answer} body={body} />}
    />
  );
}
