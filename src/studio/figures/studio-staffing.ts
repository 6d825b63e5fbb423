import { html, nothing, type PropertyValues } from 'lit';
import { fill } from '#i18n/fill.ts';
import { figuresWords } from '#i18n/studio/figures-words.ts';
import type { QueryRow } from '#insight/sql/run-query.ts';
import { planStaffing, type StaffingPlan, type StaffingSettings } from '#insight/staffing/plan-staffing.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import '../look/studio-chart.ts';
import { StudioElement } from '../look/studio-element.ts';

/** How many people are needed at which hour. */
export class StudioStaffing extends StudioElement {
  static override styles = [studioBase];
  static override properties = { rows: { attribute: false }, plan: { state: true } };
  declare rows: readonly QueryRow<'figure-hours'>[];
  declare plan: StaffingPlan | null;

  constructor() {
    super();
    this.rows = [];
    this.plan = null;
  }

  /** A plan of other logs is none of these. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) this.plan = null;
  }

  override render() {
    const words = this.say(figuresWords).staffing;
    const last = this.rows.at(-1)?.day;
    const from = last === undefined ? '' : new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
    const number = (
      name: string,
      label: string,
      value: string,
      more: { min?: string; max?: string; step?: string } = {},
    ) =>
      html`<label class="field"><span>${label}</span><input name=${name} type="number" min=${more.min ?? '0'} max=${more.max ?? ''} step=${more.step ?? 'any'} value=${value}></label>`;
    return html`<p class="lead">${words.lead}</p>
      <form class="card" @submit=${this.#work}>
        <div class="cards">
          ${number('share', words.goalShare, '80', { min: '1', max: '99' })}
          ${number('seconds', words.goalSeconds, '15', { min: '1' })}
          ${number('occupancy', words.occupancy, '85', { min: '10', max: '100' })}
          ${number('shrinkage', words.shrinkage, '30', { max: '90' })}
          ${number('handle', words.handle, '', { min: '1' })}
          ${number('atOnce', words.atOnce, '2', { min: '1', max: '20', step: '1' })}
          ${number('contained', words.contained, '0', { max: '100' })}
          <label class="field"><span>${words.from}</span><input name="from" type="date" required value=${from}></label>
          ${number('days', words.days, '7', { min: '1', max: '60', step: '1' })}
          <label class="field"><span>${words.shiftHours}</span><input name="shiftHours" value="8, 6" required pattern="[0-9 ,]+"></label>
          <label class="field"><span>${words.special}</span><textarea name="special" rows="2"></textarea></label>
        </div>
        <div class="row"><button class="button filled" ?disabled=${this.rows.length === 0}>${words.work}</button></div>
      </form>
      ${this.plan ? this.#result(this.plan) : nothing}`;
  }

  readonly #work = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const of = (name: string) => Number(data.get(name));
    const settings: StaffingSettings = {
      goal: {
        share: of('share') / 100,
        seconds: of('seconds'),
        occupancy: of('occupancy') / 100,
        shrinkage: of('shrinkage') / 100,
      },
      from: String(data.get('from')),
      days: of('days'),
      special: [...String(data.get('special')).matchAll(/(\d{4}-\d\d-\d\d)\s+(\d+(?:\.\d+)?)/g)].map(
        ([, day = '', factor]) => ({
          day,
          factor: Number(factor),
        }),
      ),
      handleSeconds: data.get('handle') === '' ? null : of('handle'),
      atOnce: of('atOnce'),
      contained: of('contained') / 100,
      shiftHours: String(data.get('shiftHours'))
        .split(/[ ,]+/)
        .map(Number)
        .filter((hours) => hours >= 1 && hours <= 24),
    };
    this.plan = planStaffing(this.rows, settings);
  };

  #result({ groups, busiest, ways }: StaffingPlan) {
    const words = this.say(figuresWords).staffing;
    const format = (value: number, digits = 0) =>
      new Intl.NumberFormat(this.workshop.language, { maximumFractionDigits: digits }).format(value);
    const nameOf = (name: string | null) => name ?? words.noGroup;
    const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
    const ofDay = groups.map((group) => ({
      name: nameOf(group.name),
      agents: group.days.find(({ day }) => day === busiest?.day)?.agents ?? [],
    }));
    return html`
      ${
        busiest
          ? html`<div class="card"><studio-chart label=${fill(words.chart, { day: busiest.day })}
          .option=${{
            xAxis: { type: 'category', data: hours },
            yAxis: { type: 'value', minInterval: 1 },
            legend: { show: ofDay.length > 1, top: 0 },
            series: ofDay.map(({ name, agents }) => ({ name, type: 'bar', stack: 'all', data: agents })),
          }}
          .table=${{ head: [words.hour, ...ofDay.map(({ name }) => name)], rows: hours.map((hour, at) => [hour, ...ofDay.map(({ agents }) => agents[at] ?? 0)]) }}></studio-chart></div>`
          : nothing
      }
      <div class="card"><div class="scroll" tabindex="0" role="region" aria-label=${words.groupsCaption}><table>
        <caption>${words.groupsCaption}</caption>
        <thead><tr><th scope="col">${words.group}</th><th scope="col" class="number">${words.arrivals}</th><th scope="col" class="number">${words.handleColumn}</th><th scope="col" class="number">${words.growth}</th><th scope="col" class="number">${words.peak}</th><th scope="col" class="number">${words.paid}</th><th scope="col" class="number">${words.saved}</th></tr></thead>
        <tbody>${groups.map((group) => {
          const arrivals = group.days.reduce(
            (sum, day) => sum + day.arrivals.reduce((all, count) => all + count, 0),
            0,
          );
          return html`<tr><th scope="row">${nameOf(group.name)}</th>
            <td class="number">${format(arrivals / Math.max(1, group.days.length), 1)}</td>
            <td class="number">${format(group.handleSeconds)}</td>
            <td class="number">${percent(group.weeklyGrowth - 1, this.workshop.language)}</td>
            <td class="number">${Math.max(0, ...group.days.flatMap(({ agents }) => agents))}</td>
            <td class="number">${format(group.paidHours)}</td>
            <td class="number">${format(group.paidHoursBefore - group.paidHours)}</td></tr>`;
        })}</tbody></table></div></div>
      ${
        busiest
          ? html`<div class="columns"><section class="card"><h2>${fill(words.shiftsTitle, { day: busiest.day })}</h2>
            <ul>${busiest.shifts.shifts.map((shift) => html`<li>${fill(words.shift, { people: shift.people, from: shift.start, until: shift.start + shift.hours })}</li>`)}</ul>
            <p class="help">${fill(words.shiftsHelp, { hours: busiest.shifts.hours, atLeast: busiest.shifts.atLeast })}</p></section>
          <section class="card"><h2>${words.waysTitle}</h2><table>
            <thead><tr><th scope="col"><span class="soft">${words.group}</span></th><th scope="col" class="number">${words.inTime}</th><th scope="col" class="number">${words.wait}</th></tr></thead>
            <tbody>${ways.map((way) => html`<tr><th scope="row">${words.ways[way.way]}</th><td class="number">${percent(way.answeredInTime, this.workshop.language)}</td><td class="number">${format(way.meanWaitSeconds, 1)}</td></tr>`)}</tbody></table>
            <p class="help">${words.waysHelp}</p></section></div>`
          : nothing
      }
      <p class="help">${words.leaves}</p>`;
  }
}

defineOnce('studio-staffing', StudioStaffing);
