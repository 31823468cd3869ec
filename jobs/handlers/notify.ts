import { sql } from '@payloadcms/db-postgres'
import { publicUrl } from '@/env'
import { adapterOf, inTransaction } from '@/server/database'
import { composeMail, type MailFacts } from '@/server/mail/composeMail'
import { type Handler, skipped } from '../handler'

/** Sends one mail to one person, once: who has been told is written beside it. */
export const notify: Handler<'notify'> = async (data, { payload }) => {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ email: string; name: string }>(sql`
    select u.email, p.display_name as name from users u join profiles p on p.id = u.id
    where u.id = ${data.recipientId} and u.state = 'active'`)
  const recipient = rows[0]
  if (!recipient) return skipped('there is nobody to tell')

  let facts: MailFacts = { kind: data.kind, name: recipient.name, level: data.level ?? 0, site: publicUrl }
  // A file that was sent on its way again may be refused again, and is told again.
  let occasion = `${data.level ?? ''}`
  if (data.fileId) {
    const found = await drizzle.execute<{
      title: string
      slug: string
      filename: string
      reason: string | null
      detail: string | null
      signature: string | null
      refused: string | null
    }>(sql`
      select s.title, s.slug, f.filename, f.reason, f.reason_detail as detail, f.signature, f.refused_at::text as refused
      from schematic_files f join schematics s on s.id = f.schematic_id where f.id = ${data.fileId}`)
    const file = found.rows[0]
    if (!file?.reason) return skipped('the file is gone or no longer refused')
    occasion = `${data.fileId} ${file.refused}`
    facts = { ...facts, fileId: data.fileId, file: { ...file, reason: file.reason } }
  } else {
    occasion = `${occasion} ${new Date().toISOString().slice(0, 10)}`
  }

  const key = `${data.kind} ${data.recipientId} ${occasion}`
  return inTransaction(payload, async (tx) => {
    const claimed = await tx.execute(sql`
      insert into sent_mails (key) values (${key}) on conflict (key) do nothing returning key`)
    if (claimed.rows.length === 0) return skipped('already told')
    await payload.sendEmail({ to: recipient.email, ...composeMail(facts, key) })
    return 'done'
  })
}
