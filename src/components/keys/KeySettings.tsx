'use client'

import type { ApiKey } from '@plugins/keys/queries/readKeys'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CopyField } from '../listing/CopyField'
import type { IdentityWays } from '../security/IdentityField'
import { Button } from '../ui/Button'
import { KeyForm } from './KeyForm'
import { KeyList } from './KeyList'

type Props = { keys: ApiKey[]; mayModerate: boolean; ways: IdentityWays }

/** The user's API keys, and a form for another; a new one is shown until it is dismissed. */
export function KeySettings({ keys, mayModerate, ways }: Props) {
  const t = useTranslations('Keys')
  const router = useRouter()
  const [created, setCreated] = useState<string>()
  return (
    <>
      {created ? (
        <section aria-labelledby="created-heading" className="panel grid gap-4 border-s-4 border-primary">
          <div className="grid gap-1" role="status">
            <h2 id="created-heading" className="text-xl font-bold">
              {t('created.title')}
            </h2>
            <p className="text-muted">{t('created.text')}</p>
          </div>
          <CopyField label={t('created.title')} text={created} copyLabel={t('created.copy')} />
          <Button className="justify-self-start" onClick={() => setCreated(undefined)}>
            {t('created.done')}
          </Button>
        </section>
      ) : (
        <KeyForm
          mayModerate={mayModerate}
          ways={ways}
          onCreated={(key) => {
            setCreated(key)
            router.refresh()
          }}
        />
      )}
      <KeyList keys={keys} />
    </>
  )
}
