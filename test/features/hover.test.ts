import { describe, expect, it } from 'vitest';
import { withLinks } from '../../server/src/engine/features/hover/card.ts';
import { COMPANY } from './company.ts';
import { hoverAt, hoverText } from './engine-at.ts';

/** The company with the cursor at the first `needle` of a file. */
function at(file: string, needle: string): string {
  const head = `//- ${file}\n`;
  const start = COMPANY.indexOf(head) + head.length;
  const offset = COMPANY.indexOf(needle, start) + 1;
  return `${COMPANY.slice(0, offset)}$0${COMPANY.slice(offset)}`;
}

it('promises a deadline that is counted in business days alone', () => {
  const control = '//- controls/AC-9.yaml\nkind: control\nid: AC$0-9\ntitle: x\nstatement: Gone soon.\n';
  expect(hoverText(`${control}sla: {business_days: 2}\n`)).toContain('Gone soon. · within 2 business days');
});

describe('hover while files are still being read', () => {
  const half = (source: string): string | undefined => hoverText(source, { incomplete: true });

  it('says so, and does not call missing what may still come', () => {
    const control = '//- controls/AC-9.yaml\nkind: control\nid: AC-9\ntitle: x\nevidence: [EV-9]\n';
    const cited = half(`${control}satisfies: {soc2: [C$0C6.2]}\n`);
    expect(cited).toContain('Reading the workspace is still being read');
    expect(cited).not.toContain('no evidence is linked');
    const reference = half(control.replace('EV-9', 'EV$0-9'));
    expect(reference).toContain('EV-9 is not defined in this workspace, as far as it was read');
  });

  it('explains keys as ever, with code shown as code', () => {
    const map = hoverAt(
      '//- controls/AC-9.yaml\nkind: control\nid: AC-9\nsat$0isfies: {soc2: [CC6.2]}\n',
    )?.contents;
    expect(map).toContain('· a map');
    expect(map).toContain('by framework: `soc2`, `iso27001` or');
    expect(half('//- controls/AC-9.yaml\nkind: control\nid: AC-9\ntit$0le: x\n')).not.toContain('Reading');
  });
});

