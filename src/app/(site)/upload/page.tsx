import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { StorageBar } from '@/components/mine/StorageBar'
import { UploadForm } from '@/components/upload/UploadForm'
import { readCategories } from '@/server/pages/readCategories'
import { readStorage } from '@/server/pages/readStorage'
import { currentVisitor } from '@/server/pages/visitor'

export const metadata: Metadata = { title: 'Upload a build', description: 'Publish a Minecraft schematic.' }

export default async function UploadPage() {
  const { payload, person } = await currentVisitor()
  if (!person) redirect('/sign-in?next=/upload')
  const [categories, storage] = await Promise.all([readCategories(payload), readStorage(payload, person.id)])
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-7">
      <div className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">Upload a build</h1>
        <p className="max-w-prose text-muted">
          We scan the file, open it, count its blocks and draw it. That takes seconds; then it is published.
        </p>
      </div>
      <UploadForm categories={categories.map(({ slug, name }) => ({ slug, name }))} />
      <StorageBar storage={storage} />
    </div>
  )
}
