import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { ConfirmTakedown } from '@/components/legal/ConfirmTakedown'
import { LegalArticle } from '@/components/legal/LegalArticle'
import { TakedownForm } from '@/components/legal/TakedownForm'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'

type Props = { searchParams: Promise<{ build?: string | string[]; token?: string | string[] }> }

const one = (value: string | string[] | undefined) => [value ?? ''].flat()[0] ?? ''

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('Legal')
  const { token } = await searchParams
  return {
    title: t('pages.takedown'),
    alternates: { canonical: '/takedown' },
    // The link of an email must not be found by its token.
    ...(token && { robots: { index: false }, referrer: 'no-referrer' as const }),
  }
}

export default async function TakedownPage({ searchParams }: Props) {
  const [{ payload }, { build, token }] = await Promise.all([getSession(), searchParams])
  return (
    <ClientMessages of={['Legal']}>
      <LegalArticle context={contextOf(payload)} page="takedown">
        {token ? (
          <ConfirmTakedown token={one(token)} />
        ) : (
          <TakedownForm
            example={`${contextOf(payload).addresses.publicUrl}/schematics/lighthouse`}
            build={one(build)}
            email=""
          />
        )}
      </LegalArticle>
    </ClientMessages>
  )
}
