import { notFound } from 'next/navigation'

/** Addresses that lead nowhere get the site's own page: two root layouts share no other. */
export default function MissingPage() {
  notFound()
}
