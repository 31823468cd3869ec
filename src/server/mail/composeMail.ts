import { createHash } from 'node:crypto'

export type MailFacts = {
  kind: 'file-refused' | 'file-infected' | 'storage-alert'
  /** Of the person who is told. */
  name: string
  /** Per cent of the quota that is used, for storage alerts. */
  level: number
  site: string
  fileId?: string
  file?: {
    title: string
    slug: string
    filename: string
    reason: string
    detail: string | null
    signature: string | null
  }
}

type Letter = { subject: string; paragraphs: string[]; link: { label: string; url: string } }

const reasons: Record<string, string> = {
  infected: 'The virus scanner found something harmful in it.',
  unscannable: 'The virus scanner could not look at the whole file, so it cannot be published.',
  not_a_schematic: 'It is not a schematic of a format we know.',
  malformed: 'It is damaged or incomplete. Exporting the build again usually helps.',
  limits_exceeded: 'It is larger than what we can take.',
  unsupported_version: 'Its format has a version we cannot read yet.',
}

function write({ kind, file, fileId, level, site }: MailFacts): Letter {
  if (kind === 'storage-alert')
    return {
      subject: level >= 100 ? 'Your storage is full' : `Your storage is ${level}% full`,
      paragraphs: [
        level >= 100
          ? 'There is no room left for new uploads. Delete builds you no longer need to make some.'
          : `You have used more than ${level}% of your storage. When it is full, new uploads are turned away.`,
      ],
      link: { label: 'See what you store', url: `${site}/my` },
    }
  const title = file?.title ?? 'a build'
  if (kind === 'file-infected')
    return {
      subject: `Infected file refused: ${title}`,
      paragraphs: [
        `The scanner found ${file?.signature ?? 'a virus'} in “${file?.filename}” of the build “${title}”. Nobody can download it.`,
        'Look at the file and its uploader. If this is a false alarm, send the file on its way again after updating the signatures.',
      ],
      link: { label: 'Open the file', url: `${site}/admin/collections/schematic-files/${fileId}` },
    }
  return {
    subject: `Your build “${title}” could not be published`,
    paragraphs: [
      `We could not publish the file “${file?.filename}” of your build “${title}”. ${reasons[file?.reason ?? ''] ?? ''}`,
      ...(file?.detail && file.reason !== 'infected' ? [`What we found: ${file.detail}`] : []),
      'You can delete the build and upload a corrected file.',
    ],
    link: { label: 'Look at the build', url: `${site}/schematics/${encodeURIComponent(file?.slug ?? '')}` },
  }
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`).replace(/[\r\n]+/g, ' ')

/** A mail in plain text and HTML. The id is the same for the same occasion, so that mail programs show a repeated one once. */
export function composeMail(facts: MailFacts, occasion: string) {
  const { subject, paragraphs, link } = write(facts)
  const domain = new URL(facts.site).hostname
  const id = createHash('sha256').update(occasion).digest('hex').slice(0, 32)
  const greeting = `Hello ${facts.name},`
  const style = 'font-family:system-ui,sans-serif;font-size:16px;line-height:1.5'
  return {
    subject: subject.replace(/[\p{Cc}]+/gu, ' ').slice(0, 200),
    messageId: `<${id}@${domain}>`,
    text: `${[greeting, ...paragraphs, `${link.label}: ${link.url}`].join('\n\n')}\n\n– SchematicShop\n`,
    html: `<!doctype html><html lang="en"><body style="margin:0;padding:24px;background:#f4f2ec;color:#1d2321;${style}">
<table role="presentation" style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:12px;padding:32px"><tr><td>
<p style="margin:0 0 20px;font-weight:700;color:#1f7a4d">SchematicShop</p>
<p>${escapeHtml(greeting)}</p>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
<p style="margin:28px 0 8px"><a href="${escapeHtml(link.url)}" style="background:#1f7a4d;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(link.label)}</a></p>
</td></tr></table></body></html>`,
  }
}
