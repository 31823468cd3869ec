import type { SanitizedConfig } from 'payload'

/**
 * Payload believes a cookie only where the browser names the shop as its origin, and so signs out who follows a link
 * from a mail, and everyone over plain HTTP, where browsers name nothing. Where a request comes from is judged once,
 * before Payload sees it: `src/web/guardOrigin.ts`.
 */
export function disableCsrfCheck(config: SanitizedConfig): SanitizedConfig {
  // What an app names itself stays its own rule.
  config.csrf = config.csrf.filter((origin) => origin !== config.serverURL)
  return config
}
