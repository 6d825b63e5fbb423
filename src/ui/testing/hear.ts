const LIVE = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
const UNHEARD = '[inert], [aria-hidden=true]';

/**
 * What a screen reader is told from now on: every text that comes into a live region within `root`, in order. A region that
 * is not there yet, or hidden, is not listened to: what it begins with may go unheard.
 */
export function hear(root: Element): string[] {
  const heard: string[] = [];
  for (const region of regionsIn(root)) {
    new MutationObserver((changes) => {
      // What is put in and filled in one go is told once.
      const news = new Set(
        changes.flatMap(({ addedNodes, target, type }) => (type === 'childList' ? [...addedNodes] : target)),
      );
      for (const node of news) if (node.textContent?.trim()) heard.push(node.textContent.trim());
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }
  return heard;
}

function regionsIn(element: Element): Element[] {
  if (element.matches(UNHEARD) || !element.checkVisibility({ visibilityProperty: true })) return [];
  const inside = [...element.children, ...(element.shadowRoot?.children ?? [])].flatMap(regionsIn);
  return element.matches(LIVE) ? [element, ...inside] : inside;
}
