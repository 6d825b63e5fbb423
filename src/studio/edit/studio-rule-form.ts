import { html, nothing } from 'lit';
import { parseDocument, stringify } from 'yaml';
import { membersOf } from '#publish/edit/read-entries.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import './studio-field.ts';
import { EntryPart } from './entry-part.ts';
import { RULE_LISTS, type RuleListField } from './rule-lists.ts';
import { ruleValue, setRule } from './rule-values.ts';
import { sideBySide } from './side-by-side.styles.ts';

/** A member of the rules: numbers and words as fields, lists of rules as cards, everything else as checked YAML. */
export class StudioRuleForm extends EntryPart {
  static override styles = [studioBase, sideBySide];
  static override properties = { ...EntryPart.properties, broken: { state: true } };
  /** What is wrong with the YAML that was typed last. */
  declare broken: string;

  constructor() {
    super();
    this.broken = '';
  }

  override render() {
    const { id, isInherited } = this.entry;
    const value = ruleValue(this.editing, id);
    const fields = RULE_LISTS[id];
    const known: Readonly<Record<string, string>> = this.words.rules;
    const isList = Array.isArray(value);
    const isPlain =
      typeof value === 'object' &&
      value !== null &&
      !isList &&
      Object.values(value).every((member) => typeof member !== 'object');
    return html`<p class="help">${known[id] ?? this.words.ruleHelp}</p>
      ${isInherited ? html`<p><span class="chip">${this.words.inherited}</span></p>` : nothing}
      ${
        fields && isList
          ? this.#cards(value, fields)
          : isPlain
            ? this.#members(membersOf(value))
            : typeof value === 'number'
              ? this.#single(value)
              : isList && value.every((item) => typeof item === 'string')
                ? this.#words(value)
                : this.#asYaml(value)
      }
      ${this.#faultLines()}`;
  }

  #set(next: unknown): void {
    void setRule(this.editing, `${this.words.kinds.rule}: ${this.entry.id}`, this.entry.id, next);
  }

  #single(value: number) {
    return html`<studio-field control="number" data-way="" .label=${this.entry.id} .value=${value}
      @value=${(event: CustomEvent<unknown>) => this.#set(event.detail)}></studio-field>`;
  }

  #words(value: readonly string[]) {
    return html`<studio-field control="lines" data-way="" .label=${this.entry.id} .value=${value}
      @value=${(event: CustomEvent<unknown>) => this.#set(event.detail ?? [])}></studio-field>`;
  }

  #members(members: Readonly<Record<string, unknown>>) {
    const help: Readonly<Record<string, string>> = this.words.ruleMembers;
    return html`<div class="common">${Object.entries(members).map(
      ([key, value]) => html`<studio-field
      data-way=${key}
      .control=${typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'switch' : 'line'}
      .label=${key}
      .help=${help[`${this.entry.id}.${key}`] ?? ''}
      .value=${value}
      .faults=${this.#faults(key)}
      @value=${(event: CustomEvent<unknown>) => this.#set({ ...members, [key]: event.detail })}
    ></studio-field>`,
    )}</div>`;
  }

  #cards(rules: readonly unknown[], fields: readonly RuleListField[]) {
    const replace = (at: number, rule: unknown) => this.#set(rules.map((one, index) => (index === at ? rule : one)));
    return html`${rules.map(
      (rule, at) => html`<fieldset class="card">
        <legend>${this.words.rule} ${at + 1}</legend>
        <div class="common">${fields.map(
          ({ way, control, options, read, write }) => html`<studio-field
          data-way="${at}.${way}"
          .control=${control}
          .label=${way}
          .options=${options?.(this.editing, this.workshop.language) ?? []}
          .addWord=${this.words.add}
          .removeWord=${this.words.remove}
          .value=${read(rule)}
          .faults=${this.#faults(`${at}.${way}`)}
          @value=${(event: CustomEvent<unknown>) => replace(at, write(rule, event.detail))}
        ></studio-field>`,
        )}</div>
        <div><button class="button bad" @click=${() => this.#set(rules.filter((_, index) => index !== at))}>${this.words.remove}</button></div>
      </fieldset>`,
    )}
      <div><button class="button" @click=${() => this.#set([...rules, structuredClone(fields[0]?.fresh ?? {})])}>${this.words.addRule}</button></div>`;
  }

  #asYaml(value: unknown) {
    const text = value === undefined ? '' : stringify(value, { lineWidth: 0 });
    return html`<studio-field control="paragraph" data-way="" .label=${this.entry.id} .help=${this.words.yamlHelp} .value=${text.trimEnd()}
      .faults=${this.broken === '' ? [] : [this.broken]}
      @value=${(event: CustomEvent<string | undefined>) => {
        const document = parseDocument(event.detail ?? '');
        const [error] = document.errors;
        this.broken = error?.message ?? '';
        if (!error) this.#set(document.toJS());
      }}></studio-field>`;
  }

  #faults(way: string): string[] {
    return this.editing
      .faultsOf(this.entry)
      .filter(({ field }) => field === `${this.entry.id}.${way}` || field.startsWith(`${this.entry.id}.${way}.`))
      .map(({ message }) => message);
  }

  #faultLines() {
    return this.editing
      .faultsOf(this.entry)
      .map(({ field, message }) => html`<p class="bad-text">${field}: ${message}</p>`);
  }
}
defineOnce('studio-rule-form', StudioRuleForm);
