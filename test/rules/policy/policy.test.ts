import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const ISO = '//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [iso27001]\n';
const DUAL = ISO.replace('[iso27001]', '[soc2, iso27001]');
const FULL = 'owner: role:a\napproved_by: role:b\napproved_on: 2025-09-15\nnext_review: 2026-09-15\n';

function policy(id: string, fields: string, title = id): string {
  return `//- policies/${id}.md\n---\nkind: policy\nid: ${id}\ntitle: ${title}\n${fields}---\n\n# ${title}\n`;
}

function control(id: string, iso: string, fields = ''): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: ${id} is done\nowner: x\nfrequency: continuous\n${fields}satisfies: {iso27001: [${iso}]}\n`;
}

function only(rule: string, source: string): string[] {
  return found(source).filter((line) => line.includes(` ${rule} `));
}

describe('policy/no-owner and policy/no-review', () => {
  const whole = policy('POL-1', FULL);

  it('names what is missing, once per policy', () => {
    const source = whole + policy('POL-2', 'approved_on: 2025-09-15\n');
    expect(found(source)).toEqual([
      'policies/POL-2.md:2:4-9 policy/no-owner warning POL-2 has no owner and approver. Say who keeps it up to date and who approved it.',
      'policies/POL-2.md:2:4-9 policy/no-review warning POL-2 has no next review. Add approved_on and next_review.',
    ]);
  });

  it('asks nobody for what no policy says', () => {
    expect(found(policy('POL-1', '') + policy('POL-2', 'owner: x\n').replace('owner: x\n', ''))).toEqual([]);
  });

  it('asks neither drafts, retired documents nor runbooks', () => {
    const source =
      whole +
      policy('POL-2', 'status: draft\n') +
      policy('POL-3', 'status: retired\n') +
      policy('RB-1', 'type: runbook\n');
    expect(found(source)).toEqual([]);
  });

  it('says a misspelled key is misspelled, not missing', () => {
    const source = whole + policy('POL-2', FULL.replace('next_review', 'next_reveiw'));
    expect(named(source)).toEqual(['record/unknown-field warning']);
  });

  it('asks for what its own fix left to be filled in', () => {
    const source = whole + policy('POL-2', FULL.replace('approved_by: role:b\n', ''));
    const text = mended(source, 'Add approved_by, to be filled in');
    expect(text).toContain('approved_by: "?"');
    const again = `${whole}//- policies/POL-2.md\n${text}`;
    expect(found(again)).toEqual([
      'policies/POL-2.md:5:13-16 policy/no-owner warning The approver of POL-2 is still to be filled in.',
    ]);
  });
});

describe('policy/overdue', () => {
  const due = (day: string, more = ''): string => policy('POL-1', FULL.replace('2026-09-15', day) + more);

  it('speaks 31 days after the day, not before', () => {
    expect(found(due('2025-12-12'))).toEqual([
      'policies/POL-1.md:7:13-23 policy/overdue warning POL-1 was due for review on 2025-12-12. Look whether it still holds, and write the next day.',
    ]);
    expect(found(due('2025-12-13'))).toEqual([]);
  });

  it('is silent when it was reviewed since, and for a retired policy', () => {
    expect(found(due('2025-09-12', 'reviewed_on: 2025-09-20\n'))).toEqual([]);
    expect(found(due('2025-09-12', 'status: retired\n'))).toEqual([]);
  });

  it('does not believe a review that lies after the as-of day', () => {
    expect(only('policy/overdue', due('2025-09-12', 'reviewed_on: 2026-03-20\n'))).toHaveLength(1);
  });
});

