import { buildSite } from './start/build.mjs'
import { Children } from './start/children.mjs'
import { installPackages } from './start/install.mjs'

// As `npm start` does before it starts: only where something has changed.
const children = new Children()
await installPackages(children)
await buildSite(children)
