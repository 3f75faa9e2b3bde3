import type { Gate, RuleContext } from './rule.ts';

/**
 * Whether a part of the programme that a rule needs is there. Type 2 checks also run in a Type 1 programme, where
 * their severity drops to a hint, and where no scope says anything yet.
 */
export function gateIsOpen(gate: Gate, context: RuleContext): boolean {
  const { frameworks } = context.audit.programme;
  switch (gate) {
    case 'iso27001':
      return frameworks.has('iso27001');
    case 'dual':
      return frameworks.has('iso27001') && frameworks.has('soc2');
    default:
      return frameworks.has('soc2');
  }
}
