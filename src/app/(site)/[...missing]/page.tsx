import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Not found' }

/** Addresses that lead nowhere get the site's own page: two root layouts share no other. */
export default function MissingPage() {
  notFound()
}
