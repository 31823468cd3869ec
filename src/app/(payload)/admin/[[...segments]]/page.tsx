import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import { isWithheld, mayWithhold } from '@plugins/factors/queries/staffDuty'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getShop } from '@/app/_site/getShop'
import { findUser } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { importMap } from '../importMap'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

export const generateMetadata = ({ params, searchParams }: Args) =>
  generatePageMetadata({ config, params, searchParams })

/** Whoever must have a second factor sets it up first: until then the panel has nothing for them. */
async function requireFactorOfStaff(): Promise<void> {
  const payload = await getShop()
  if (mayWithhold(contextOf(payload)) && isWithheld(await findUser(payload, await headers())))
    redirect('/settings/security')
}

const Page = async ({ params, searchParams }: Args) => {
  await requireFactorOfStaff()
  return RootPage({ config, params, searchParams, importMap })
}

export default Page
