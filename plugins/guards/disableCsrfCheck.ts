import type { SanitizedConfig } from 'payload'

/**
 * Payload accepts a cookie only if the browser sends the shop's origin. That signs out users who follow a link from an
 * email, and everyone over plain HTTP. The origin is checked once, before Payload: `src/web/guardOrigin.ts`.
 */
export function disableCsrfCheck(config: SanitizedConfig): SanitizedConfig {
  // What an app names itself stays its own rule.
  config.csrf = config.csrf.filter((origin) => origin !== config.serverURL)
  return config
}
