import type { ShopContext } from '@/core/context/context'

/** A user's avatar in both sizes; optional. */
export type Portrait = { large: string; small: string } | null

/** The avatar as JSON, for a statement with `portraitJoin`. */
export const portraitColumn = ({
  addresses,
}: ShopContext): string => `case when a.id is null then null else json_build_object(
  'large', '${addresses.mediaFiles}' || a.filename,
  'small', '${addresses.mediaFiles}' || coalesce(a.sizes_avatar_filename, a.filename)) end`

/** For a statement over `profiles p`. */
export const portraitJoin = ({ names }: ShopContext): string =>
  `left join ${names.media} a on a.id = p.avatar_id and a.withheld is not true`
