/** @param sid of the session @param gen of the session's refresh token beside it @param exp in seconds */
export type AccessClaims = { sid?: string; gen?: number; exp?: number }

/** What an access token says, unverified. */
export function readAccessToken(token: string): AccessClaims | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    if (typeof claims !== 'object' || claims === null) return undefined
    return {
      ...('sid' in claims && typeof claims.sid === 'string' && { sid: claims.sid }),
      ...('gen' in claims && typeof claims.gen === 'number' && { gen: claims.gen }),
      ...('exp' in claims && typeof claims.exp === 'number' && { exp: claims.exp }),
    }
  } catch {
    return undefined
  }
}
