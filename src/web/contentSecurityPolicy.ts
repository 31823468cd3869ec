import { createHash } from 'node:crypto'
import { deferScript, offlineScript, themeScript, waitScript } from '@/inlineScripts/compiled'

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
/** Scripts that stand in pages as they are. */
const ownScripts = [themeScript, waitScript, deferScript, offlineScript].map(hashOf).join(' ')

/**
 * What a page may do (Content Security Policy 3): scripts come from the shop itself, or stand in the page under the nonce that Next writes
 * on what it sends; nothing else is run, framed or sent to. Styles may stand in attributes, as React writes them.
 * @param nonce of this page alone, base64 @param storage the origin that large files are sent to, where that is not the shop
 */
export function contentSecurityPolicy(
  nonce: string,
  { storage, isEmbeddable }: { storage?: string; isEmbeddable: boolean },
): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' ${ownScripts}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self' blob:${storage ? ` ${storage}` : ''}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors ${isEmbeddable ? '*' : `'self'`}`,
  ].join('; ')
}
