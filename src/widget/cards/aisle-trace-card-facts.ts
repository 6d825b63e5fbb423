import { html, nothing, type TemplateResult } from 'lit';
import type { TraceReport, TraceStation } from '#commerce/trace/trace-report.ts';
import type { Locale } from '#core/locale.ts';
import { formatMoment, formatTime } from '#i18n/format-time.ts';
import type { TraceStrings } from '#i18n/trace-strings.ts';
import { icons } from '#ui/icons.ts';
import { linkView } from '#ui/link-view.ts';
import { daysText, gramsText, labelDay } from './aisle-trace-card-words.ts';

/** What happened to the goods, oldest first. */
export function wayView({ stations }: TraceReport, words: TraceStrings, locale: Locale): unknown {
  if (stations.length === 0) return nothing;
  const named = ({ kind, text }: TraceStation) => text ?? (kind === 'event' ? '' : words.station[kind]);
  return html`<details>
    <summary>${words.way}${icons.next}</summary>
    <ol role="list" class="way">
      ${stations.map(
        (station) =>
          html`<li>
            <span dir="auto">${named(station)}</span>
            <span class="soft"
              ><time datetime=${new Date(station.at).toISOString()}>${formatMoment(station.at, locale)}</time>${
                station.place ? html` · <bdi>${station.place}</bdi>` : nothing
              }</span
            >
          </li>`,
      )}
    </ol>
  </details>`;
}

/** Batch, dates, papers. */
export function batchView({ batches, dates }: TraceReport, { batch: words }: TraceStrings, locale: Locale): unknown {
  if (batches.length === 0) return nothing;
  const day = (label: string, value: string | undefined) =>
    value === undefined ? nothing : pair(label, labelDay(value, locale));
  return html`<section>
    <h4>${words.title}</h4>
    ${batches.map(
      ({ number, madeOn, bestBefore, origin, certificate }) =>
        html`<dl class="pairs">
          ${pair(words.number, html`<bdi>${number}</bdi>`)} ${day(words.made, madeOn)}
          ${day(words.bestBefore, bestBefore)} ${origin ? pair(words.origin, html`<bdi>${origin}</bdi>`) : nothing}
          ${
            certificate
              ? pair(
                  words.certificate,
                  certificate.url
                    ? linkView(certificate.url, certificate.number ?? certificate.title)
                    : html`<bdi>${certificate.number ?? certificate.title}</bdi>`,
                )
              : nothing
          }
        </dl>`,
    )}
    ${
      dates
        ? html`<dl class="pairs">
            ${
              dates.isWorkedOut
                ? pair(words.bestBefore, `${labelDay(dates.bestBefore, locale)} (${words.workedOut})`)
                : nothing
            }
            ${dates.leftNow >= 0 ? pair(words.left, daysText(dates.leftNow, locale)) : nothing}
          </dl>`
        : nothing
    }
  </section>`;
}

/** What was seen and weighed when it was packed. */
export function sortingView(
  { sorting, weight }: TraceReport,
  { sorting: words }: TraceStrings,
  locale: Locale,
): unknown {
  const last = sorting.at(-1);
  if (!last) return nothing;
  const isLight = weight !== null && weight.weighed < weight.label;
  return html`<section>
    <h4>${words.title}</h4>
    <dl class="pairs">
      ${pair(
        last.result ? words[last.result] : formatTime(last.at, locale),
        html`<span dir="auto">${last.text}</span>`,
      )}
      ${
        weight
          ? html`${pair(words.weighed, html`<span class=${isLight ? 'bad' : ''}>${gramsText(weight.weighed, locale)}</span>`)}
            ${pair(words.label, gramsText(weight.label, locale))}`
          : nothing
      }
    </dl>
  </section>`;
}

/** What the data does not tell. */
export function missingView({ missing }: TraceReport, { missing: words }: TraceStrings, locale: Locale): unknown {
  if (missing.length === 0) return nothing;
  const named = missing.map((gap) => words[gap]);
  return html`<section class="missing">
    <p class="soft">${words.title}: ${new Intl.ListFormat(locale, { type: 'unit' }).format(named)}</p>
  </section>`;
}
const pair = (label: string, value: unknown): TemplateResult => html`<dt>${label}</dt><dd>${value}</dd>`;
