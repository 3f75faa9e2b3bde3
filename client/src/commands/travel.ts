import * as vscode from 'vscode';
import type { ServerProcess } from '../server-process.ts';
import { isDay, offeredDays, problemOfDay, type TravelHints } from '../travel-days.ts';
import type { Command } from './command.ts';

interface DayItem extends vscode.QuickPickItem {
  /** Null goes back to the day of the clock or the configuration. */
  readonly date: string | null;
}

/** What the programme says; without an answer the calendar alone is offered. */
async function hints(server: ServerProcess): Promise<TravelHints> {
  try {
    const { frame, bars } = await server.request('tickmark/programmeTimeline', {});
    return {
      ...(frame.window === undefined ? {} : { windowEnd: frame.window.end }),
      fieldwork: bars
        .filter(({ kind }) => kind === 'fieldwork')
        .map(({ start, title }) => ({ start, title })),
    };
  } catch (error) {
    server.log.debug(`Days to travel to: ${String(error)}`);
    return { fieldwork: [] };
  }
}

/** Asks for a day: one of those offered, or any that is typed. Undefined when nothing is chosen. */
async function pickDay(server: ServerProcess): Promise<string | null | undefined> {
  const asOf = server.status?.asOf;
  const pick = vscode.window.createQuickPick<DayItem>();
  pick.title = 'Time travel: show everything as of another day';
  pick.placeholder = 'Choose a day, or type one: 2026-03-31';
  // Where the configuration pins a day, the quarters that matter follow that day.
  const today = asOf?.origin === 'pinned' ? asOf.date : new Date().toISOString().slice(0, 10);
  let offered: DayItem[] = [];
  const show = (): void => {
    const typed = pick.value.trim();
    const problem = problemOfDay(typed);
    const first: DayItem[] = isDay(typed)
      ? [{ label: `As of ${typed}`, date: typed, alwaysShow: true }]
      : // A text that begins like a date matches nothing on the list: say what is wrong with it.
        problem !== undefined && /^\d/.test(typed)
        ? [{ label: problem, date: typed, alwaysShow: true }]
        : [];
    pick.items = [...first, ...offered.filter(({ date }) => date !== typed)];
  };
  const offer = (found: TravelHints): void => {
    offered = [
      {
        label: asOf?.origin === 'travel' ? 'Back to today' : 'Today',
        description: asOf?.origin === 'pinned' ? 'the day that the configuration pins' : '',
        date: null,
      },
      ...offeredDays(today, found).map(({ date, label }) => ({ label, description: date, date })),
    ];
    show();
  };
  offer({ fieldwork: [] });
  pick.busy = true;
  void hints(server).then((found) => {
    pick.busy = false;
    offer(found);
  });
  pick.onDidChangeValue(show);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      // Enter on a text that is no day keeps the list open: its first line says why.
      if (chosen === undefined || (chosen.date !== null && !isDay(chosen.date))) return;
      resolve(chosen.date);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** The day of `{date}` by which a caller answers beforehand: a text, null for today, or undefined when it asks us to ask. */
function givenDay(parameter: unknown): string | null | undefined {
  if (typeof parameter !== 'object' || parameter === null || !('date' in parameter)) return undefined;
  const { date } = parameter;
  return typeof date === 'string' || date === null ? date : undefined;
}

async function travelTo(server: ServerProcess, date: string | null): Promise<unknown> {
  if (date !== null && !isDay(date)) throw new Error(problemOfDay(date) ?? 'That is no day.');
  await server.start();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Tickmark: looking at another day' },
    () => server.request('tickmark/travel', { date }),
  );
}

/** Shows everything as of another day, in all views and findings, until somebody goes back. */
export const travel: Command = {
  name: 'tickmark.travel',
  async run(server, parameter) {
    await server.start();
    const given = givenDay(parameter);
    const date = given === undefined ? await pickDay(server) : given;
    return date === undefined ? undefined : travelTo(server, date);
  },
};

/** Ends a travel: back to the day that the configuration pins, else to today. */
export const travelBack: Command = {
  name: 'tickmark.travelBack',
  run: (server) => travelTo(server, null),
};
