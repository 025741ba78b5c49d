/**
 * Every reason for which a calculator refuses its input, beside those of `refusals.ts`: the one list. Names are for
 * ever: add, never rename.
 */
export const CALCULATION_CODES = {
  EXPRESSION_SYNTAX: { zh: '表达式不是简单的算术式。', en: 'The expression is not plain arithmetic.' },
  EXPRESSION_TOO_LONG: { zh: '表达式过长。', en: 'The expression is longer than accepted.' },
  EXPRESSION_TOO_DEEP: { zh: '表达式嵌套过深。', en: 'The expression nests deeper than accepted.' },
  SYMBOL_UNKNOWN: { zh: '没有此符号的输入量。', en: 'No input has this symbol.' },
  SYMBOL_INVALID: { zh: '符号不合法或为保留字。', en: 'Not a symbol, or a reserved word.' },
  SYMBOL_REPEATED: { zh: '符号重复。', en: 'The symbol stands twice.' },
  INPUT_INCOMPLETE: {
    zh: '输入量的信息不足以得出估计值和标准不确定度。',
    en: 'The input does not give an estimate and a standard uncertainty.',
  },
  INPUT_AMBIGUOUS: {
    zh: '输入量以多种方式给出不确定度，须只用一种。',
    en: 'The input gives its uncertainty in more than one way.',
  },
  VALUE_OUT_OF_RANGE: {
    zh: '数值超出可计算的范围。',
    en: 'The number is outside what can be calculated with.',
  },
  OBSERVATIONS_UNPAIRED: {
    zh: '同时观测的输入量须有同样多的观测值，且每个量只属于一组。',
    en: 'Quantities observed simultaneously need equally many observations, and belong to one set only.',
  },
  CORRELATION_REPEATED: {
    zh: '同一对输入量的相关系数给出了两次。',
    en: 'The correlation of two inputs is given twice.',
  },
  CORRELATION_IMPOSSIBLE: {
    zh: '这些相关系数不可能同时成立（相关矩阵不是半正定的）。',
    en: 'These correlations cannot hold together: their matrix is not positive semidefinite.',
  },
  CORRELATED_NOT_NORMAL: {
    zh: '蒙特卡洛法中，只有正态分布的输入量可以相关。',
    en: 'In a Monte Carlo propagation only normally distributed inputs may be correlated.',
  },
  ORDER_2_WITH_CORRELATION: {
    zh: '二阶项只适用于互不相关的输入量。',
    en: 'Second-order terms hold for uncorrelated inputs only.',
  },
  NOT_FINITE: {
    zh: '表达式在给定的输入值处没有有限的值。',
    en: 'The expression has no finite value for these inputs.',
  },
  NOT_DIFFERENTIABLE: {
    zh: '表达式在估计值处不可导，无法求灵敏系数。',
    en: 'The expression has no derivative at the estimates, so there is no sensitivity coefficient.',
  },
  CALCULATION_TOO_LARGE: { zh: '计算量过大。', en: 'The calculation is larger than accepted.' },
  CALCULATION_TOO_LONG: { zh: '计算用时过长。', en: 'The calculation took longer than allowed.' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type CalculationCode = keyof typeof CALCULATION_CODES;
