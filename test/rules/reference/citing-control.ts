import { expect } from 'vitest';
import { applyFix } from '../../support/fixes.ts';
import { engineFor, expectFindings } from '../../support/workspace.ts';

/** A whole control but for what it cites. */
export const HEAD = `kind: control
id: AC-001
title: A control for this test
owner: IT lead
frequency: quarterly
`;

/** Checks the findings of a control that cites what the lines below say. */
export function control(body: string): ReturnType<typeof expectFindings> {
  return expectFindings(HEAD + body.replace(/^\n/, ''));
}

/** The text below the head of such a control after a fix of the rule was applied. */
export function controlAfterFix(body: string, rule: string, index = 0): string {
  const text = HEAD + body;
  const files = new Map([['controls/a.yaml', text]]);
  const fixed = applyFix(engineFor(files), files, 'controls/a.yaml', rule, index);
  expect(fixed.startsWith(HEAD)).toBe(true);
  return fixed.slice(HEAD.length);
}