describe('policy/one-framework', () => {
  it('names the open counterparts once', () => {
    const source = DUAL + policy('POL-1', `${FULL}satisfies: {soc2: [CC8.1]}\n`);
    expect(found(source)).toEqual([
      'policies/POL-1.md:2:4-9 policy/one-framework information POL-1 cites SOC 2 only, and nothing here cites A.8.32, which ISO 27001 has for the same matter. If the text covers it, one document can serve both.',
    ]);
  });

  it('is silent when a control cites the counterpart, in a programme of one framework, and for matters of one only', () => {
    const soc = policy('POL-1', `${FULL}satisfies: {soc2: [CC8.1]}\ncontrols: [C-1]\n`);
    expect(only('policy/one-framework', DUAL + soc + control('C-1', 'A.8.32'))).toEqual([]);
    expect(only('policy/one-framework', ISO.replace('iso27001', 'soc2') + soc)).toEqual([]);
    const fraud = policy('POL-1', `${FULL}satisfies: {soc2: [CC3.3]}\n`);
    expect(only('policy/one-framework', DUAL + fraud)).toEqual([]);
  });

  it('does not name a control that the Statement of Applicability leaves out', () => {
    const soa =
      '//- soa.yaml\nkind: soa\nid: SOA\ntitle: S\ncontrols:\n  - {id: A.8.32, applicable: false, justification: none}\n';
    const source = DUAL + soa + policy('POL-1', `${FULL}satisfies: {soc2: [CC8.1]}\n`);
    expect(only('policy/one-framework', source)[0]).toContain('nothing here cites A.8.25,');
  });
});

describe('policy/infosec-policy', () => {
  const top = (cites: string): string =>
    policy('POL-1', `${FULL}topic: information-security\nsatisfies: {iso27001: [${cites}]}\n`);

  it('says that leadership is another clause', () => {
    expect(only('policy/infosec-policy', ISO + top('"5.1"'))).toEqual([
      'policies/POL-1.md:2:4-9 policy/infosec-policy information POL-1 is the information security policy, and no policy cites clause 5.2 and A.5.1. Clause 5.1 is about leadership; the policy is clause 5.2.',
    ]);
  });

  it('counts what other policies cite', () => {
    const other = policy('POL-2', `${FULL}satisfies: {iso27001: [A.5.1]}\n`);
    expect(only('policy/infosec-policy', ISO + top('"5.2"') + other)).toEqual([]);
  });

  it('is silent about a policy on another topic, and about one that cites nothing', () => {
    const access = policy('POL-1', `${FULL}topic: access\nsatisfies: {iso27001: [A.5.15]}\n`);
    expect(only('policy/infosec-policy', ISO + access)).toEqual([]);
    expect(only('policy/infosec-policy', ISO + policy('POL-1', FULL, 'Information security policy'))).toEqual(
      [],
    );
  });
});

describe('policy/duplicate-topic', () => {
  const one = (id: string, cites: string, more = ''): string =>
    policy(id, `${FULL}topic: Access Control\n${more}satisfies: {${cites}}\n`);

  it('names both, on the second', () => {
    const source = DUAL + one('POL-1', 'soc2: [CC6.2]') + one('POL-2', 'iso27001: [A.5.16]');
    expect(found(source)).toEqual([
      'policies/POL-2.md:2:4-9 policy/duplicate-topic warning POL-2 and POL-1 both govern access-control, one for each framework. Merge them: two texts on one topic come to disagree.',
    ]);
  });

  it('is silent for a procedure beside its policy, two of one framework, and one that cites both', () => {
    const first = one('POL-1', 'soc2: [CC6.2]');
    for (const second of [
      one('POL-2', 'iso27001: [A.5.16]', 'type: procedure\n'),
      one('POL-2', 'soc2: [CC6.3]'),
      one('POL-2', 'soc2: [CC6.2], iso27001: [A.5.16]'),
    ])
      expect(only('policy/duplicate-topic', DUAL + first + second)).toEqual([]);
  });
});