describe('the four model hovers', () => {
  it('explains CC6.2', () => {
    expect(hoverText(at('controls/AC-001.yaml', 'CC6.2'))).toMatchInlineSnapshot(`
      "CC6.2 Approve users before issuing credentials; revoke when unneeded · Security, in every report
      Means Staff, contractors, vendors, service accounts: request, approval, then account; on leaving, credentials die in time.
      Type 2 Joiner and leaver lists of the whole window → sample → ticket, approver, time against your deadline; plus check that accounts still have valid owners.
      ISO A.5.16 evidence covers most of it (strong): Registration and de-registration of identities. · A.5.18 evidence covers most of it (strong): Granting and removing rights; one quarterly review is not enough.
       A.6.5 evidence covers most of it (strong): Leaver duties; tie the HR leaver list to tickets. · A.5.15 evidence covers part of it (partial): Rules behind the approval.
      Not here MFA → CC6.1, from outside CC6.6 · roles, movers, least privilege → CC6.3
      Here AC-001 (Mira Sol): Review 3 of 3 in the window · Joiner 31 items, list complete for the window · Leaver 17 items, list complete for the window
      Fresh Review current, last 9 Dec 2025, next due 31 Mar 2026
      Open 1: audit finding: F-001: Mover tickets lack approval in 2 of 12 cases
      Go to AC-001 · EV-IAM-001 · EV-IAM-003 · EV-IAM-004"
    `);
  });

  it('explains CC7.2', () => {
    expect(hoverText(at('controls/operations.yaml', 'CC7.2'))).toMatchInlineSnapshot(`
      "CC7.2 Watch systems for anomalies; judge if they are security events · Security, in every report
      Means Sensors and rules for intruders, insiders, stolen logins, disasters, mistakes; somebody looks and decides.
      Type 2 Alerts of the window → sample → who looked, when, what was decided; list of log sources with first day of each.
      ISO A.8.16 evidence covers most of it (strong): Same watching; SOC 2 samples alerts of the window and, as a point of focus, asks whether detectors still work. · A.8.15 evidence covers most of it (strong): Logs must cover the whole window.
       A.8.17 evidence covers part of it (partial): Time order of events. · A.7.4 evidence covers part of it (partial): Physical and environmental anomalies count too.
      Not here scans and drift → CC7.1 · checking controls in general → CC4.1 · "is it an incident?" → CC7.3
      Here MON-001 (Lea Ruiz): EV-MON-001 1 of 9 in the window, missed 2025-04 … 2025-10 (7), owed, in grace 2025-12
      Fresh EV-MON-001 due, in grace, last 4 Dec 2025, next due 31 Dec 2025, grace to 15 Jan 2026
      Go to MON-001 · EV-MON-001"
    `);
  });

  it('explains A.5.23', () => {
    expect(hoverText(at('soa.yaml', 'A.5.23'))).toMatchInlineSnapshot(`
      "A.5.23 Information security for use of cloud services · Organizational · new in 2022, nothing before it in 2013
      Means Rules for the whole life of a cloud service: choosing, using, running, leaving.
      ISO asks Who may buy, what the contract must hold, who runs which control, how you leave with your data.
      SOC 2 its evidence covers most of CC9.2 (strong): Cloud services; shared responsibility split.
      Not here cloud configuration → A.8.9 · contracts in general → A.5.20
      SoA applicable · operating · because of R-012 · TPR-001
       VEN-AWS carved out: name the controls you assume there (CSOC) and show that you watch them
      Here TPR-001 (Ines Kai): no evidence is linked
       VEN-AWS critical
      Go to TPR-001 · VEN-AWS"
    `);
  });

  it('explains AC-001', () => {
    expect(hoverText(at('controls/AC-001.yaml', 'AC-001'))).toMatchInlineSnapshot(`
      "AC-001 User access is approved, changed, removed and reviewed · operating · Mira Sol (it-lead)
      Promise Access is approved before it is granted, removed within one business day of leaving, reviewed every quarter. · removal within 1 business day · quarterly
      Window 1 Apr – 31 Dec 2025, closed as of 12 Jan 2026 · in force on every day of it
      Review 2025-Q2 24 Jun, 2025-Q3 23 Sep, 2025-Q4 9 Dec: 3 of 3 in the window · fresh: current, last 9 Dec 2025, next due 31 Mar 2026
      Joiner 31 items, list complete for the window · Leaver 17 items, list complete for the window
      SOC 2 meets most of CC6.2 (strong) · meets nearly all of CC6.3 (near-complete)
      ISO meets part of A.5.15 (partial) · meets most of A.5.16 (strong) · meets nearly all of A.5.18 (near-complete)
      Differs CC6.3 and A.5.18: Provision, review, modify, remove.
      Risk R-012 16 → 8, mitigate
      Open 1: audit finding: F-001: Mover tickets lack approval in 2 of 12 cases
      Go to EV-IAM-001 · EV-IAM-003 · EV-IAM-004 · R-012"
    `);
  });
});

