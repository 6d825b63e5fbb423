import { Observable } from '#ui/observable.ts';

/** The views of the Studio, in the order of the work. */
export const STUDIO_VIEWS = [
  'start',
  'questions',
  'edit',
  'flows',
  'try',
  'publish',
  'improve',
  'insight',
  'figures',
  'lab',
  'privacy',
] as const;
export type StudioView = (typeof STUDIO_VIEWS)[number];

/** What a view is to show first, for example `{ file: 'answers/delivery.yaml', entry: 'delivery-time' }`. */
export type RouteTarget = Readonly<Record<string, string>>;

/** Where one is, as it stands in the address: `#edit?file=answers/delivery.yaml`. Back and forward work. */
export class Route extends Observable {
  #view: StudioView = 'start';
  #target: RouteTarget = {};

  get view(): StudioView {
    return this.#view;
  }

  get target(): RouteTarget {
    return this.#target;
  }

  /** Follows the address from now on. Gives the way to stop. */
  follow(): () => void {
    const read = () => {
      const [name = '', query = ''] = location.hash.slice(1).split('?', 2);
      this.#view = STUDIO_VIEWS.find((view) => view === name) ?? 'start';
      this.#target = Object.fromEntries(new URLSearchParams(query));
      this.changed();
    };
    window.addEventListener('hashchange', read);
    read();
    return () => window.removeEventListener('hashchange', read);
  }

  go(view: StudioView, target: RouteTarget = {}): void {
    const query = new URLSearchParams(target).toString();
    location.hash = query === '' ? view : `${view}?${query}`;
  }
}
