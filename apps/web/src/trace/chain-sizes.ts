/** A card must hold name, number, dates and U in 12 px text; two of them side by side fit a laptop. */
export const NODE_WIDTH = 272;
export const LABEL_WIDTH = 300;
/** Space left of the rows for the names of the levels. */
export const LEVEL_WIDTH = 136;

/** What a box is taken for until the browser has drawn it once. */
export const NODE_HEIGHT_GUESS = 160;
export const LABEL_HEIGHT_GUESS = 60;
