import { spaced, stems } from './label-words.ts';

/*
 * Phrases that name one topic beyond doubt, and the ids where that topic lives. `also` are ids where the label is
 * common and defensible. Facts follow the standards and the criteria, words are ours.
 */

/** One topic with its phrases. */
export interface LabelTopic {
  readonly topic: string;
  /** Stems between blanks, as `spaced` writes them. */
  readonly phrases: readonly string[];
  /** All words of the phrases. */
  readonly words: ReadonlySet<string>;
  readonly soc2: readonly string[];
  readonly iso27001: readonly string[];
  readonly also: ReadonlySet<string>;
}

function topic(name: string, phrases: string, soc2: string, iso: string, also = ''): LabelTopic {
  const ids = (text: string): string[] => text.split(' ').filter((id) => id !== '');
  const all = [name, ...phrases.split(',')]
    .map((phrase) => stems(phrase))
    .filter((phrase) => phrase.length > 0);
  return {
    topic: name,
    phrases: all.map(spaced),
    words: new Set(all.flat()),
    soc2: ids(soc2),
    iso27001: ids(iso),
    also: new Set(ids(also)),
  };
}

export const labelTopics: readonly LabelTopic[] = [
  topic(
    'access removal',
    'removal of access,access revocation,revoke access,revocation of access,deprovisioning,de-provisioning,offboarding,off-boarding,leavers,leaver process,account removal,account deactivation,terminated users,user termination,access termination,termination of access',
    'CC6.2 CC6.3',
    'A.5.18',
    'A.5.11 A.5.15 A.5.16 A.6.5 A.8.2 CC6.4 CC9.2',
  ),
  topic(
    'access provisioning',
    'user provisioning,account provisioning,user registration,user onboarding,joiner process,joiners,access requests,access approval',
    'CC6.2 CC6.3',
    'A.5.16 A.5.18',
    'CC6.1 A.5.15 A.8.2 A.8.3 A.6.1',
  ),
  topic(
    'access review',
    'user access review,access reviews,access recertification,recertification,entitlement review',
    'CC6.2 CC6.3',
    'A.5.18',
    'CC6.1 CC6.4 A.5.15 A.5.16 A.8.2 A.8.3 A.7.2 CC4.1',
  ),
  topic(
    'mover process',
    'movers,role changes,transfer of staff',
    'CC6.3',
    'A.5.18',
    'CC6.2 A.5.16 A.6.5 A.8.2',
  ),
  topic(
    'MFA',
    'multi-factor authentication,multifactor authentication,two-factor authentication,2fa,single sign-on,sso,password policy,passwords',
    'CC6.1 CC6.6',
    'A.8.5 A.5.17',
    'A.5.15 A.5.16 A.6.7 A.8.2 A.8.3 CC6.2 CC6.3',
  ),
  topic(
    'privileged access',
    'privileged accounts,privileged users,admin accounts,administrator access,pam',
    'CC6.1 CC6.3',
    'A.8.2',
    'CC6.2 A.5.15 A.5.16 A.5.18 A.8.3 A.8.5 A.8.18 CC6.8',
  ),
  topic(
    'information classification',
    'classification of information,data classification,classification scheme',
    'C1.1 CC2.1',
    'A.5.12',
    'A.5.9 A.5.10 A.5.13 A.8.11 A.8.12 CC6.1 CC6.5 CC6.7 A.5.33 A.5.14',
  ),
  topic(
    'asset inventory',
    'inventory of assets,asset register,cmdb,asset management',
    'CC6.1 CC2.1',
    'A.5.9',
    'A.5.10 A.5.11 A.5.12 A.5.13 A.7.10 A.8.1 CC3.2 CC7.1 A.8.9 CC6.5 C1.1',
  ),
  topic(
    'media handling',
    'removable media,media disposal,media sanitization,disk wiping',
    'CC6.5 CC6.7',
    'A.7.10 A.7.14',
    'A.8.10 C1.2 A.7.9 A.5.10 A.5.14 P4.3',
  ),
  topic('statement of applicability', 'soa', '', '6.1.3', '8.3 4.3 7.5 7.5.1 7.5.3 CC5.1 CC5.2'),
  topic(
    'risk assessment',
    'risk register,risk assessment method,risk assessment methodology,risk methodology,risk identification,risk analysis',
    'CC3.2',
    '6.1.2 8.2',
    'CC3.1 CC3.3 CC3.4 CC5.1 CC9.1 CC9.2 6.1 6.1.1 6.1.3 8.3 A.5.7 A.5.8 A.5.19 A.5.21 A.8.8 9.3 9.3.2',
  ),
  topic(
    'risk treatment',
    'risk treatment plan,risk acceptance,residual risk',
    'CC5.1 CC9.1',
    '6.1.3 8.3',
    'CC3.2 CC5.2 6.1 6.1.1 6.1.2 8.2',
  ),
  topic('fraud risk', 'fraud', 'CC3.3', '6.1.2', 'CC3.2 A.5.3 8.2 CC1.1'),
  topic(
    'internal audit',
    'internal audits',
    'CC4.1',
    '9.2',
    '9.2.1 9.2.2 CC4.2 A.5.35 A.5.36 A.8.34 9.1 CC1.2',
  ),
  topic(
    'management review',
    'management reviews',
    'CC1.2 CC4.1',
    '9.3',
    '9.3.1 9.3.2 9.3.3 CC4.2 CC2.2 CC1.5 CC3.1 CC3.2 A.5.4 A.5.35 A.5.1 5.1 CC1.3 CC5.3 9.1',
  ),
  topic(
    'corrective action',
    'nonconformity,nonconformities,non-conformity',
    'CC4.2',
    '10.2',
    '10.1 CC7.5 9.2.2 9.3.3 CC4.1 A.5.27 9.2 A.5.36',
  ),
  topic(
    'capacity',
    'capacity management,capacity planning,autoscaling',
    'A1.1',
    'A.8.6',
    'A.8.14 A1.2 CC7.1 CC7.2 7.1',
  ),
  topic(
    'backup',
    'backups,data backup,backup restore,restore test,backup restoration',
    'A1.2 A1.3',
    'A.8.13',
    'CC7.5 CC9.1 A.8.14 A.5.29 A.5.30 PI1.5 CC6.7 CC6.4',
  ),
  topic(
    'disaster recovery',
    'business continuity,bcp,dr test,recovery test,continuity plan',
    'A1.3 CC9.1 CC7.5',
    'A.5.30 A.5.29',
    'A1.2 A.8.13 A.8.14 CC3.2 A.7.5 A.5.26 CC7.4',
  ),
  topic(
    'cloud services',
    'cloud provider,cloud security,use of cloud',
    'CC9.2',
    'A.5.23',
    'A.5.19 A.5.20 A.5.21 A.5.22 A.8.9 CC6.1 CC6.4 CC6.6 CC7.1 CC7.2 A.8.20 CC5.2 A.7.1 A.8.26 A.8.27',
  ),
  topic(
    'changes to supplier services',
    'supplier monitoring,vendor monitoring,vendor review,supplier review',
    'CC9.2',
    'A.5.22',
    'A.5.19 A.5.20 A.5.21 A.5.23 CC3.4 CC3.2 P6.4 P6.5 CC2.3',
  ),
  topic(
    'vendor management',
    'vendor risk,third-party risk,third party risk,supplier relationships,supplier security,vendor assessment,vendor contracts,supplier agreements',
    'CC9.2',
    'A.5.19 A.5.20',
    'A.5.21 A.5.22 A.5.23 A.8.30 A.6.6 CC2.3 CC3.2 CC3.4 P6.1 P6.4 P6.5 8.1 CC1.4 C1.1 A.5.14',
  ),
  topic(
    'incident response',
    'incident response plan,incident handling,incident containment,security incidents',
    'CC7.4',
    'A.5.26',
    'CC7.3 CC7.5 CC7.2 A.5.24 A.5.25 A.5.27 A.5.28 A.6.8 A.5.5 CC2.2 CC2.3 P6.3 P6.5 P6.6 CC4.2',
  ),
  topic(
    'incident triage',
    'event triage,alert triage,event assessment',
    'CC7.3',
    'A.5.25',
    'CC7.2 CC7.4 A.5.24 A.5.26 A.6.8 A.8.16 A.8.15',
  ),
  topic(
    'post-incident review',
    'postmortem,post-mortem,lessons learned,root cause analysis',
    'CC7.5',
    'A.5.27',
    'CC7.4 A.5.26 10.2 CC7.3 CC4.2 10.1',
  ),
  topic(
    'vulnerability scanning',
    'vulnerability management,vulnerability scans,patch management,patching',
    'CC7.1',
    'A.8.8',
    'CC3.2 CC4.1 CC6.8 A.8.9 A.8.19 CC8.1 A.8.7 A.8.29 CC6.6 A.8.28 A.5.7 CC7.2 A.5.36',
  ),
  topic(
    'penetration test',
    'penetration testing,pentest,pen test,pentesting',
    'CC4.1',
    'A.8.29 A.8.8',
    'CC7.1 CC3.2 CC6.6 CC6.1 A.5.35 A.5.36 A.8.20 A.8.26 A.8.34 A.8.25 CC4.2 CC8.1 9.1 CC7.2',
  ),
  topic(
    'encryption at rest',
    'disk encryption,database encryption,key rotation,encryption keys',
    'CC6.1',
    'A.8.24',
    'CC6.7 C1.1 A.8.1 A.7.9 A.7.10 A.5.33 A.8.12 A.8.13 A.5.34 A.5.14 A.8.3 A.5.31',
  ),
  topic(
    'encryption in transit',
    'tls,https',
    'CC6.7 CC6.1',
    'A.8.24',
    'CC6.6 A.5.14 A.8.20 A.8.21 A.8.26 C1.1 A.6.7',
  ),
  topic(
    'change management',
    'change approval,code review,pull requests,release management',
    'CC8.1',
    'A.8.32',
    'A.8.25 A.8.28 A.8.29 A.8.31 A.8.4 A.8.9 A.8.19 CC5.2 CC6.8 CC7.1 CC3.4 PI1.3 6.3 8.1 A.8.33 A.8.26 A.8.27 A.8.30 A.5.22',
  ),
  topic(
    'firewall',
    'firewalls,waf,intrusion prevention,network perimeter',
    'CC6.6',
    'A.8.20',
    'CC6.1 CC6.7 CC6.8 CC7.1 CC7.2 A.8.21 A.8.22 A.8.23 A.8.16 A.8.26 A.8.9 A.5.23',
  ),
  topic(
    'malware protection',
    'anti-virus,antivirus,anti-malware,antimalware,edr',
    'CC6.8',
    'A.8.7',
    'A.8.1 A.8.19 A.8.23 CC7.1 CC7.2 A.8.16 CC6.6 A.8.8',
  ),
  topic(
    'awareness training',
    'security awareness,security training,phishing training,onboarding training',
    'CC1.4 CC2.2',
    'A.6.3',
    '7.2 7.3 CC1.1 CC1.5 CC5.3 A.5.4 A.8.7 A.8.28 CC2.3 P8.1 A.6.8 A.5.24 A.8.25 A.6.7 A.5.10 7.4',
  ),
  topic(
    'background checks',
    'background check,background screening,pre-employment screening',
    'CC1.4',
    'A.6.1',
    'CC1.1 CC1.5 CC6.2 7.2 A.6.2 CC9.2 A.5.19',
  ),
  topic(
    'code of conduct',
    'ethics,ethical conduct',
    'CC1.1',
    'A.6.4',
    'CC1.5 A.5.4 A.6.2 5.1 CC2.2 A.5.1 A.5.10 CC1.2',
  ),
  topic(
    'board oversight',
    'board of directors,board meeting,board minutes',
    'CC1.2',
    '9.3',
    'CC1.1 CC1.3 CC3.1 CC4.2 CC2.2 5.1 5.3 9.3.1 9.3.2 9.3.3 CC5.3 CC4.1 CC2.3 CC1.5 A.5.4 A.5.2',
  ),
  topic('clock synchronization', 'ntp,time synchronization', 'CC7.2', 'A.8.17', 'CC2.1 CC7.3 A.8.15 A.8.16'),
  topic(
    'physical access',
    'badge access,visitor log,data center access,physical entry',
    'CC6.4',
    'A.7.2',
    'A.7.1 A.7.3 A.7.4 A.7.5 A.7.6 A.7.8 A.5.15 A.5.18 CC6.1 CC6.2 CC6.3 A.5.22 CC6.5 A1.2 CC7.2 A.5.23 CC9.2',
  ),
  topic(
    'data deletion',
    'data disposal,secure deletion,data destruction,data erasure',
    'C1.2 CC6.5',
    'A.8.10',
    'P4.2 P4.3 A.7.10 A.7.14 C1.1 A.5.33 A.5.34 A.5.11 A.5.20',
  ),
  topic(
    'privacy notice',
    'privacy policy,cookie notice',
    'P1.1',
    'A.5.34',
    'P2.1 P3.1 P3.2 P4.1 P5.1 P6.1 P6.6 P8.1 A.5.31 CC2.3 A.5.1 P7.1',
  ),
  topic(
    'supply chain',
    'ict supply chain,sbom,software supply chain',
    'CC9.2',
    'A.5.21',
    'A.5.19 A.5.20 A.5.22 A.5.23 A.8.30 A.8.28 CC3.2 CC2.3 A.8.25 CC8.1 CC7.1 A.8.8 CC6.8 A.8.19',
  ),
  topic('ISMS scope', 'scope of the isms,scope statement', '', '4.3', '4.1 4.2 4.4 6.1.3 CC2.3'),
];
