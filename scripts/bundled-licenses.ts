/** The licences of what the bundles hold: most ask that their notice goes along with every copy. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of esbuild's metafile that is read here. */
interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Files of a package that hold its licence, or the notices of what it holds itself. */
const NOTICE = /^(?:licen[cs]e|copying|notice|thirdpartynotices)/i;

const RULE = `\n\n${'='.repeat(78)}\n\n`;

/** Folders of the packages of which at least one byte is in the outputs. */
function bundledPackages(metafiles: readonly Metafile[]): string[] {
  const folders = new Set<string>();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

/**
 * One text with the licence of each package in the bundles. The same notice of several packages stands once.
 *
 * @throws when a package has no licence file: then somebody has to look what it asks for.
 */
export function bundledLicenses(root: string, metafiles: readonly Metafile[]): string {
  const packagesOfNotice = new Map<string, Set<string>>();
  for (const folder of bundledPackages(metafiles)) {
    const { name, version, license } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    ) as Manifest;
    const files = readdirSync(join(root, folder)).filter((file) => NOTICE.test(file));
    if (files.length === 0) throw new Error(`${folder} is bundled, and has no licence file.`);
    for (const file of files.sort()) {
      const notice = readFileSync(join(root, folder, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim();
      const packages = packagesOfNotice.get(notice) ?? new Set();
      packagesOfNotice.set(notice, packages.add(`${name} ${version} (${license})`));
    }
  }
  const notices = [...packagesOfNotice].map(
    ([notice, packages]) => `${[...packages].join('\n')}\n\n${notice}`,
  );
  return `Tickmark is made with the packages below. Each keeps its own licence.${RULE}${notices.join(RULE)}\n`;
}
