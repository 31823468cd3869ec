import type { JSONFieldServerProps } from 'payload'
import { isModerator } from '@/access/predicates'
import { translatorFor } from '@/i18n/translatorFor'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One value of what was reported. Links to the site can be followed; nothing else that a stranger wrote can. */
function Value({ value }: { value: unknown }) {
  if (Array.isArray(value))
    return (
      <ul>
        {value.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at}>
            <Value value={one} />
          </li>
        ))}
      </ul>
    )
  if (isRecord(value)) return <Facts facts={value} />
  const text = String(value)
  return text.startsWith('/api/media/file/') || text.startsWith('/schematics/') ? (
    <a href={text}>{text}</a>
  ) : (
    <bdi className="shop-snapshot__text">{text}</bdi>
  )
}

const Facts = ({ facts }: { facts: Record<string, unknown> }) => (
  <dl className="shop-snapshot">
    {Object.entries(facts)
      .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
  </dl>
)

/** What was reported, as it was at that moment. */
export async function Snapshot({ data, req }: JSONFieldServerProps) {
  const snapshot: unknown = data?.snapshot
  if (!isModerator({ req }) || !isRecord(snapshot)) return null
  const t = await translatorFor(req.i18n.language, 'Panel')
  return (
    <section aria-labelledby="snapshot" className="shop-journey">
      <div className="shop-journey__head">
        <h3 id="snapshot">{t('reports.snapshot')}</h3>
      </div>
      <Facts facts={snapshot} />
    </section>
  )
}
