import { spaced, stems } from './label-words.ts';

/* What the ids that are valid in both editions meant in 2013, as phrases that a label would carry. */

interface EditionPhrase {
  /** Stems between blanks, as `spaced` writes them. */
  readonly phrase: string;
  readonly successors: readonly string[];
}

function phrases(text: string, successors: string): EditionPhrase[] {
  return text
    .split(',')
    .map((phrase) => ({ phrase: spaced(stems(phrase)), successors: successors.split(' ') }));
}

/** 2013 meanings of colliding ids, narrowest successors first. */
export const editionPhrases: Readonly<Record<string, readonly EditionPhrase[]>> = {
  'A.5.1': phrases('management direction', 'A.5.1'),
  'A.6.1': [
    ...phrases('segregation of duties', 'A.5.3'),
    ...phrases('roles and responsibilities,security roles', 'A.5.2'),
    ...phrases('contact with authorities', 'A.5.5'),
    ...phrases('internal organization,internal organisation', 'A.5.2 A.5.3 A.5.5 A.5.6 A.5.8'),
  ],
  'A.6.2': [
    ...phrases('mobile devices and teleworking', 'A.8.1 A.6.7'),
    ...phrases('mobile device,mobile devices,byod', 'A.8.1'),
    ...phrases('teleworking,telework,remote working,remote work', 'A.6.7'),
  ],
  'A.7.1': [
    ...phrases('prior to employment,before employment', 'A.6.1 A.6.2'),
    ...phrases('screening,background check,background checks', 'A.6.1'),
    ...phrases('terms and conditions of employment', 'A.6.2'),
  ],
  'A.7.2': [
    ...phrases('during employment', 'A.5.4 A.6.3 A.6.4'),
    ...phrases('awareness,security training,education and training', 'A.6.3'),
    ...phrases('disciplinary', 'A.6.4'),
  ],
  'A.7.3': phrases('termination,change of employment,offboarding,leavers', 'A.6.5'),
  'A.8.1': [
    ...phrases('inventory of assets,asset inventory,ownership of assets,asset register', 'A.5.9'),
    ...phrases('acceptable use', 'A.5.10'),
    ...phrases('return of assets', 'A.5.11'),
    ...phrases('responsibility for assets,asset management,assets management', 'A.5.9 A.5.10 A.5.11'),
  ],
  'A.8.2': [
    ...phrases(
      'classification,information classification,data classification,classification of information',
      'A.5.12',
    ),
    ...phrases('labelling,labeling', 'A.5.13'),
    ...phrases('handling of assets,asset handling', 'A.5.10'),
  ],
  'A.8.3': phrases(
    'media handling,removable media,disposal of media,media disposal,media transfer',
    'A.7.10',
  ),
  '10.1': phrases(
    'nonconformity,non-conformity,nonconformities,corrective action,corrective actions',
    '10.2',
  ),
  '10.2': phrases('continual improvement,continuous improvement', '10.1'),
};