describe('policy/procedure-missing', () => {
  const some = policy('POL-9', FULL);

  it('names the ids that ask for a document', () => {
    expect(found(ISO + some + control('C-1', 'A.8.9, A.5.37, A.8.13'))).toEqual([
      'controls/C-1.yaml:1:4-7 policy/procedure-missing information A.5.37 and A.8.9 ask for a document, and neither C-1 nor a policy names one. Link the policy or procedure that lays down how it is done.',
    ]);
  });

  it('is content with a policy from either end, the text itself, or a document as evidence', () => {
    for (const source of [
      some + control('C-1', 'A.8.9', 'policies: [POL-9]\n'),
      policy('POL-9', `${FULL}controls: [C-1]\n`) + control('C-1', 'A.8.9'),
      policy('POL-9', `${FULL}satisfies: {iso27001: [A.8.9]}\n`) + control('C-1', 'A.8.9'),
      some + control('C-1', 'A.8.9', 'implementation: Page OPS-3 of the handbook\n'),
      `${some}${control('C-1', 'A.8.9')}//- evidence/E.yaml\nkind: evidence\nid: E\ntitle: Baseline\ntype: procedure\napproved_on: 2025-09-15\ncontrols: [C-1]\n`,
    ])
      expect(only('policy/procedure-missing', ISO + source)).toEqual([]);
  });

  it('asks nothing of other Annex A controls, nor before the first policy', () => {
    expect(found(ISO + some + control('C-1', 'A.8.13'))).toEqual([]);
    expect(found(ISO + control('C-1', 'A.8.9'))).toEqual([]);
  });
});

describe('policy/cryptography', () => {
  const some = policy('POL-9', FULL);

  it('speaks on the control that encrypts, and begins a draft', () => {
    expect(found(ISO + some + control('C-1', 'A.8.24'))).toEqual([
      'controls/C-1.yaml:1:4-7 policy/cryptography warning C-1 serves A.8.24, and no policy lays down how cryptography is used and keys are managed.',
    ]);
  });

  it('does not count a draft', () => {
    const draft = policy('POL-3', 'status: draft\nsatisfies: {iso27001: [A.8.24]}\n');
    expect(only('policy/cryptography', ISO + some + draft + control('C-1', 'A.8.24'))).toHaveLength(1);
  });

  it('is content with a policy that cites it, is about it, or is linked with the control', () => {
    for (const source of [
      policy('POL-3', `${FULL}satisfies: {iso27001: [A.8.24]}\n`) + control('C-1', 'A.8.24'),
      policy('POL-3', FULL, 'Encryption standard') + control('C-1', 'A.8.24'),
      some + control('C-1', 'A.8.24', 'policies: [POL-9]\n'),
    ])
      expect(only('policy/cryptography', ISO + source)).toEqual([]);
  });
});

describe('policy/secure-development', () => {
  const STRICT = '//- .tickmark.yaml\nversion: 1\nprofile: strict\n';
  const all = 'A.8.25, A.8.26, A.8.28, A.8.29, A.8.31, A.8.32';

  it('speaks in the strict profile only, and only when one control answers for all', () => {
    const how = 'implementation: page 1\n';
    expect(only('policy/secure-development', STRICT + ISO + control('C-1', all, how))).toHaveLength(1);
    expect(only('policy/secure-development', ISO + control('C-1', all, how))).toEqual([]);
    const two = control('C-1', all, how) + control('C-2', 'A.8.32', how);
    expect(only('policy/secure-development', STRICT + ISO + two)).toEqual([]);
  });
});

describe('policy/cited-nowhere', () => {
  const linked = Array.from({ length: 9 }, (_, at) => policy(`POL-${at}`, `${FULL}controls: [C-1]\n`)).join(
    '',
  );

  it('names the one policy of ten that is used by nothing', () => {
    expect(only('policy/cited-nowhere', linked + policy('POL-X', FULL) + control('C-1', 'A.8.13'))).toEqual([
      'policies/POL-X.md:2:4-9 policy/cited-nowhere hint POL-X is used by nothing. Name the controls that carry it out.',
    ]);
  });

  it('is silent below nine of ten, and when a control names it', () => {
    const two = linked + policy('POL-X', FULL) + policy('POL-Y', FULL) + control('C-1', 'A.8.13');
    expect(only('policy/cited-nowhere', two)).toEqual([]);
    const used = linked + policy('POL-X', FULL) + control('C-1', 'A.8.13', 'policies: [POL-X]\n');
    expect(only('policy/cited-nowhere', used)).toEqual([]);
  });
});
