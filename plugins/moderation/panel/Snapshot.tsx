import type { JSONFieldServerProps } from 'payload'
import { isModerator } from '@/core/access/predicates'
import type { Translator } from '@/i18n/Translator'
import { translatorFor } from '@/i18n/translatorFor'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One value of what was reported. Links to the site can be followed; nothing else that a stranger wrote can. */
function Value({ value, words }: { value: unknown; words: Words }) {
  if (Array.isArray(value))
    return (
      <ul>
        {value.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at}>
            <Value value={one} words={words} />
          </li>
        ))}
      </ul>
    )
  if (isRecord(value)) return <Facts facts={value} words={words} />
  const text = String(value)
  return /^\/(api\/[\w-]+\/file|schematics)\//.test(text) ? (
    <a href={text}>{text}</a>
  ) : (
    <bdi className="shop-snapshot__text">{text}</bdi>
  )
}

type Words = Translator<'Panel'>

/** The facts in this order, as people read them; any other comes after. Each is called as its field is. */
const LABELS = {
  title: 'fields.title',
  body: 'fields.body',
  username: 'fields.username',
  displayName: 'fields.displayName',
  bio: 'fields.bio',
  description: 'fields.description',
  author: 'fields.author',
  owner: 'fields.owner',
  avatar: 'fields.avatar',
  pictures: 'fields.gallery',
  links: 'fields.links',
  label: 'fields.label',
  url: 'fields.url',
  category: 'fields.category',
  tags: 'fields.tags',
  visibility: 'fields.visibility',
  build: 'fields.schematic',
  answers: 'fields.parent',
  file: 'fields.file',
  filename: 'fields.filename',
  format: 'fields.format',
  bytes: 'fields.filesize',
  sha256: 'fields.sha256',
  editedAt: 'fields.editedAt',
  removed: 'fields.removed',
  slug: 'fields.slug',
} as const

const ORDER = Object.keys(LABELS)
const isNamed = (name: string): name is keyof typeof LABELS => Object.hasOwn(LABELS, name)
const placeOf = (name: string) => (isNamed(name) ? ORDER.indexOf(name) : ORDER.length)

const Facts = ({ facts, words }: { facts: Record<string, unknown>; words: Words }) => (
  <dl className="shop-snapshot">
    {Object.entries(facts)
      .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
      .map(([name, value]) => (
        <div key={name}>
          <dt>{isNamed(name) ? words(LABELS[name]) : name}</dt>
          <dd>
            <Value value={value} words={words} />
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
      <Facts facts={snapshot} words={t} />
    </section>
  )
}
