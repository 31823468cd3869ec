import { buildSite } from './start/build.mjs'
import { Children } from './start/children.mjs'
import { PlainError } from './start/fail.mjs'
import { installPackages } from './start/install.mjs'

// As `npm start` does before it starts: only where something has changed.
const children = new Children()
try {
  await installPackages(children)
  await buildSite(children)
} catch (error) {
  console.error(error instanceof PlainError ? error.message : error)
  process.exitCode = error instanceof PlainError ? error.exitCode : 1
}
