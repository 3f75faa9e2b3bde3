import { describe, expect, it } from 'vitest';
import { readArguments } from '../../server/src/cli/arguments.ts';

const read = (line: string) => readArguments(line === '' ? [] : line.split(' '));

describe('the words behind tickmark', () => {
  it('name a command, its parameters and its options, in any order', () => {
    const request = read('check a --format json b --as-of=2025-06-30 --list-files');
    expect(request).toMatchObject({ type: 'command', command: { name: 'check' }, parameters: ['a', 'b'] });
    if (request.type !== 'command') throw new Error('no command');
    expect([...request.options]).toEqual([
      ['format', 'json'],
      ['as-of', '2025-06-30'],
      ['list-files', ''],
    ]);
  });

  it('take everything behind -- as parameters', () => {
    expect(read('why -- --root -x')).toMatchObject({ parameters: ['--root', '-x'] });
  });

  it('ask for help or the version in the usual ways', () => {
    expect(read('--help')).toEqual({ type: 'help', command: undefined });
    expect(read('check --format json -h')).toMatchObject({ type: 'help', command: { name: 'check' } });
    expect(read('--version')).toEqual({ type: 'version' });
  });

  it.each([
    ['', 'Say what to do, for example "tickmark check".'],
    ['chekc', 'There is no command "chekc". Did you mean check?'],
    ['controls/', 'There is no command "controls/". To check a path, write "tickmark check controls/".'],
    [
      '--format json',
      'Unknown option --format: options stand behind a command, as in "tickmark check --format json".',
    ],
    ['check --fromat json', '"tickmark check" has no option --fromat. Did you mean --format?'],
    ['check --format', '--format needs a value: --format FORMAT.'],
    ['check --root --format json', '--root needs a value: --root DIR.'],
    ['check --format=', '--format needs a value: --format FORMAT.'],
    ['check --format jsno', '--format is one of text, json, sarif, github, not "jsno". Did you mean json?'],
    ['check --severity fatal', '--severity is one of error, warning, information, hint, not "fatal".'],
    ['check --format json --format text', '--format is given twice.'],
    ['check --list-files=yes', '--list-files takes no value.'],
    ['rules x', '"x" is too much. Write "tickmark rules".'],
    ['explain', 'Something is missing. Write "tickmark explain RULE".'],
    ['explain a b', '"b" is too much. Write "tickmark explain RULE".'],
  ])('%j is wrong use', (line, message) => {
    expect(read(line)).toMatchObject({ type: 'wrong-use', message });
  });
});
