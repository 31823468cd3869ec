import type { ListCard } from '@plugins/lists/queries/readLists'
import { EyeOff, Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Says of a list that not everybody finds it; of a public one nothing. */
export function ListVisibility({ visibility }: Pick<ListCard, 'visibility'>) {
  const words = useTranslations('Words')
  if (visibility === 'public') return null
  const Icon = visibility === 'private' ? EyeOff : Link2
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold text-copper">
      <Icon aria-hidden className="size-4" />
      {words(`visibility.${visibility}.name`)}
    </span>
  )
}
