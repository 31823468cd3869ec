const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Postgres raises an error for a malformed UUID, so check first. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuidPattern.test(value)