describe('hover on records', () => {
  it('shows what evidence proves, when it was done, and how fresh it is', () => {
    expect(hoverText(at('evidence/EV-IAM-004.yaml', 'EV-IAM-004'))).toMatchInlineSnapshot(`
      "EV-IAM-004 User Access Review · access-review · review · Mira Sol (it-lead)
      Proves AC-001 User access is approved, changed, removed and reviewed
      Done 3 occurrences · last 9 Dec 2025 by Mira Sol · 143 kept and 3 removed
      Window 2025-Q2 24 Jun, 2025-Q3 23 Sep, 2025-Q4 9 Dec: 3 of 3 in the window · 1 Apr – 31 Dec 2025, closed as of 12 Jan 2026
      Fresh current, last 9 Dec 2025, next due 31 Mar 2026
      Exceptions 1, all remediated · 2 contractor accounts outlived their contracts
      Go to AC-001"
    `);
  });

  it('tells of evidence what it shows itself, not what other evidence of its control does', () => {
    const other = `//- evidence/other.yaml\nkind: evidence\nid: EV-O\ntitle: Other\ntype: report\nstage: review\ncontrols: [AC-001]\noccurrences:\n  - {period: 2025-Q2, performed_on: 2025-06-02}\n`;
    expect(hoverText(`${COMPANY}${other}`.replace('id: EV-O', 'id: EV-$0O'))).toContain(
      'Window 2025-Q2 2 Jun: 1 of 3 in the window, missed 2025-Q3',
    );
  });

  it('shows a record where another file names it', () => {
    const found = hoverAt(at('controls/AC-001.yaml', 'R-012'));
    expect(found?.contents).toContain('Former staff keep access to customer data');
    expect(found?.contents).toContain('16 → 8');
    expect(found?.links[0]).toMatchObject({ label: 'R-012', file: 'risks/R-012.yaml' });
  });

  it('puts addresses into the last line when a client can follow them', () => {
    const found = hoverAt(at('controls/AC-001.yaml', 'R-012'));
    expect(found).toBeDefined();
    if (found === undefined) return;
    const linked = withLinks(found, ({ file }) => `file:///w/${file}`);
    expect(linked).toContain('[R-012](<file:///w/risks/R-012.yaml>)');
    expect(withLinks(found, () => undefined)).toBe(found.contents);
  });

  it('says who holds a role', () => {
    expect(hoverText(at('controls/AC-001.yaml', 'it-lead'))).toContain('Mira Sol');
  });

  it('says that a reference leads nowhere', () => {
    const text = hoverText('//- controls/a.yaml\nkind: control\nid: A-1\ntitle: x\nrisks: [R-9$09]\n');
    expect(text).toContain('R-99 is not defined in this workspace');
  });

  it('shows a custom requirement with what it maps to', () => {
    const text = hoverText(at('frameworks/globex.yaml', 'GX-1, '));
    expect(text).toContain('GX-1 Encryption at rest · Globex customer addendum');
    expect(text).toContain('CC6.1');
    expect(text).toContain('A.8.24');
  });
});

describe('hover on ids', () => {
  const control = (satisfies: string): string =>
    `//- controls/a.yaml\nkind: control\nid: A-1\ntitle: x\nsatisfies: {${satisfies}}\n`;

  it('shows the successors of a 2013 id first', () => {
    const text = hoverText(control('iso27001: [A.9.2$0.1]')) ?? '';
    expect(text.split('\n')[0]).toContain('A.5.16 Identity management');
    expect(text.split('\n')[1]).toContain('A.9.2.1');
    expect(hoverText(control('iso27001: [A.12.4$0]'))?.split('\n')[0]).toMatch(/^A\.8\.\d+, /);
  });

  it('says that an id does not exist and what is near', () => {
    const text = hoverText(control('soc2: [CC6.1$09]'));
    expect(text).toContain('CC6.19 is no id of the trust services criteria');
    expect(text).toContain('Near');
  });

  it('calls a point of focus one', () => {
    expect(hoverText(control('soc2: [CC6.1$0.3]'))).toContain('looks like a point of focus of CC6.1');
  });

  it('names what a bare number may mean', () => {
    const text = hoverText(control('iso27001: [5.1$00]'));
    expect(text).toContain('A.5.10');
  });

  it('shows the amendment of clause 4.1', () => {
    expect(hoverText(control('iso27001: ["4.$01"]'))).toContain('climate');
  });

  it('lists the members of a group', () => {
    const text = hoverText(control('soc2: [CC$06]'));
    expect(text).toContain('8 items');
    expect(text).toContain('CC6.8');
  });

  it('never says compliant, and never has more than twelve lines', () => {
    for (const id of ['CC6.1', 'CC7.2', 'CC9.2', 'A1.2', 'P4.2']) {
      const contents = hoverAt(control(`soc2: [${id}$0]`))?.contents ?? '';
      expect(contents.split('\n').length).toBeLessThanOrEqual(12);
      expect(contents).not.toMatch(/\bcompliant\b/i);
      expect(contents).toContain('evidence covers');
    }
  });

  it('explains ids in prose of a workspace that has records, and nowhere else', () => {
    const prose = '//- docs/notes.md\n# Notes\n\nWe follow CC6$0.2 here.\n';
    expect(hoverText(prose)).toBeUndefined();
    expect(hoverText(`${COMPANY}${prose}`)).toContain('CC6.2');
    expect(hoverText(`${COMPANY}//- docs/notes.md\nTable A1$0.2 shows more.\n`)).toBeUndefined();
    expect(hoverText(`${COMPANY}//- ci/build.yaml\njobs: [CC6$0.2]\n`)).toContain('CC6.2');
  });

  it('counts instead of listing when many cite an item', () => {
    const many = Array.from(
      { length: 40 },
      (_, index) => `  - {id: C-${index + 1}, title: Control ${index}, satisfies: {soc2: [CC6.1]}}`,
    ).join('\n');
    const text =
      hoverText(
        `//- controls/all.yaml\ncontrols:\n${many}\n//- controls/b.yaml\nkind: control\nid: B-1\nsatisfies: {soc2: [CC6$0.1]}\n`,
      ) ?? '';
    expect(text).toMatch(/and \d+ more/);
    expect(text.length).toBeLessThan(3000);
  });
});

