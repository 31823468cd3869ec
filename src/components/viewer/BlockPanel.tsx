import { useTranslations } from 'next-intl'
import { Button } from '../ui/Button'
import { nameOfItem } from '../words/nameOfItem'
import type { Contents, StoredItem } from './model/describeContents'
import type { Picked } from './model/messages'
import { setViewerState } from './viewerStore'

const Items = ({ items }: { items: readonly StoredItem[] }) => {
  const t = useTranslations('Viewer')
  return (
    <ul className="grid gap-0.5">
      {items.map(({ id, count, name, inside }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two lines may read the same
        <li key={index} className="wrap-anywhere">
          {name
            ? t.rich('block.namedItem', { count, item: nameOfItem(id), name, user: (parts) => <bdi>{parts}</bdi> })
            : t('block.item', { count, item: nameOfItem(id) })}
          {inside && (
            <div className="ml-2 border-l-2 border-line pl-3 text-muted">
              <Items items={inside} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function BlockContents({ contents: { items, texts, facts } }: { contents: Contents }) {
  const t = useTranslations('Viewer')
  return (
    <>
      {facts.map(({ kind, value }) => (
        <p key={kind} className="wrap-anywhere">
          {t.rich(`block.${kind}`, {
            value,
            user: (parts) => (
              <bdi className="font-mono" dir="auto">
                {parts}
              </bdi>
            ),
          })}
        </p>
      ))}
      {texts.length > 0 && (
        <div className="grid gap-1">
          <h4 className="font-semibold">{t('block.text')}</h4>
          <blockquote dir="auto" className="border-l-2 border-copper pl-3 wrap-anywhere whitespace-pre-line">
            {texts.join('\n')}
          </blockquote>
        </div>
      )}
      {items.length > 0 && (
        <div className="grid gap-1">
          <h4 className="font-semibold">{t('block.items')}</h4>
          <Items items={items} />
        </div>
      )}
    </>
  )
}

/**
 * The selected block: name, position, state and contents. `undefined` before any selection, `null` if it hit nothing.
 */
export function BlockPanel({ picked }: { picked: Picked | null | undefined }) {
  const t = useTranslations('Viewer')
  const [item] = picked?.facts.items ?? []
  return (
    <section aria-label={t('block.title')} aria-live="polite" className="grid max-h-72 gap-2 overflow-auto text-sm">
      {!picked && <p className="text-muted">{picked === null ? t('block.nothing') : t('block.hint')}</p>}
      {picked && (
        <>
          <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <h3 className="text-base font-bold wrap-anywhere">{nameOfItem(picked.facts.name)}</h3>
            {item && (
              <Button size="small" onClick={() => setViewerState({ highlight: item })}>
                {t('block.highlight')}
              </Button>
            )}
          </div>
          <p className="text-muted">
            {t.rich('block.place', {
              x: String(picked.facts.position[0]),
              y: String(picked.facts.position[1]),
              z: String(picked.facts.position[2]),
              code: (parts) => <span className="font-mono text-ink">{parts}</span>,
            })}
          </p>
          {Object.keys(picked.facts.properties).length > 0 && (
            <dl className="flex flex-wrap gap-1.5">
              {Object.entries(picked.facts.properties).map(([name, value]) => (
                <div key={name} className="flex max-w-full gap-1 rounded-sm bg-raised px-2 py-0.5 wrap-anywhere">
                  <dt className="text-muted">{name}</dt>
                  <dd className="font-semibold">{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {picked.facts.contents && <BlockContents contents={picked.facts.contents} />}
        </>
      )}
    </section>
  )
}
