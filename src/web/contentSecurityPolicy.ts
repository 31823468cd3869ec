import { createHash } from 'node:crypto'
import { deferScript, offlineScript, themeScript, waitScript } from '@/inlineScripts/compiled'

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
/** Inline scripts, allowed by their hash. */
const ownScripts = [themeScript, waitScript, deferScript, offlineScript].map(hashOf).join(' ')

/**
 * The Content Security Policy of a page: scripts come from the shop itself, or are inline with the nonce that Next
 * writes on them; nothing else is run, framed or connected to. Style attributes are allowed, because React writes them.
 * @param nonce of this response alone, base64 @param storage the origin that large files are uploaded to, if not the
 * shop @param captcha the hosts of the captcha, where there is one
 */
export function contentSecurityPolicy(
  nonce: string,
  { storage, isEmbeddable, captcha = [] }: { storage?: string; isEmbeddable: boolean; captcha?: readonly string[] },
): string {
  const others = captcha.map((host) => ` ${host}`).join('')
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' ${ownScripts}${others}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self' blob:${storage ? ` ${storage}` : ''}${others}`,
    `frame-src 'self'${others}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors ${isEmbeddable ? '*' : `'self'`}`,
  ].join('; ')
}
