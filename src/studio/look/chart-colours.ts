/** Colours of a chart's series, told apart by the colour-blind too (Okabe and Ito, 2008, adjusted for contrast on both grounds). */
export const CHART_COLOURS = ['#0f8b79', '#d97706', '#4f6bed', '#c2417c', '#6d9f1f', '#8a63d2', '#0891b2', '#b45309'];

/** What a chart takes from the page around it. */
export interface ChartTheme {
  text: string;
  soft: string;
  line: string;
  surface: string;
  font: string;
}

/** @param element One that has the tokens of `#ui/tokens.styles.ts` on it or above it. */
export function chartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: of('--_text'),
    soft: of('--_text-soft'),
    line: of('--_line'),
    surface: of('--_surface'),
    font: style.fontFamily,
  };
}
