import type { Journey } from './journey.ts';
import { languageServers } from './language-servers.ts';
import { until } from './until.ts';

/** A server that dies while somebody looks at a view. */
export const serverDown: readonly Journey[] = [
  {
    title: 'the matrix says that the server is down, keeps what it showed, and goes on after a restart',
    run: async (workbench) => {
      const view = await workbench.openView('matrix');
      const { pid } = workbench.server;
      // It is started again by itself until it has died too often.
      await until(
        'the notice that the server is down',
        async () => {
          for (const server of languageServers(pid)) process.kill(server, 'SIGKILL');
          return (await view.notice()).includes('Restart Language Server') ? true : undefined;
        },
        60_000,
      );
      // What was shown is still there.
      await view.locator('[role="gridcell"]').first().waitFor();
      await view.locator('tickmark-notice button').click();
      await view.shown();
      await until('a server', () => (languageServers(pid).length === 1 ? true : undefined));
    },
  },
];
