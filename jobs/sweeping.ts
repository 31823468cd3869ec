/** Minutes that bytes may exist without a row: longer than any upload takes between storing and committing. */
export const GRACE_MINUTES = 30
/** Objects or rows checked per batch. */
export const SWEEP_BATCH = 500

/** Whether bytes without a row are old enough to remove. */
export const isPastGrace = (modifiedAt: Date): boolean => modifiedAt.getTime() < Date.now() - GRACE_MINUTES * 60_000

export async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncIterable<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length === SWEEP_BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
