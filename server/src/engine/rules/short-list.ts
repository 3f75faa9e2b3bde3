/** `A.5.1, A.5.2, A.5.3 and 9 more`: ids in a sentence, `most` words of the list at most. */
export function shortList(ids: readonly string[], most = 8): string {
  if (ids.length > most) return `${ids.slice(0, most - 1).join(', ')} and ${ids.length - most + 1} more`;
  const last = ids.at(-1) ?? '';
  return ids.length < 2 ? last : `${ids.slice(0, -1).join(', ')} and ${last}`;
}
