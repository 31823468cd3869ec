import type { Bounce } from './bounce'

/** Lines of a header that belong together, as one. */
const unfold = (text: string) => text.replace(/\n[ \t]+/g, ' ')

const fieldOf = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(text)?.[1]?.trim()

/** What follows the header of a part of this type, until its boundary. */
function partOf(text: string, type: string): string | undefined {
  const begin = text.search(new RegExp(`^Content-Type:[ \\t]*${type}`, 'im'))
  if (begin < 0) return undefined
  const body = text.indexOf('\n\n', begin)
  if (body < 0) return undefined
  const end = text.indexOf('\n--', body + 2)
  return text.slice(body + 2, end < 0 ? undefined : end)
}

/** Which of the shop's mails it is about: by its return path, else by the Message-ID of what is sent back. */
function messageOf(text: string, returned: string): string | undefined {
  const header = text.slice(0, Math.max(0, text.indexOf('\n\n')))
  return (
    /^(?:To|Delivered-To|X-Original-To|Envelope-To):.*\+([0-9a-f]{32})@/im.exec(unfold(header))?.[1] ??
    /^Message-ID:[ \t]*<([0-9a-f]{32})@/im.exec(unfold(returned))?.[1]
  )
}

/**
 * Reads a mail about a mail: a delivery status notification (RFC 3464), of which only failures for good count (`Action:
 * failed`, status 5.x.x), or a complaint (RFC 5965). Nothing where it is neither, or not about a mail of ours.
 */
export function parseDsn(raw: string): Bounce | undefined {
  const text = raw.replace(/\r\n?/g, '\n')
  const returned =
    partOf(text, 'message/rfc822') ?? partOf(text, 'text/rfc822-headers') ?? partOf(text, 'message/global')
  const message = messageOf(text, returned ?? '')
  if (!message) return undefined
  const complaint = partOf(text, 'message/feedback-report')
  if (complaint) {
    const kind = fieldOf(unfold(complaint), 'Feedback-Type')
    return kind?.toLowerCase() === 'abuse' ? { reason: 'complained', message, detail: 'abuse report' } : undefined
  }
  const status = partOf(text, 'message/delivery-status')
  const failed = status
    ?.split(/\n{2,}/)
    .map(unfold)
    .find(
      (group) => fieldOf(group, 'Action')?.toLowerCase() === 'failed' && /^5\./.test(fieldOf(group, 'Status') ?? ''),
    )
  if (!failed) return undefined
  return { reason: 'bounced', message, detail: fieldOf(failed, 'Diagnostic-Code') ?? fieldOf(failed, 'Status') ?? '' }
}
