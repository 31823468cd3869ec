import type { SanitizedConfig } from 'payload'

/**
 * Whether the guard checks origins in Payload's place: where Payload's list has the server's own alone. An app that
 * names others keeps Payload's rule.
 */
export const isCheckedByGuard = ({ csrf, serverURL }: Pick<SanitizedConfig, 'csrf' | 'serverURL'>): boolean =>
  Boolean(serverURL) && csrf.every((origin) => origin === serverURL)

/**
 * Payload accepts a cookie only if the browser sends the shop's origin. That signs out users who follow a link from an
 * email, and everyone over plain HTTP. The origin is checked once, before Payload: `src/web/guardOrigin.ts`.
 */
export function disableCsrfCheck(config: SanitizedConfig): SanitizedConfig {
  if (isCheckedByGuard(config)) config.csrf = []
  return config
}
