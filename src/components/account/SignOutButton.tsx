'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { forgetUser } from './forgetUser'

export function SignOutButton({ className, look = 'ghost' }: { className?: string; look?: 'ghost' | 'plain' }) {
  const t = useTranslations('Shell')
  const [busy, setBusy] = useState(false)
  async function signOut() {
    setBusy(true)
    await callApi('/api/users/logout', 'POST')
    await forgetUser()
    // A full page load: the router must not keep anything read while signed in.
    window.location.assign('/')
  }
  return (
    <Button look={look} size="small" disabled={busy} onClick={signOut} className={className}>
      <LogOut aria-hidden />
      {t('signOut')}
    </Button>
  )
}
