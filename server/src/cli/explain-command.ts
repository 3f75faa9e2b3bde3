import { RULES, ruleById } from '../engine/rules/registry.ts';
import { rulePage } from '../engine/rules/rule-page.ts';
import { didYouMean } from './arguments.ts';
import { suggestion } from './suggestion.ts';
import { EXIT, type ExitCode, type Terminal } from './terminal.ts';

/** `tickmark explain RULE`. */
export function explain(id: string, terminal: Terminal): ExitCode {
  const rule = ruleById(id);
  if (rule === undefined) {
    const suggested = suggestion(
      id,
      RULES.map((each) => each.id),
    );
    terminal.complain(
      `There is no rule "${id}".${didYouMean(suggested)} "tickmark rules" lists all of them.`,
    );
    return EXIT.wrongUse;
  }
  const fixable = rule.fixable === true ? ', with a safe fix' : '';
  const head = `${rule.id} (${rule.severity}${fixable})`;
  terminal.print(`${head}\n\n${rulePage(id)?.trim() ?? `${rule.title}.`}\n`);
  return EXIT.clean;
}
