import { Categories } from '@collections/Categories'
import { Comments } from '@collections/Comments'
import { Likes } from '@collections/Likes'
import { Media } from '@collections/Media'
import { Profiles } from '@collections/Profiles'
import { SchematicFiles } from '@collections/SchematicFiles'
import { Schematics } from '@collections/Schematics'
import { Tags } from '@collections/Tags'
import { Users } from '@collections/Users'
import type { CollectionConfig, Config } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { type ShopContext, withContext } from '@/core/context/context'
import type { Capability } from '@/core/context/options'
import type { CollectionName } from '@/core/context/slugs'
import { ListItems } from './lists/collections/ListItems'
import { Lists } from './lists/collections/Lists'
import { Follows } from './people/collections/Follows'

type Noun = {
  name: CollectionName
  make: (context: ShopContext) => CollectionConfig
  capability?: Capability
}

/** The nouns, which every shop has. Those of a capability stay closed where it is turned off. */
const nouns: readonly Noun[] = [
  { name: 'schematics', make: Schematics },
  { name: 'schematicFiles', make: SchematicFiles },
  { name: 'tags', make: Tags },
  { name: 'categories', make: Categories },
  { name: 'media', make: Media },
  { name: 'comments', make: Comments, capability: 'comments' },
  { name: 'likes', make: Likes, capability: 'likes' },
  { name: 'follows', make: Follows, capability: 'follows' },
  { name: 'lists', make: Lists, capability: 'lists' },
  { name: 'listItems', make: ListItems, capability: 'lists' },
  { name: 'users', make: Users },
  { name: 'profiles', make: Profiles },
]

/** The config with the shop's context and the collections that every shop has, which all plugins stand on. */
export const withNouns = (config: Config, context: ShopContext): Config =>
  nouns.reduce(
    (so, { name, make, capability }) =>
      addCollection(so, {
        name,
        collection: make(context),
        ...(capability && { isOff: context.isOff(capability) }),
      }),
    withContext(config, context),
  )
