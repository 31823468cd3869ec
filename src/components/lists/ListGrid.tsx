import type { ListCard } from '@plugins/lists/queries/readLists'
import clsx from 'clsx'
import { ListOrdered } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { listPath } from '@/core/addresses'
import { Link } from '../ui/Link'
import { ListVisibility } from './ListVisibility'

/** A list's cover: up to four previews of its builds. */
function Cover({ covers }: Pick<ListCard, 'covers'>) {
  const shown = covers.length === 3 ? covers.slice(0, 2) : covers
  return (
    <div
      className={clsx(
        'plate grid aspect-[5/3] gap-1 p-3',
        shown.length === 2 && 'grid-cols-2',
        shown.length === 4 && 'grid-cols-2 grid-rows-2',
      )}
    >
      {shown.length === 0 && (
        <ListOrdered aria-hidden className="size-12 place-self-center text-muted opacity-60" strokeWidth={1} />
      )}
      {shown.map((cover) => (
        // biome-ignore lint/performance/noImgElement: the pictures are stored in the sizes shown
        <img
          key={cover.url}
          src={cover.card ?? cover.url}
          alt=""
          width={cover.width}
          height={cover.height}
          loading="lazy"
          decoding="async"
          className="build-picture size-full min-h-0 min-w-0 object-contain"
        />
      ))}
    </div>
  )
}

function ListTile({ list }: { list: ListCard }) {
  const t = useTranslations('Lists')
  const format = useFormatter()
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-lg bg-surface shadow-lift transition-[translate] duration-200 hover:-translate-y-1 has-[h2_a:focus-visible]:outline-3 has-[h2_a:focus-visible]:outline-offset-2 has-[h2_a:focus-visible]:outline-copper">
      <Cover covers={list.covers} />
      <div className="flex grow flex-col gap-1.5 p-4">
        <h2 className="line-clamp-2 text-lg leading-snug font-bold">
          <Link href={listPath(list.slug)} dir="auto" className="outline-none after:absolute after:inset-0">
            {list.title}
          </Link>
        </h2>
        {list.description && (
          <p dir="auto" className="line-clamp-2 text-sm wrap-anywhere text-muted">
            {list.description}
          </p>
        )}
        <p className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-1 text-sm text-muted">
          <span className="tabular-nums">{t('count', { count: list.itemCount })}</span>
          <span>{t('changed', { date: format.dateTime(new Date(list.updatedAt), { dateStyle: 'medium' }) })}</span>
          <ListVisibility visibility={list.visibility} />
        </p>
      </div>
    </article>
  )
}

export const ListGrid = ({ lists }: { lists: ListCard[] }) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-5">
    {lists.map((list) => (
      <li key={list.id} className="grid">
        <ListTile list={list} />
      </li>
    ))}
  </ul>
)
