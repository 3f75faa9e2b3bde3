import type { State } from '../../../protocol/state.ts';
import { worse } from '../../../protocol/state.ts';
import type { TreeNode } from '../../../protocol/trees.ts';
import { reviewState } from '../../audit/review-state.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { nextLook } from '../../rules/vendor/next-look.ts';
import { hasEnded, isDraft, isInUse, tierOf } from '../../rules/vendor/vendor-reading.ts';
import { dayAt } from '../../rules/written-days.ts';
import { placeOf } from '../record-place.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted, dayText } from '../words/day-words.ts';
import { cleaned } from '../words/markdown-text.ts';
import { dotted, limited, lines, ownerOf, recordLabel, recordStep } from './node-words.ts';
import { reviewText } from './review-words.ts';
import { treeId } from './tree-path.ts';

const TIERS: readonly (readonly [step: string, label: string])[] = [
  ['critical', 'Critical'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
  ['other', 'Other tier'],
  ['none', 'No tier yet'],
  ['onboarding', 'Being checked'],
  ['ended', 'Ended'],
];

/** What is due at a vendor, and when. */
interface VendorReviews {
  readonly contract: string | undefined;
  readonly contractState: State | undefined;
  readonly look: string | undefined;
  readonly lookState: State | undefined;
  readonly lastLook: string | undefined;
}

/** Vendors by tier. */
export function vendorsTree(snapshot: Snapshot, steps: readonly string[]): readonly TreeNode[] {
  const [step] = steps;
  if (step !== undefined) {
    const wanted = vendorsOf(snapshot, step).toSorted((a, b) => (a.title < b.title ? -1 : 1));
    return limited(wanted, treeId(step), (vendor) => vendorNode(snapshot, vendor, step));
  }
  return TIERS.flatMap(([id, label]): TreeNode[] => {
    const vendors = vendorsOf(snapshot, id);
    if (vendors.length === 0) return [];
    const overdue = vendors.reduce((sum, vendor) => sum + overdueAt(reviewsOf(snapshot, vendor)), 0);
    return [
      {
        id: treeId(id),
        type: 'group',
        label,
        description: dotted(
          String(vendors.length),
          overdue === 0 ? undefined : `${counted(overdue, 'review')} overdue`,
        ),
        subject: id,
        expandable: true,
      },
    ];
  });
}

/** How many reviews of contracts and looks at vendors are past their day. */
export function overdueVendorReviews(snapshot: Snapshot): number {
  let count = 0;
  for (const vendor of snapshot.workspace.records('vendor')) count += overdueAt(reviewsOf(snapshot, vendor));
  return count;
}

function vendorsOf(snapshot: Snapshot, step: string): readonly RecordFact[] {
  return [...snapshot.workspace.records('vendor')].filter((vendor) => groupOf(snapshot, vendor) === step);
}

function groupOf(snapshot: Snapshot, vendor: RecordFact): string {
  if (hasEnded(vendor, snapshot)) return 'ended';
  if (isDraft(vendor)) return 'onboarding';
  const tier = tierOf(vendor);
  if (tier === undefined) return 'none';
  return TIERS.some(([step]) => step === tier) ? tier : 'other';
}

function vendorNode(snapshot: Snapshot, vendor: RecordFact, step: string): TreeNode {
  const reviews = reviewsOf(snapshot, vendor);
  const state = stateOf(snapshot, vendor, reviews);
  const owner = ownerOf(vendor);
  const services = scalarsIn(nodeAtPath(vendor.fields, 'services'))
    .slice(0, 8)
    .map(({ text }) => cleaned(text, 40))
    .join(', ');
  const rhythm = textAt(vendor.fields, 'monitoring.frequency');
  return {
    id: treeId(step, recordStep(snapshot, vendor)),
    type: 'vendor',
    label: recordLabel(vendor),
    description: dotted(
      reviewText('contract review', reviews.contract, reviews.contractState),
      reviewText('look', reviews.look, reviews.lookState),
    ),
    tooltip: lines(
      recordLabel(vendor),
      services,
      owner && `Owner: ${owner}`,
      reviews.contract && `Contract review ${dayText(reviews.contract)}`,
      rhythm && `Monitoring: ${cleaned(rhythm, 40)}`,
      reviews.lastLook && `Last looked at ${dayText(reviews.lastLook)}`,
      reviews.look && `Next look by ${dayText(reviews.look)}`,
      vendor.file,
    ),
    ...(state === undefined ? {} : { state }),
    subject: vendor.id,
    place: placeOf(vendor),
  };
}

function reviewsOf(snapshot: Snapshot, vendor: RecordFact): VendorReviews {
  const { date } = snapshot.audit.asOf;
  const grace = snapshot.configuration.thresholds.overdue;
  const contract = dayAt(vendor.fields, 'contract.next_review', snapshot);
  const reviewed = dayAt(vendor.fields, 'contract.reviewed_on', snapshot);
  // Reviewed on the day or after it: only the next day has not been booked yet.
  const isDone = contract !== undefined && reviewed !== undefined && reviewed >= contract && reviewed <= date;
  const look = nextLook(vendor, snapshot);
  const inUse = isInUse(vendor, snapshot);
  return {
    contract,
    contractState: !inUse ? 'not-owed' : isDone ? 'current' : reviewState(contract, date, grace),
    look: look?.due,
    lookState: inUse ? reviewState(look?.due, date, grace) : 'not-owed',
    lastLook: look?.last,
  };
}

function stateOf(
  snapshot: Snapshot,
  vendor: RecordFact,
  { contractState, lookState }: VendorReviews,
): State | undefined {
  if (!isInUse(vendor, snapshot)) return 'not-owed';
  if (contractState === undefined || lookState === undefined) return contractState ?? lookState;
  return worse(contractState, lookState);
}

function overdueAt({ contractState, lookState }: VendorReviews): number {
  return [contractState, lookState].filter((state) => state === 'due' || state === 'stale').length;
}
