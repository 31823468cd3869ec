/**
 * A timestamp in ISO 8601, UTC with `Z`, as JavaScript writes it: Postgres' own JSON says `+00:00`.
 * @param column an expression of type timestamptz, part of a statement and never of a request
 */
export const isoTime = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
