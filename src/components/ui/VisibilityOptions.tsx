import { useTranslations } from 'next-intl'
import { visibilities } from '@/core/vocabulary'

/** Visibilities as options of a `select`. Needs the messages of `Words`. */
export function VisibilityOptions() {
  const words = useTranslations('Words')
  return visibilities.map((visibility) => (
    <option key={visibility} value={visibility}>
      {words(`visibility.${visibility}.name`)}
    </option>
  ))
}
