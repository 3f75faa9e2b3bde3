/*
 * Runs of neighbouring Annex A controls that share a topic, in our words. A range or list that leaves its run mixes
 * topics, however close the numbers are.
 */

interface TopicRun {
  readonly from: number;
  readonly to: number;
  readonly topic: string;
}

function run(from: number, to: number, topic: string): TopicRun {
  return { from, to, topic };
}

const runs: Readonly<Record<string, readonly TopicRun[]>> = {
  'A.5': [
    run(1, 4, 'policies and roles'),
    run(5, 7, 'outside contacts and threat intelligence'),
    run(8, 8, 'projects'),
    run(9, 11, 'assets'),
    run(12, 14, 'classification and transfer'),
    run(15, 18, 'access control'),
    run(19, 23, 'supplier relationships'),
    run(24, 28, 'incident management'),
    run(29, 30, 'continuity'),
    run(31, 34, 'legal duties, records and privacy'),
    run(35, 36, 'review of security'),
    run(37, 37, 'operating procedures'),
  ],
  'A.6': [
    run(1, 2, 'hiring'),
    run(3, 4, 'training and discipline'),
    run(5, 6, 'leaving and secrecy duties'),
    run(7, 7, 'remote working'),
    run(8, 8, 'event reporting'),
  ],
  'A.7': [
    run(1, 6, 'sites and secure areas'),
    run(7, 7, 'clear desk'),
    run(8, 9, 'equipment'),
    run(10, 10, 'storage media'),
    run(11, 13, 'utilities, cabling and upkeep'),
    run(14, 14, 'disposal of equipment'),
  ],
  'A.8': [
    run(1, 1, 'endpoint devices'),
    run(2, 4, 'restricting access'),
    run(5, 5, 'authentication'),
    run(6, 6, 'capacity'),
    run(7, 7, 'malware'),
    run(8, 8, 'vulnerabilities'),
    run(9, 9, 'configuration'),
    run(10, 12, 'data deletion, masking and leakage'),
    run(13, 14, 'backup and redundancy'),
    run(15, 17, 'logging and monitoring'),
    run(18, 19, 'utilities and installed software'),
    run(20, 23, 'networks'),
    run(24, 24, 'cryptography'),
    run(25, 31, 'development'),
    run(32, 32, 'change management'),
    run(33, 33, 'test data'),
    run(34, 34, 'audit testing'),
  ],
};

/** The topic run of an Annex A control in our words; undefined for an id outside Annex A. */
export function annexATopic(id: string): string | undefined {
  const number = Number(id.slice(4));
  return runs[id.slice(0, 3)]?.find((entry) => number >= entry.from && number <= entry.to)?.topic;
}
