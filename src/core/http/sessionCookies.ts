/** An app's config, as far as it names cookies. */
type Named = { cookiePrefix: string }

/** The cookie of the access token, which is Payload's own. */
export const accessCookieName = ({ cookiePrefix }: Named): string => `${cookiePrefix}-token`
/** The cookie of the refresh token. */
export const refreshCookieName = ({ cookiePrefix }: Named): string => `${cookiePrefix}-refresh`
