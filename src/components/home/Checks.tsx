import clsx from 'clsx'
import { Eye, PackageOpen, ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'

const checks = [
  ['scanned', ShieldCheck],
  ['opened', PackageOpen],
  ['drawn', Eye],
] as const

/** The checks that every file passes before anyone can download it. */
export function Checks({ isScanned }: { isScanned: boolean }) {
  const t = useTranslations('Home')
  const shown = checks.filter(([check]) => isScanned || check !== 'scanned')
  return (
    <section aria-labelledby="checks" className="grid gap-5">
      <h2 id="checks" className="text-2xl font-extrabold tracking-tight sm:text-3xl">
        {t('checks.title')}
      </h2>
      <ol className={clsx('grid gap-x-8 gap-y-5', isScanned ? 'sm:grid-cols-3' : 'sm:grid-cols-2')}>
        {shown.map(([check, Icon]) => (
          <li
            key={check}
            className="grid grid-cols-[auto_1fr] content-start items-start gap-x-3.5 gap-y-1 border-t-2 border-copper pt-4"
          >
            <Icon aria-hidden className="mt-0.5 size-6 text-copper" />
            <h3 className="text-lg font-bold">{t(`checks.${check}`)}</h3>
            <p className="col-start-2 text-muted">{t(`checks.${check}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
