import { createContext, useContext } from 'react';
import { besideUncertainty, percentExact, percentShortened, shortened } from './figures';

/** Whether the reader wants every digit that the answer has. */
export const FullFigures = createContext(false);

/** A calculated number, shortened to be read; the whole of it is told on hovering, and where all digits are wanted. */
export function Figure({ text, digits }: { text: string; digits?: number }) {
  const full = useContext(FullFigures);
  return (
    <span className="quantity" translate="no" title={text}>
      {full ? text : shortened(text, digits)}
    </span>
  );
}

/** A calculated value, shortened to what the uncertainty beside it makes worth reading. */
export function FigureBeside({ text, uncertainty }: { text: string; uncertainty: string }) {
  const full = useContext(FullFigures);
  return (
    <span className="quantity" translate="no" title={text}>
      {full ? text : besideUncertainty(text, uncertainty)}
    </span>
  );
}

/** A probability as per cent, in the same way. */
export function Percent({ text, digits }: { text: string; digits?: number }) {
  const full = useContext(FullFigures);
  return (
    <span className="quantity" title={text}>
      {full ? percentExact(text) : percentShortened(text, digits)}
    </span>
  );
}

/** A symbol as it is set in print: `m_S` is m with an index S. */
export function MathSymbol({ text }: { text: string }) {
  const [name, ...index] = text.split('_');
  return (
    <span className="symbol" translate="no">
      <i>{name}</i>
      {index.length > 0 && <sub>{index.join(' ')}</sub>}
    </span>
  );
}
