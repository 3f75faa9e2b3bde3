import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './documents.ts';
import { printResult } from './print-result.ts';
import { runJourneys } from './run-journeys.ts';
const sample = join(import.meta.dirname, '../../../samples/kestrel');
const look = { title: 'look', run: async (w: any) => { try { await documents[1]!.run({ ...w, page: w.page, folder: w.folder, runCommand: w.runCommand.bind(w), tab: w.tab.bind(w), notifications: async () => { const t = await w.page.locator('.notifications-toasts').allInnerTexts(); console.log(JSON.stringify(t)); await w.page.waitForTimeout(1000); return []; } } as any); } catch (e) { console.log(String(e).slice(0,200)); } await w.runCommand('Notifications: Show Notifications'); await w.page.waitForTimeout(500); await w.page.screenshot({path:'/tmp/note.png'}); } };
await runJourneys([{ title: 'documents', prepare: (folder) => cpSync(sample, folder, { recursive: true }), journeys: [look] }], undefined, printResult);