describe('hover on keys and values', () => {
  it.each([
    ['frequency', 'quarterly'],
    ['status', 'operating'],
    ['statement', 'Means'],
  ])('explains the key %s', (key, expected) => {
    expect(hoverText(at('controls/AC-001.yaml', key))).toContain(expected);
  });

  it('explains a word of a list of words', () => {
    expect(hoverText(at('controls/AC-001.yaml', 'operating'))).toBe(
      'operating · status\nMeans In place and done as stated; evidence is expected.',
    );
  });

  it('says which unit a day lies in, and how fresh the evidence is', () => {
    const text = hoverText(at('evidence/EV-IAM-004.yaml', '2025-09-23'));
    expect(text).toContain('quarterly: 2025-Q3');
    expect(text).toContain('inside 1 Apr – 31 Dec 2025');
    expect(text).toContain('next due 31 Mar 2026');
  });

  it('says what a period is', () => {
    expect(hoverText(at('evidence/EV-IAM-004.yaml', '2025-Q3'))).toContain('1 Jul – 30 Sep 2025');
  });

  it('explains the keys of the configuration', () => {
    expect(hoverText(`${COMPANY}//- .tickmark.yaml\nprof$0ile: strict\n`)).toContain('Means');
  });
});

describe('hover on hostile records', () => {
  const hostile = [
    '**x** [a](command:rm) `b` <img src=x onerror=alert(1)> | c',
    'line\\nbreak\\u202Eright',
    'x'.repeat(10_000),
    '😀'.repeat(500),
  ];

  it.each(hostile)('shows the title %.20s as text', (title) => {
    const contents =
      hoverAt(
        `//- controls/a.yaml\nkind: control\nid: A-$01\ntitle: "${title}"\nowner: "${title}"\nstatement: "${title}"\n`,
      )?.contents ?? '';
    expect(contents.length).toBeLessThan(2000);
    expect(contents).not.toMatch(/(?<!\\)[<[`]|\u202e/);
    expect(contents.split('\n').length).toBeLessThanOrEqual(12);
  });

  it('finds the token behind emoji, CRLF, and in the second document', () => {
    const text =
      '# 😀 first\r\nkind: control\r\nid: A-1\r\ntitle: 😀\r\n---\r\nkind: control\r\nid: B-1\r\nsatisfies: {soc2: [CC6$0.1]}\r\n';
    expect(hoverText(`//- controls/a.yaml\n${text}`)?.startsWith('CC6.1 ')).toBe(true);
  });

  it('reads the head of a Markdown policy', () => {
    expect(
      hoverText(
        '//- policies/p.md\n---\nkind: policy\nid: P-1\nsatisfies: {soc2: [CC5$0.3]}\n---\n# Body\n',
      )?.startsWith('CC5.3 '),
    ).toBe(true);
  });
});
