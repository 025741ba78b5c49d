import type { ComponentType } from 'react';
import { Link, useParams } from 'react-router';
import { useMoment } from '../frame/moment';
import { NotFoundPage } from '../frame/not-found-page';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { ComparisonCalculator } from './conformity/comparison-calculator';
import { DecisionCalculator } from './conformity/decision-calculator';
import { RisksCalculator } from './conformity/risks-calculator';
import './calculators.css';
import { IntervalCalculator } from './intervals/interval-calculator';
import { BudgetCalculator } from './uncertainty/budget-calculator';

/** By the last step of their addresses. */
const CALCULATORS = {
  uncertainty: BudgetCalculator,
  conformity: DecisionCalculator,
  risks: RisksCalculator,
  comparison: ComparisonCalculator,
  intervals: IntervalCalculator,
} satisfies Record<string, ComponentType>;

type Name = keyof typeof CALCULATORS;
const NAMES = Object.keys(CALCULATORS) as Name[];

/** What laboratories calculate beside their records. Nothing is recorded, and nothing recorded is read. */
export default function CalculatorsPage() {
  const { t, word } = useWords();
  const moment = useMoment();
  const { calculator = 'uncertainty' } = useParams();
  const name = NAMES.find((one) => one === calculator);
  if (name === undefined) return <NotFoundPage />;
  const Calculator = CALCULATORS[name];
  return (
    <>
      <nav className="tabs no-print" aria-label={t('calculators.choose')}>
        {NAMES.map((one) => (
          <Link
            key={one}
            to={moment.to(`/calculators/${one}`)}
            aria-current={one === name ? 'page' : undefined}
          >
            {word('calculators.name', one)}
          </Link>
        ))}
      </nav>
      <PageTitle
        title={word('calculators.name', name)}
        below={<span className="no-print">{word('calculators.help', name)}</span>}
      />
      <Calculator key={name} />
    </>
  );
}
