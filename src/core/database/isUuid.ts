const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Postgres refuses what is not a UUID with an error; ask here first. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuidPattern.test(value)
