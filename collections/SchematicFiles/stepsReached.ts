/** Steps that a file has behind it, from 1, received, to 5, drawn and published. */
export type StepsReached = 1 | 2 | 3 | 4 | 5

/** The same for statements over `schematic_files` under this alias. */
export const stepsReachedText = (file: string): string =>
  `case when ${file}.ready_at is not null and ${file}.status = 'ready' then 5 when ${file}.inspected_at is not null then 4
    when ${file}.scanned_at is not null then 3 when ${file}.hashed_at is not null then 2 else 1 end`
