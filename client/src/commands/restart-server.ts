import type { Command } from './command.ts';

export const restartServer: Command = {
  name: 'tickmark.restartServer',
  async run(server) {
    await server.restart();
  },
};
