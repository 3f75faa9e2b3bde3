import assert from 'node:assert/strict';

// Runs only on demand: it proves that a failing test makes the whole run fail.
describe('a test that fails', () => {
  it('fails the run', () => {
    assert.equal(1, 2);
  });
});
