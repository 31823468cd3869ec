/** The id of the session that a signed-in user's request belongs to; undefined of one by an API key. */
export const currentSessionOf = (user: object | null | undefined): string | undefined =>
  user && '_sid' in user && typeof user._sid === 'string' ? user._sid : undefined
