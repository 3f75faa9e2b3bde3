/**
 * Works on several items at once and hands out the answers in the order of the items. `work` must not reject: what
 * can fail is part of its answer.
 */
export async function* readAhead<Item, Answer>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<Answer>,
  width: number,
): AsyncGenerator<Answer, void> {
  const underWay: Promise<Answer>[] = [];
  for await (const item of items) {
    underWay.push(work(item));
    const first = underWay.length >= width ? underWay.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const answer of underWay) yield await answer;
}
