import type { Command } from './command.ts';

export const showLog: Command = {
  name: 'tickmark.showLog',
  async run(server) {
    server.log.show();
  },
};
